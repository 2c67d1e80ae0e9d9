using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Whether teams differ in what they send to micro-providers by more than chance would make them.</summary>
public sealed record MicroByTeam() : MicroShare<MicroByTeam>("Team", "teams")
{
    public override string Id => "micro-by-team";

    public override string Name => "Micro-providers’ share by team";

    public override IReadOnlyList<Fact> Needs => [Fact.Size, Fact.Team];

    public override MeasureWords Words { get; } = new()
    {
        What = "Each team’s share to micro-providers beside the share of the whole authority, in a funnel: the fewer referrals a team "
            + "makes, the further chance may carry it. The headline is the share of the teams compared that lie outside the 99.8% limits.",
        WhyItMatters = "If some teams find micro-providers and others do not, it is know-how that can be passed on, or an area without "
            + "any: both are worth knowing, and a small team must not be blamed for chance.",
        Plainly = "For each team we count how many of its referrals went to micro-providers, and compare that with what is to be expected. "
            + "The fewer referrals a team makes, the more room we leave for chance.",
        How = "Expected share p: to micro-providers ÷ to all providers of known size, with or without a team. Limits at each size n: p ± z "
            + "√(p(1 − p) ÷ n), with z = 1.96 for 95% and 3.09 for 99.8%. n is an effective sample size: how many packages of equal size, "
            + "each of another person, would be as sure (Kish’s for the team, times what all teams together lose or gain because "
            + "micro-providers’ packages differ in size and people come again). A team is compared when np and n(1 − p) are both 5 or "
            + "more. Teams with fewer than 30 referrals are added up as “Smaller teams”, and left out when they have fewer than 30 "
            + "together. A provider’s size is the one it had in the month of the referral.",
        Limits = "No worker is shown or known. The limits allow for chance alone: teams also differ in the area they cover, the services "
            + "they arrange and the people they meet, and some choices were the person’s own. A team outside is to be asked how it works, "
            + "not judged. One team in 500 lies outside by chance. Version 1 took all packages to be alike and every referral for another "
            + "person.",
        Source = "D. J. Spiegelhalter (2005), Statistics in Medicine 24:1185–1202; L. Kish (1965), Survey Sampling",
    };

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    protected override List<MicroShareRow> Rows(MarketSlice slice)
    {
        var teams = new (Tally Micro, Tally Recorded)[slice.Market.Teams.Count];
        var withoutTeam = (Micro: default(Tally), Recorded: default(Tally));
        foreach (var referral in slice.Named)
        {
            if (referral.Band == DisplayBand.NotKnown)
            {
                continue;
            }

            ref var sum = ref withoutTeam;
            if (referral.Team is { } team)
            {
                sum = ref teams[team];
            }

            var tally = referral.Tally(slice.Weight);
            sum.Recorded += tally;
            sum.Micro += referral.Band == DisplayBand.Micro ? tally : default;
        }

        var named = slice.Market.Teams.Select(x => (x.Name, Sums: teams[x.Index])).Where(x => x.Sums.Recorded.Referrals > 0);
        var rows = VisibleTeams.Select(named, x => x.Name, x => x.Sums.Recorded.Referrals)
            .Select(x => Row(x.Name, x.Teams.Select(t => t.Sums))).ToList();
        return rows.Count == 0 ? [] : [.. rows, Row(MicroShareRow.Together, [.. teams, withoutTeam])];

        MicroShareRow Row(string name, IEnumerable<(Tally Micro, Tally Recorded)> sums) => new(
            name, Tally.Sum(sums.Select(x => x.Micro)), Tally.Sum(sums.Select(x => x.Recorded)),
            slice.DesignEffect(DisplayBand.Micro));
    }
}
