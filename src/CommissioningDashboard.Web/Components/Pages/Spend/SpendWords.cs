using CommissioningDashboard.Measures;
using CommissioningDashboard.Spend;

namespace CommissioningDashboard.Web.Components.Pages.Spend;

/// <summary>What the page says beside its findings.</summary>
internal static class SpendWords
{
    private const int _mostMonths = 6;

    /// <summary>What the figures are made of: months, payments, credit notes, withheld names, and months without any.</summary>
    public static string About(SpendReading reading)
    {
        var picture = reading.Picture;
        var said = new List<string>
        {
            $"{reading.Period!.Value.Label}: {Written.Counted(picture.Lines, "payment or credit note", "payments and credit notes")} of "
                + $"{Written.Counted(picture.Named, "named supplier")}, {picture.OnRegister} of them on the register.",
        };
        if (picture.Credited > 0)
        {
            said.Add($"Credit notes of {SpendSentences.Pounds(picture.Credited)} are taken off.");
        }

        if (picture.Withheld is { } withheld)
        {
            said.Add($"Names are withheld for {SpendSentences.Pounds(withheld.Net)}.");
        }

        if (reading.Empty.Count > 0)
        {
            var named = string.Join(", ", reading.Empty.Take(_mostMonths).Select(x => x.Label));
            var more = reading.Empty.Count > _mostMonths ? $" and {reading.Empty.Count - _mostMonths} more" : "";
            said.Add($"Without any payment, so perhaps without a file: {named}{more}.");
        }

        return string.Join(' ', said);
    }

    /// <summary>"The 5 suppliers that are paid most have {48%} of spend."</summary>
    public static string? Largest(SpendPicture picture)
    {
        const int few = 5;
        var largest = picture.Suppliers.Where(x => !x.IsWithheld).Take(few).ToList();
        return largest.Count < few || picture.Net <= 0 ? null
            : $"The {few} suppliers that are paid most have {{{Written.Percent((double)largest.Sum(x => x.Net) / picture.Net)}}} of spend.";
    }
}
