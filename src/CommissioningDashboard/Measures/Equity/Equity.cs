using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Whether groups of people are offered and receive alike: choice of options, days waited, and micro-providers.</summary>
/// <param name="Groups">What the groups are, in the plural: "age bands".</param>
/// <param name="People">How a sentence names a group's people: "People aged {0}".</param>
public abstract record Equity<TSelf>(string Groups, string People) : Measure<TSelf, EquityRow> where TSelf : Equity<TSelf>, new()
{
    public override Unit Unit => Unit.Share;

    public override MeasureWords Words => new()
    {
        What = $"For people of different {Groups}: in how many brokered referrals two providers or more were put forward, how many days it "
            + $"took until support was arranged, and how much support went to micro-providers; and how far each group lies from all "
            + $"others. The headline is the smallest share with two providers or more on the list among groups with at least 30 "
            + "such referrals.",
        WhyItMatters = "Choice that some groups are offered and others are not is no choice for all. Councils have a duty to promote "
            + "wellbeing without discrimination, and must have regard to equality in what they arrange.",
        Plainly = "For each group we count how many people were offered two providers or more, how long it took until support was "
            + "arranged, and how many went to a micro-provider. Each group is set beside all the others. We speak of a difference only "
            + "when it is too large for chance, however many we look at.",
        How = "Each referral received in the period counts once, whatever the filter counts by. Options: commissioned and managed-budget "
            + "referrals with a logged list; the share with two providers or more on it, asked or not: how many "
            + "were asked is on Access. Days: of those routes, the days within which half had support, by Kaplan and Meier’s estimate; "
            + "whoever still waits, or had no provider found, has been without support up to the last day of the data and counts until "
            + "then. Its 95% interval is read from the curve’s log-log interval. Micro: of all arranged with a "
            + "named provider, the share to a micro-provider; it is a range while sizes are not known, from where none of those is micro "
            + "to where all are. Shares have Wilson’s 95% interval, of a range from its low end to its high one. A group is set against "
            + "all others whose group is known, where both have 8 referrals or more: gaps of shares have Newcombe’s interval and Pearson’s "
            + "chi-square, at their least sure if sizes are unknown; gaps of days an interval put together from both medians’ and the "
            + "log-rank test. A gap is called clearer than "
            + "chance when its interval leaves out 0 and its P is at most 0.05 after Benjamini and Hochberg’s adjustment for all gaps of "
            + "age bands, ethnic groups and support reasons together. People with several referrals count as one draw: variances are "
            + "multiplied, and the number that an interval rests on divided, by the design effect (Rao and Scott). It is the variance by "
            + "person over that by referral and at least 1; of more than 16,000 referrals it is measured on a half, a quarter … of the "
            + "people at random.",
        Limits = "A gap is a question and not a finding of discrimination: groups differ in need, in where they live, in service and in "
            + "route, and nothing of that is evened out here; use the filter to compare within a service or an area. Referrals "
            + "that were withdrawn, or arranged on a day that is not recorded, are in no wait. Small groups can hide large gaps. A "
            + "referral that does not say whose it is counts as another person’s. Version 1 counted every referral so, left those still "
            + "waiting out, and left out providers of unknown size.",
        Source = "Equality Act 2010, section 149; Care Act 2014, sections 1 and 5; R. G. Newcombe (1998), Statistics in Medicine "
            + "17:873–890; Y. Benjamini and Y. Hochberg (1995), Journal of the Royal Statistical Society B 57:289–300; E. L. Kaplan and "
            + "P. Meier (1958), JASA 53:457–481; N. Mantel (1966), Cancer Chemotherapy Reports 50:163–170; J. N. K. Rao and A. J. Scott "
            + "(1992), Biometrics 48:577–585",
    };

    public override IReadOnlyList<Fact> Uses => [Fact.List, Fact.Size, Fact.ReceivedDay, Fact.Unmet];

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    private protected abstract IReadOnlyList<EquityRow> RowsOf(EquityGroups groups);

    protected sealed override MeasureResult<EquityRow> Work(MarketSlice slice)
    {
        var groups = EquityGroups.For(slice);
        var rows = RowsOf(groups);
        var least = rows.Where(x => x.IsKnown && x.ChoiceShare.IsReliable).MinBy(x => x.ChoiceShare.Value);
        var value = least?.ChoiceShare ?? Figure.Cannot(Unit.Share, "No group has 30 brokered referrals whose options are recorded.");
        return new MeasureResult<EquityRow>
        {
            Measure = this,
            Value = value,
            Finding = EquitySentences.Finding([.. rows.Select(x => (x, People))], $"{Groups} and all others"),
            Rows = rows,
            Table = EquityTable.FromRows($"Options, days and micro-providers by {Groups}", rows),
            Working = Working.Rate(
                $"Brokered referrals of “{least?.Group}” with two providers or more on the list", least?.Choice.Part ?? 0,
                    "With any option recorded",
                    least?.Choice.Whole ?? 0, value),
        };
    }
}

/// <summary>Equity by age band.</summary>
public sealed record EquityByAge() : Equity<EquityByAge>("age bands", EquitySentences.OfAge)
{
    public override string Id => "equity-age";

    public override string Name => "Equity by age";

    public override string Headline => "Lowest share of an age band with two providers or more on the list";

    private protected override IReadOnlyList<EquityRow> RowsOf(EquityGroups groups) => groups.ByAge;
}

/// <summary>Equity by broad ethnic group.</summary>
public sealed record EquityByEthnicity() : Equity<EquityByEthnicity>("ethnic groups", EquitySentences.OfEthnicity)
{
    public override string Id => "equity-ethnicity";

    public override string Name => "Equity by ethnic group";

    public override string Headline => "Lowest share of an ethnic group with two providers or more on the list";

    private protected override IReadOnlyList<EquityRow> RowsOf(EquityGroups groups) => groups.ByEthnicity;
}

/// <summary>Equity by primary support reason.</summary>
public sealed record EquityByNeed() : Equity<EquityByNeed>("support reasons", EquitySentences.OfNeed)
{
    public override string Id => "equity-need";

    public override string Name => "Equity by support reason";

    public override string Headline => "Lowest share of a support reason with two providers or more on the list";

    private protected override IReadOnlyList<EquityRow> RowsOf(EquityGroups groups) => groups.ByNeed;
}
