using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One way of looking for a preference for in-house providers.</summary>
/// <param name="Name">What is looked at.</param>
/// <param name="Part">Referrals (or places on lists) that were in-house.</param>
/// <param name="Whole">Of how many.</param>
/// <param name="ExpectedName">What the share is set against, in words.</param>
/// <param name="Expected">That share.</param>
/// <param name="Times">How many times the share, or its odds, are the expected; none when that cannot be worked out.</param>
public sealed record InHousePreferenceRow(string Name, long Part, long Whole, string ExpectedName, double? Expected, RatioEstimate? Times)
{
    public Figure Share => RateColumns.Rate((Part, Whole));

    /// <summary>The chance of a difference as large when there is none; none where that is not worked out.</summary>
    public double? Chance { get; init; }
}

/// <summary>
/// Whether in-house providers are preferred: by capacity, when offered beside others, in the order of offers, and with others open.
/// </summary>
public sealed record InHousePreference : Measure<InHousePreference, InHousePreferenceRow>
{
    private const string _partOfLists = "In-house part of these lists";
    private const string _byItself = "nothing, it stands by itself";
    private const string _none = "No logged list shows in-house and other providers side by side, with now one and now the other chosen.";

    public override string Id => "in-house-preference";

    public override string Name => "In-house preference";

    public override string Headline => "In-house providers’ odds of being chosen, against others listed";

    public override Unit Unit => Unit.Times;

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override IReadOnlyList<Fact> Needs => [Fact.Ownership, Fact.Services, Fact.Unmet];

    public override IReadOnlyList<Fact> Uses => [Fact.List, Fact.Area];

    public override MeasureWords Words { get; } = new()
    {
        What = "Six looks at whether in-house providers (council departments and council-owned companies) are preferred. The headline is "
            + "how many times the odds of being chosen are theirs, when they stand on the same lists as others.",
        WhyItMatters = "A council that buys from itself while others stand ready weakens the market it has a duty to shape, and may not "
            + "know that it does. A bare share cannot show it: an in-house service that can give half the hours may rightly receive half.",
        Plainly = "We take the lists on which in-house providers stood beside others and one was chosen. On each list alone we know how "
            + "often an in-house provider would be chosen if all were as likely. Over all lists we then see how much more or less often "
            + "it really was.",
        How = "1. Share of referrals against the share of capacity stated by those able to take them, as in representation. 2. Each list "
            + "that shows in-house and other providers and from which exactly one was chosen is compared with itself alone. With m "
            + "in-house among n providers and odds θ times those of others, an in-house provider is chosen with chance m × θ ÷ (m × θ + "
            + "n − m). θ is the value under which all these lists together would give as many in-house choices as there were, which is "
            + "the one of greatest likelihood. Its interval holds each θ that a score test at 5% does not reject; where the choices of "
            + "one person are alike, they count as less than so many separate ones. 3. How often the first on lists that show both is "
            + "in-house, against in-house providers’ part of each list. 4. The same for the first on the list that was asked, where any "
            + "was. For 3 and 4 the ratio has Wilson’s interval divided by the expected share. 5. Of in-house referrals, how many were "
            + "arranged while another provider was open, offered the service and covered the area. 6. Of those with a logged list, how "
            + "many lists showed nobody else. Always counted by referrals. Version 1 pooled all places on the lists of a service, area "
            + "and quarter, which gave 1.1 and more where there was no preference.",
        Limits = "The log holds the order of the list and not the order of calls. Choice by the person, price and continuity after a "
            + "hand-back can all lead in-house for good reasons; none of these figures knows them. Where one or two providers are "
            + "in-house, a liking for them cannot be told from one for in-house. Lists from which several accepted are left out of 2. "
            + "Able means by the register: another provider may have been full.",
        Source = "Public procurement and the Care Act 2014, section 5; N. E. Breslow and N. E. Day (1980), Statistical Methods in Cancer "
            + "Research 1, chapter 7; D. D. Boos (1992), The American Statistician 46:327–333",
    };

    protected override MeasureResult<InHousePreferenceRow> Work(MarketSlice slice)
    {
        var lists = InHouseLists.For(slice);
        var odds = MatchedSets.Fit(lists.Sets);
        var open = WithOthersOpen(slice);
        List<InHousePreferenceRow> rows =
        [
            OfCapacity(NeutralChoice.For(slice), InvisibleByChance.For(slice).Counted),
            new("Chosen, listed beside others", lists.Chosen, lists.Sets.Count, _partOfLists, Part(lists.Expected, lists.Sets.Count),
                odds is { } ratio ? new RatioEstimate(ratio.Value, ratio.Interval) : null) { Chance = odds?.P },
            OfLists("First on lists beside others", lists.First),
            OfLists("First asked, beside others", lists.FirstAsked),
            new("In-house while another was open", open.Part, open.Whole, _byItself, null, null),
            new("In-house with nobody else listed", lists.OnlyInHouse, lists.ArrangedInHouse, _byItself, null, null),
        ];
        return new MeasureResult<InHousePreferenceRow>
        {
            Measure = this,
            Value = odds is { } found ? new Figure(found.Value, Unit.Times, found.Sets, found.Interval)
                : Figure.Cannot(Unit.Times, _none),
            Finding = Finding(rows[0], rows[1], odds),
            Rows = rows,
            Table = Table(rows),
            Working = odds is { } worked ? Steps(lists, worked) : [],
        };
    }

    /// <summary>
    /// By chance a choice that looks at no owner may fall above the share of capacity, so the chance is that of as much beside the larger
    /// of the two. A person who stays with a provider has chosen once.
    /// </summary>
    private static InHousePreferenceRow OfCapacity(NeutralChoice choice, long choices)
    {
        var own = choice[DisplayBand.InHouse];
        var times = own.Capacity is { } capacity ? Ratio.ToFixed(own.To.Referrals, choice.Whole.Referrals, capacity) : null;
        var whole = choice.Whole.Referrals;
        var even = Math.Max(own.Capacity ?? 0, choice.Whole.Amount == 0 ? 0 : own.Expected / choice.Whole.Amount);
        return new("Share of referrals", own.To.Referrals, whole, "Share of stated capacity", own.Capacity, times)
        {
            Chance = even is > 0 and < 1 && choices > 0
                ? Normal.TwoSided(Math.Max(0, ((double)own.To.Referrals / whole) - even) / Math.Sqrt(even * (1 - even) / choices)) : null,
        };
    }

    private static InHousePreferenceRow OfLists(string name, (long InHouse, long Lists, double Expected) count)
        => new(name, count.InHouse, count.Lists, _partOfLists, Part(count.Expected, count.Lists),
            count.Lists == 0 ? null : Ratio.ToFixed(count.InHouse, count.Lists, count.Expected / count.Lists));

    private static double? Part(double part, long whole) => whole == 0 ? null : part / whole;

    private static (long Part, long Whole) WithOthersOpen(MarketSlice slice)
    {
        var (part, whole) = (0L, 0L);
        foreach (var choice in OpenChoices.For(slice).All)
        {
            var inHouse = choice.Able.Places.Index().Where(x => slice.Providers[x.Item].Ownership.IsInHouse()).ToList();
            var arranged = inHouse.Sum(x => choice.To[x.Index].Referrals);
            whole += arranged;
            part += inHouse.Count < choice.Able.Places.Count ? arranged : 0;
        }

        return (part, whole);
    }

    private static Sentence Finding(InHousePreferenceRow share, InHousePreferenceRow listed, MatchedOdds? odds)
    {
        if (share.Whole == 0)
        {
            return new("No referral was arranged with a provider that the register shows as able to take it.");
        }

        var text = $"In-house providers receive "
            + Parts.Share(share.Part, share.Whole, "referral")
            + (share.Expected is { } capacity ? $" and state {Parts.OfCapacity(capacity)}" : "");
        return new(text + odds switch
        {
            null => ".",
            { LargerThanChance: true } => $"; {BesideOthers(listed)}.",
            _ => "; listed beside others, they are chosen no more and no less often than chance would explain.",
        });
    }

    /// <summary>How often in-house providers are chosen from lists that show others too, and how often an even choice would.</summary>
    internal static string BesideOthers(InHousePreferenceRow listed)
        => $"where a list shows others too, in-house providers are chosen {{{listed.Share.Text}}} of the time "
            + $"({{{Written.Percent(listed.Expected!.Value)}}} if everybody on a list were as likely)";

    private static IReadOnlyList<string> Steps(InHouseLists lists, MatchedOdds odds) =>
    [
        $"Lists that show in-house and other providers and from which exactly one was chosen: {Written.Whole(odds.Sets)}.",
        $"In-house chosen: {Written.Whole(lists.Chosen)}.",
        $"In-house providers ÷ all on the list, added up over the lists: {Working.Number(lists.Expected)} if everybody were as likely.",
        $"With {Working.Number(odds.Value)} times the odds, the chances m × θ ÷ (m × θ + n − m) add up to {Written.Whole(lists.Chosen)}.",
        .. odds.Together > 1
            ? [$"Choices of one person are alike: the variance is {Working.Number(odds.Together)} times that of separate choices."]
            : Array.Empty<string>(),
        $"The score test rejects odds outside {Written.Range(odds.Interval, Unit.Times)} at 5%.",
    ];

    private static MeasureTable Table(List<InHousePreferenceRow> rows)
    {
        var rate = RateColumns.Create<InHousePreferenceRow>("share", "In-house", "Of", "Share", x => (x.Part, x.Whole));
        var expected = new Column("expected", "Which is", Unit.Share, new Protection.FigureOf(rate.Whole));
        return MeasureTable.FromRows<InHousePreferenceRow>(
            "In-house providers, looked at in six ways", rows,
            [
                (new("look", "What is looked at", Unit.Text, Protection.Free), x => x.Name),
                .. rate.All,
                (new("against", "Set against", Unit.Text, Protection.Free), x => x.ExpectedName),
                (expected, x => x.Expected),
                (new("times", "Times that (odds, when listed)", Unit.Times, Times(rate.Rate)), x => x.Times?.Value),
                (new("times_low", "95% interval of times from", Unit.Times, Times(rate.Low)), x => x.Times?.Interval.Low),
                (new("times_high", "95% interval of times to", Unit.Times, Times(rate.High)), x => x.Times?.Interval.High),
            ]);

        Protection Times(Column share) => new Protection.RatioOf(share, expected, rate.Part);
    }
}
