using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>Share by size of provider, beside each size's part of providers and of stated capacity.</summary>
public sealed class BandShareSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Share;

    public override string Name => "Band_share";

    public override string Title => "Share of referrals by size of provider";

    public override IReadOnlyList<Measure> Measures { get; } = [new BandShare()];

    public override string WhenEmpty => "There is nothing to show.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => Disclosed.FromTable(BandShare.For(slice).Table, profile, slice.Beside is not null ? [] : ["share_compared"]);

    public override string? Finding(DisclosedTable table)
    {
        var (share, providers) = (table.Cell(0, "share"), table.Cell(0, "provider_share"));
        return share is not { Number: not null, IsUnreliable: false } || providers.Number is null or 0 ? null
            : $"Micro-providers are {providers} of open providers and received {(share.Number == 0 ? "none" : $"{share}")} of what was "
            + $"arranged with a named provider.";
    }

    public override IEnumerable<string> Explanations(MarketSlice slice, DisclosureProfile profile)
    {
        if (BandShare.For(slice).Rows.All(x => x.Arranged.Referrals == 0))
        {
            yield return "No referral was arranged with a named provider in this period.";
        }
    }
}
