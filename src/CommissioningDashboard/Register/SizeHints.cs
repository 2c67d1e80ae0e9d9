using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Register;

/// <summary>What a public source lets one guess of a provider's size.</summary>
/// <param name="Band">Micro, small, medium or large.</param>
/// <param name="Evidence">What the source says.</param>
/// <param name="Doubt">Why it may be wrong.</param>
/// <param name="On">The day of which the source tells.</param>
/// <param name="Source">As the size then says it, with the source and its day.</param>
public sealed record SizeHint(Provider Provider, DisplayBand Band, string Evidence, string Doubt, DateOnly On, string Source)
{
    /// <summary>By which it is chosen on the page.</summary>
    public string Key => $"{Provider.Id}-{(int)Band}-{On:yyyyMMdd}";
}

/// <summary>Makes hints of a provider's size out of what public sources say. A hint changes nothing.</summary>
internal static class SizeHints
{
    /// <param name="provider">A provider without a size.</param>
    /// <param name="cqc">What CQC's lists say of it, if anything.</param>
    /// <param name="accounts">Its latest accounts at Companies House, if any.</param>
    public static IEnumerable<SizeHint> Of(Provider provider, CqcView? cqc, CompanyAccounts? accounts)
    {
        if (accounts is not null && OfAccounts(accounts.Category) is { } told)
        {
            yield return new SizeHint(
                provider, told.Band, $"Files {accounts.Category.ToLowerInvariant()} accounts at Companies House", told.Doubt,
                accounts.FileDay,
                $"Hint accepted: Companies House accounts “{accounts.Category}”, data of {Written.Date(accounts.FileDay)}");
        }

        if (cqc is { EndedOn: null, OwnershipType: { } type, OwnershipOn: { } day }
            && type.Equals("Individual", StringComparison.OrdinalIgnoreCase))
        {
            yield return new SizeHint(
                provider, DisplayBand.Micro, "Registered with CQC as an individual",
                "Most individuals run one very small service; some run a care home with dozens of staff.", day,
                $"Hint accepted: CQC ownership type “{type}”, list of {Written.Date(day)}");
        }
    }

    /// <summary>The size of company that a category of accounts is for; none where any size may file it.</summary>
    private static (DisplayBand Band, string Doubt)? OfAccounts(string category) => category.ToUpperInvariant() switch
    {
        "MICRO ENTITY" => (DisplayBand.Micro,
            "Of turnover, balance sheet and up to 10 employees two are enough, so it may have more than 10 people, and part-time ones."),
        "SMALL" or "TOTAL EXEMPTION FULL" or "TOTAL EXEMPTION SMALL" or "UNAUDITED ABRIDGED"
            => (DisplayBand.Small, "A small company has up to 50 employees, and a micro one may choose to file as small."),
        "MEDIUM" => (DisplayBand.Medium, "Of turnover, balance sheet and up to 250 employees two are enough."),
        _ => null,
    };
}
