using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;

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
        if (share is not { Number: not null, IsUnreliable: false })
        {
            return null;
        }

        var received = Received(share, table.Cell(table.Rows.Count - 1, "share"));
        return providers.Number is null or 0 || received is null ? null
            : $"Micro-providers are {providers} of open providers and received {received} of what was arranged with a named provider.";
    }

    /// <summary>A range while some went to providers of unknown size, as far as the table shows how much; they are its last row.</summary>
    private static string? Received(DisclosedCell share, DisclosedCell unknown) => unknown.Number switch
    {
        null => null,
        0 when share.Number == 0 => "none",
        0 => $"{share}",
        { } more => Written.Range(new Interval(share.Number!.Value, share.Number.Value + more), Unit.Share),
    };

    public override IEnumerable<string> Explanations(MarketSlice slice, DisclosureProfile profile)
    {
        if (BandShare.For(slice).Rows.All(x => x.Arranged.Referrals == 0))
        {
            yield return "No referral was arranged with a named provider in this period.";
        }

        if (!Evidence.Coverage(slice, Fact.Size).IsWhole)
        {
            yield return BandTable.OfUnknownSize;
        }
    }
}
