using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Whether teams differ in what they send to micro-providers by more than chance would make them.</summary>
public sealed record MicroByTeam() : MicroShare<MicroByTeam>("Team", "teams")
{
    public override string Id => "micro-by-team";

    public override string Name => "Micro-providers’ share by team";

    public override IReadOnlyList<Fact> Needs => [Fact.Size, Fact.Team, Fact.Services];

    public override IReadOnlyList<Fact> Uses => [Fact.Area];

    public override MeasureWords Words { get; } = new()
    {
        What = "Each team’s share to micro-providers beside the share of the whole authority, in a funnel: the fewer referrals a team "
            + "makes, the further chance may carry it. A team whose areas and services have fewer micro-providers is not held to the "
            + "share of one with many. The headline is the share of the teams compared that lie outside the 99.8% limits.",
        WhyItMatters = "If some teams find micro-providers and others do not, it is know-how that can be passed on: worth knowing, and a "
            + "small team must not be blamed for chance, nor any for what its area lacks.",
        Plainly = "For each team we count how many of its referrals went to micro-providers, and compare that with what is to be expected "
            + "of all teams together and of the micro-providers there are where it works. The fewer referrals a team makes, the more room "
            + "we leave for chance.",
        How = "Share p: to micro-providers ÷ to all providers of known size, with or without a team. A team’s own share is multiplied by "
            + "e(all) ÷ e(team), where e is the share if each of its referrals had gone to any provider able to take it in its area, "
            + "service and month, all as likely. Limits at each size n: the numbers that fewer than 2.5 in 100 (95%) or 1 in 1,000 "
            + "(99.8%) would lie beyond on either side if each of n had the chance p (the binomial distribution). n is an effective "
            + "sample size: how many packages of equal size, each of another person, would be as sure (Kish’s for the team, times what "
            + "all teams together lose or gain because micro-providers’ packages differ in size and people come again). A team is "
            + "compared when np and n(1 − p) are both 5 or more. Where teams differ by more than chance for reasons of their own, the "
            + "limits are wider by the root of the mean square of their distances in standard deviations, the furthest tenth drawn in "
            + "(Spiegelhalter’s overdispersion). An adjusted share rests on n q(1 − p) ÷ (p(1 − q)) referrals, with q = p e(team) ÷ "
            + "e(all). Teams with fewer than 30 referrals are added up as “Smaller teams”, and left out when they have fewer than 30 "
            + "together. A provider’s size is the one it had in the month of the referral.",
        Limits = "No worker is shown or known. The limits allow for chance and for who is able: teams also differ in the people they "
            + "meet, and some choices were the person’s own. A team outside is to be asked how it works, not judged. One team in 500 lies "
            + "outside by chance. Version 1 took all packages to be alike and every referral for another person, and did not ask who was "
            + "able.",
        Source = "D. J. Spiegelhalter (2005), Statistics in Medicine 24:1185–1202, and Quality and Safety in Health Care 14:347–351; L. "
            + "Kish (1965), Survey Sampling",
    };

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    private protected override IReadOnlyList<(Column Column, Func<MicroShareRow, Cell> Read)> More => [MicroShareRow.ExpectedColumn];

    protected override List<MicroShareRow> Rows(MarketSlice slice)
    {
        var teams = TeamShares.In(slice);
        var effect = slice.DesignEffect(DisplayBand.Micro);
        var named = slice.Market.Teams.Select(x => (x.Name, Shares: teams[x.Index])).Where(x => x.Shares.Recorded.Referrals > 0);
        var rows = VisibleTeams.Select(named, x => x.Name, x => x.Shares.Recorded.Referrals)
            .Select(x => TeamShares.Row(x.Name, [.. x.Teams.Select(t => t.Shares)], effect)).ToList();
        return rows.Count == 0 ? [] : [.. rows, TeamShares.Row(MicroShareRow.Together, teams, effect)];
    }
}
