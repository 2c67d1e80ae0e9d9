using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What a team arranged with micro-providers, and what a choice that looks at no size would have given them.</summary>
internal sealed class TeamShares
{
    private double _expected;
    private double _able;

    /// <summary>What went to micro-providers.</summary>
    public Tally Micro { get; private set; }

    /// <summary>What went to all providers of known size.</summary>
    public Tally Recorded { get; private set; }

    /// <summary>
    /// Those of each team, in the register's order, and last of no team. A referral is set beside the providers able in its area, service
    /// and month; one to a provider that the register does not have as able is set beside nobody.
    /// </summary>
    public static IReadOnlyList<TeamShares> In(MarketSlice slice)
    {
        var market = slice.Market;
        TeamShares[] teams = [.. Enumerable.Range(0, market.Teams.Count + 1).Select(_ => new TeamShares())];
        var asked = new IndexGrid<(AbleProviders? Able, double? Micro)>(market.Months, market.Services.Count, market.Areas.Count);
        foreach (var referral in slice.Named)
        {
            ref var cell = ref asked[referral.MonthIndex, referral.Service, referral.Area];
            if (cell.Able is null)
            {
                var able = market.Eligible.ProvidersFor(referral.MonthIndex, referral.Service, referral.Area);
                cell = (able, BlindShare.OfMicro(slice, referral.MonthIndex, able));
            }

            var isAble = cell.Able!.IndexOf(referral.Provider!.Value) >= 0;
            teams[referral.Team ?? market.Teams.Count].Add(referral, slice.Weight, isAble ? cell.Micro : null);
        }

        return teams;
    }

    /// <summary>Some teams together, as a row.</summary>
    public static MicroShareRow Row(string name, IReadOnlyList<TeamShares> teams, double designEffect)
    {
        var able = teams.Sum(x => x._able);
        return new MicroShareRow(name, Tally.Sum(teams.Select(x => x.Micro)), Tally.Sum(teams.Select(x => x.Recorded)), designEffect)
        {
            Expected = able == 0 ? null : teams.Sum(x => x._expected) / able,
        };
    }

    private void Add(ReferralView referral, Weight weight, double? blind)
    {
        if (referral.Band == DisplayBand.NotKnown)
        {
            return;
        }

        var tally = referral.Tally(weight);
        Recorded += tally;
        Micro += referral.Band == DisplayBand.Micro ? tally : default;
        if (blind is { } share)
        {
            _able += tally.Amount;
            _expected += tally.Amount * share;
        }
    }
}
