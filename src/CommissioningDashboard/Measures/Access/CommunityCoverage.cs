using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What one community finds.</summary>
/// <param name="Community">The community as the authority names it; none for providers tied to any.</param>
/// <param name="Serving">Open and able providers that have support made for it.</param>
/// <param name="Led">Open and able providers run by its people.</param>
/// <param name="Used">Those of either kind that received a referral.</param>
/// <param name="Referrals">What they received.</param>
/// <param name="All">What all recorded providers received.</param>
public sealed record CommunityCoverageRow(string? Community, int Serving, int Led, int Used, long Referrals, long All);

/// <summary>Which communities of people have providers of their own, and whether these are used.</summary>
public sealed record CommunityCoverage : Measure<CommunityCoverage, CommunityCoverageRow>
{
    private const string _none = "The register ties no provider to a community.";

    public override string Id => "communities";

    public override string Name => "Coverage by community";

    public override string Headline => "Share of referrals to providers tied to a community";

    public override Unit Unit => Unit.Share;

    public override Direction Diverse => Direction.HighIsDiverse;

    public override IReadOnlyList<Fact> Needs => [Fact.Communities, Fact.Services];

    public override MeasureWords Words { get; } = new()
    {
        What = "For each community that providers serve or are led by (a faith, a language, disabled people), how many such providers are "
            + "open, how many are used, and what they receive. The headline is the share of referrals that goes to a provider tied to any "
            + "community.",
        WhyItMatters = "Diversity is for people. Somebody who wants support in their language, or from people who share their life, needs "
            + "a provider that gives it and a council that knows of it.",
        Plainly = "For each community we count the open providers that serve it or are led by it, and what they received, and divide that "
            + "by what all providers received.",
        How = "Providers open and able on the last day of the period whose tie to the community holds on that day. Their arranged "
            + "referrals in the period ÷ those of all recorded providers, with Wilson’s 95% interval. A provider tied to two communities "
            + "counts under both and once in the whole.",
        Limits = "It says who could serve a community, not whether the people referred belong to it. Ties are as the register holds them. "
            + "Large providers may serve communities well without saying so. Always counted by referrals.",
        Source = "Care Act 2014 statutory guidance, chapter 4, on diversity for different communities; Equality Act 2010, section 149",
    };

    protected override MeasureResult<CommunityCoverageRow> Work(MarketSlice slice)
    {
        var day = slice.Period.To.LastDay;
        var tallies = slice.ByProvider(slice.Period);
        var all = tallies.Sum(x => x.Referrals);
        var tied = slice.OpenAndAble(slice.Period.To)
            .Select(x => (Provider: x, Ties: x.Communities.Where(c => c.Tie.Contains(day)).ToList())).Where(x => x.Ties.Count > 0).ToList();
        List<CommunityCoverageRow> rows =
        [
            .. tied.SelectMany(x => x.Ties).Select(x => x.Community).Distinct().Order(StringComparer.CurrentCulture)
                .Select(community => Row(community, tied.Where(x => x.Ties.Exists(c => c.Community == community)))),
        ];
        var whole = Row(null, tied);
        var value = tied.Count == 0 ? Figure.Cannot(Unit.Share, _none)
            : RateColumns.Rate((whole.Referrals, all), "No referral was arranged with a named provider.");
        return new MeasureResult<CommunityCoverageRow>
        {
            Measure = this,
            Value = value,
            Finding = Finding(rows, whole, value),
            Rows = rows.Count == 0 ? [] : [.. rows, whole],
            Working = Working.Rate(
                "Referrals to providers tied to a community", whole.Referrals, "Referrals that name a provider", all, value),
            Table = MeasureTable.FromRows<CommunityCoverageRow>(
                "Providers by community served or led", rows.Count == 0 ? [] : [.. rows, whole],
                [
                    (new("community", "Community", Unit.Text, Protection.Free), x => x.Community ?? "Any community"),
                    (new("serving", "Providers serving", Unit.Providers, Protection.Free), x => x.Serving),
                    (new("led", "Providers led by", Unit.Providers, Protection.Free), x => x.Led),
                    (new("used", "Used", Unit.Providers, Protection.Free), x => x.Used),
                    .. RateColumns.Create<CommunityCoverageRow>(
                        "referrals", "Referrals", "All referrals", "Share", x => (x.Referrals, x.All)).All,
                ]),
        };

        CommunityCoverageRow Row(string? community, IEnumerable<(ProviderRecord Provider, List<CommunityOf> Ties)> providers)
        {
            var own = providers.ToList();
            return new(
                community, own.Count(x => x.Ties.Exists(c => !c.IsLedBy && (community is null || c.Community == community))),
                own.Count(x => x.Ties.Exists(c => c.IsLedBy && (community is null || c.Community == community))),
                own.Count(x => tallies[x.Provider.Index].Referrals > 0), own.Sum(x => tallies[x.Provider.Index].Referrals), all);
        }
    }

    private static string Used(int used, int all)
    {
        if (all == 1)
        {
            return "the only community has at least one that was used";
        }

        if (used == all)
        {
            return $"{Parts.All(all, "community", "communities")} have at least one that was used";
        }

        return $"{{{all - used}}} of {all} communities {(all - used == 1 ? "has" : "have")} none that was used";
    }

    private static Sentence Finding(List<CommunityCoverageRow> rows, CommunityCoverageRow whole, Figure value)
    {
        var unused = rows.Count(x => x.Used == 0);
        if (rows.Count == 0)
        {
            return new(_none);
        }

        if (value.Value is null)
        {
            return new("No referral was arranged with a named provider in this period.");
        }

        if (whole.Referrals == 0)
        {
            return new($"The register ties providers to {{{Written.Counted(rows.Count, "community", "communities")}}}; "
                + $"none of these providers received a referral.");
        }

        return new($"Providers tied to a community receive {Parts.Share(whole.Referrals, whole.All, "referral")}; "
            + $"{Used(rows.Count - unused, rows.Count)}.");
    }
}
