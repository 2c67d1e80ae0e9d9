using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What one provider answered when it was asked, or all together.</summary>
/// <param name="Provider">Which; none for all together, the last row.</param>
/// <param name="Accepted">How often it said yes.</param>
/// <param name="Declined">How often it said no.</param>
public sealed record AcceptanceByProviderRow(ProviderRecord? Provider, long Accepted, long Declined)
{
    public long Answers => Accepted + Declined;

    /// <summary>A person who is a provider is not named.</summary>
    public FunnelMember Member => new(Provider is null ? "" : ActiveSupport.NameOf(Provider), Accepted, Answers);
}

/// <summary>Whether providers differ in how often they accept by more than chance would make them.</summary>
public sealed record AcceptanceByProvider : Measure<AcceptanceByProvider, AcceptanceByProviderRow>
{
    private const string _noun = "providers";
    private const string _none = "No answer of a provider was recorded in this period.";

    public override string Id => "acceptance-by-provider";

    public override string Name => "Acceptance by provider";

    public override Unit Unit => Unit.Share;

    public override bool Trends => false;

    public override bool HasGoal => false;

    public override string NoTrend => FunnelResult.NoTrend;

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override IReadOnlyList<Fact> Needs => [Fact.List, Fact.Unmet];

    public override MeasureWords Words { get; } = new()
    {
        What = "How often each provider that was asked said yes, beside how often all did together, in a funnel: the fewer answers, the "
            + "further chance may carry one. Only those outside the 99.8% limits are named. The headline is the share of the providers "
            + "compared that lie there.",
        WhyItMatters = "A provider that declines far more than chance explains may be full, too far off or paid too little; one that "
            + "hardly ever declines may have room to spare. Both are worth a telephone call. A ranking would mostly list the smallest, by "
            + "chance.",
        Plainly = "For each provider we count how often it said yes when asked, and compare that with all providers together. The fewer "
            + "answers there are, the more room we leave for chance, and only those that lie far outside are named.",
        How = "From the logged options of the period’s referrals: accepted ÷ (accepted + declined by the provider), for each provider and "
            + "for all (p); one that was willing counts as accepting whether or not it was chosen. Limits at n answers: the numbers that "
            + "fewer than 2.5 in 100 (95%) or 1 in 1,000 (99.8%) would lie beyond on either side if each answer were yes with chance p "
            + "(the binomial distribution). A provider is compared when np and n(1 − p) are both 5 or more.",
        Limits = "A provider outside is to be asked, not judged: the limits allow for chance alone, and providers are asked for different "
            + "services, places and packages. Where all differ much, many lie outside. One in 500 does by chance. Answers that come "
            + "together, as for one household, make chance look smaller than it is. A provider who is a person is not named. Always "
            + "counted by answers.",
        Source = "D. J. Spiegelhalter (2005), Statistics in Medicine 24:1185–1202",
    };

    /// <summary>The providers beside all together.</summary>
    public static FunnelResult Read(IReadOnlyList<AcceptanceByProviderRow> rows)
        => FunnelResult.FromMembers(
        rows.Count == 0 ? null : (double)rows[^1].Accepted / rows[^1].Answers, rows.SkipLast(1).Select(x => x.Member));

    protected override MeasureResult<AcceptanceByProviderRow> Work(MarketSlice slice)
    {
        var rows = Rows(slice);
        var reading = Read(rows);
        return new MeasureResult<AcceptanceByProviderRow>
        {
            Measure = this,
            Value = reading.OutsideShare(_noun),
            Finding = rows.Count == 0 ? new(_none) : reading.Finding(_noun),
            Rows = rows,
            Working = reading.Steps(_noun),
            Table = Table(rows, reading),
        };
    }

    private static List<AcceptanceByProviderRow> Rows(MarketSlice slice)
    {
        var (accepted, declined) = (new long[slice.Providers.Count], new long[slice.Providers.Count]);
        foreach (var referral in slice.Listed)
        {
            foreach (var option in referral.Options)
            {
                accepted[option.Provider] += option.SaidYes ? 1 : 0;
                declined[option.Provider] += option.Outcome == OptionOutcome.DeclinedByProvider ? 1 : 0;
            }
        }

        var rows = slice.Providers.Select(x => new AcceptanceByProviderRow(x, accepted[x.Index], declined[x.Index]))
            .Where(x => x.Answers > 0).ToList();
        return rows.Count == 0 ? [] : [.. rows, new(null, accepted.Sum(), declined.Sum())];
    }

    /// <summary>Those outside by name, and the others added up, so that the table is no ranking.</summary>
    private static MeasureTable Table(List<AcceptanceByProviderRow> rows, FunnelResult reading)
    {
        var outside = reading.Outside.OrderByDescending(x => x.Member.Part / x.Member.Whole).ToList();
        List<Line> lines =
        [
            .. outside.Select(x => new Line(x.Member.Name, 1, (long)x.Member.Part, (long)x.Member.Whole, x.Position.Words())),
            Sum("The others compared", [.. reading.Places.Where(x => !x.IsOutside).Select(x => x.Member)], "within the 99.8% limits"),
            Sum("Too few answers to compare", reading.TooSmall, "not compared"),
            Sum(MicroShareRow.Together, [.. rows.SkipLast(1).Select(x => x.Member)], null),
        ];
        return MeasureTable.FromRows<Line>(
            "Answers of providers that were asked: those outside the limits, and the others together", lines.Where(x => x.Providers > 0),
            [
                (new("provider", "Provider", Unit.Text, Protection.Free), x => x.Name),
                (new("providers", "Providers", Unit.Providers, Protection.Free), x => x.Providers),
                .. RateColumns.Create<Line>("accepted", "Accepted", "Answers", "Accepted, share", x => (x.Accepted, x.Answers)).All,
                (new("position", "Position", Unit.Text, Protection.Free), x => x.Position),
            ]);
    }

    private static Line Sum(string name, IReadOnlyList<FunnelMember> members, string? position)
        => new(name, members.Count, (long)members.Sum(x => x.Part), (long)members.Sum(x => x.Whole), position);

    private sealed record Line(string Name, int Providers, long Accepted, long Answers, string? Position);
}
