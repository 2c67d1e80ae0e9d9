using CommissioningDashboard.Referrals;

namespace CommissioningDashboard.Web.Components.Pages.Desk;

/// <summary>How a reader looks at a referral's list, as its address says: from where, sorted, narrowed, whom put forward.</summary>
public sealed record ListView(int Place, bool ByName, ListNarrowing Narrowing, IReadOnlyList<int> PutForward)
{
    public static ListView Read(IQueryCollection query) => new(
        int.TryParse(query["place"], out var place) ? place : 1,
        query["sort"] == "name",
        new ListNarrowing(Code(query["language"]), Code(query["community"]), Code(query["time"])),
        [.. query["asked"].Select(x => int.TryParse(x, out var id) ? id : 0).Where(x => x > 0).Distinct().Take(100)]);

    /// <summary>What a form has to send along so that the list stays as it is looked at.</summary>
    public IEnumerable<(string Name, string Value)> Fields()
    {
        if (ByName)
        {
            yield return ("sort", "name");
        }

        foreach (var (name, code) in new[]
            { ("language", Narrowing.Language), ("community", Narrowing.Community), ("time", Narrowing.Time) })
        {
            if (code is not null)
            {
                yield return (name, code);
            }
        }
    }

    /// <summary>The address of a page of the referral that shows the list in the same way.</summary>
    public string On(string page)
    {
        var parts = Fields().Concat(PutForward.Select(x => ("asked", $"{x}"))).Select(x => $"{x.Item1}={x.Item2}").ToList();
        if (Place > 1)
        {
            parts.Add($"place={Place}");
        }

        return parts.Count == 0 ? page : $"{page}?{string.Join('&', parts)}";
    }

    /// <summary>Codes are hexadecimal digits; whatever else stands there is none.</summary>
    private static string? Code(string? text) => text?.Length == 8 && text.All(char.IsAsciiHexDigitLower) ? text : null;
}
