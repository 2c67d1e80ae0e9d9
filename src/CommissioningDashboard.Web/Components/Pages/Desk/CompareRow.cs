using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Referrals;
using CommissioningDashboard.Register;
using CommissioningDashboard.Web.Components.Pages.Providers;

namespace CommissioningDashboard.Web.Components.Pages.Desk;

/// <summary>One thing that is known of providers set side by side.</summary>
/// <param name="Cells">One for each provider; none where it is not known of that one.</param>
internal sealed record CompareRow(string Term, IReadOnlyList<string?> Cells)
{
    /// <summary>What is known of at least one of them.</summary>
    public static IReadOnlyList<CompareRow> Of(IReadOnlyList<ProviderRecord> providers, MarketSnapshot market, CloserLook look)
    {
        var scheme = market.Slice(MarketFilter.Everything).Scheme;
        var service = market.Services.First(x => x.Id == look.Case.Referral.ServiceId);
        var rows = new List<CompareRow>
        {
            Row("Size", x => x.BandOn(scheme, look.Day).Name()),
            Row("On the register", x => string.Join(". ", DeskWords.Facts(x, service, look.Day))),
        };
        rows.AddRange(ProfileText.Fields.Select(field => Row(ProviderFacts.OfThem(field), x => x.ProfileOn(look.Day)?.Texts[field.Name])));
        return [.. rows.Where(x => x.Cells.Any(cell => cell is not null))];

        CompareRow Row(string term, Func<ProviderRecord, string?> cell) => new(term, [.. providers.Select(cell)]);
    }
}
