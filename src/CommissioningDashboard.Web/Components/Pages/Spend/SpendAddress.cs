using CommissioningDashboard.Market;
using CommissioningDashboard.Spend;

namespace CommissioningDashboard.Web.Components.Pages.Spend;

/// <summary>What spend is asked for, in the address of the page and of its file.</summary>
internal static class SpendAddress
{
    /// <summary>What cannot be read asks for everything.</summary>
    public static SpendQuestion Read(string? from, string? to, string? directorate)
        => new(Month.Parse(from), Month.Parse(to), string.IsNullOrWhiteSpace(directorate) ? null : directorate);

    /// <summary>The address of another path with the same question.</summary>
    public static string On(this SpendQuestion question, string path)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("from", question.From?.ToString()), ("to", question.To?.ToString()), ("directorate", question.Directorate),
        };
        var query = string.Join('&', parts.Where(x => x.Value is not null).Select(x => $"{x.Name}={Uri.EscapeDataString(x.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
