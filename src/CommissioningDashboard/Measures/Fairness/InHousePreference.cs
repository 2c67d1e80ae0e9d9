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
}

/// <summary>
/// Whether in-house providers are preferred: by capacity, when offered beside others, in the order of offers, and with others open.
/// </summary>
public sealed record InHousePreference : Measure<InHousePreference, InHousePreferenceRow>
{
    private const string _byItself = "nothing, it stands by itself";
    private const string _none = "No logged list shows in-house and other providers side by side with both chosen at times.";

    public override string Id => "in-house-preference";

    public override string Name => "In-house preference";

    public override string Headline => "In-house providers’ odds of being chosen, against others listed";

    public override Unit Unit => Unit.Times;

    public override MeasureWords Words { get; } = new()
    {
        What = "Six looks at whether in-house providers (council departments and council-owned companies) are preferred. The headline is "
            + "how many times the odds of being chosen are theirs, when they stand on the same lists as others.",
        WhyItMatters = "A council that buys from itself while others stand ready weakens the market it has a duty to shape, and may not "
            + "know that it does. A bare share cannot show it: an in-house service that can give half the hours may rightly receive half.",
        How = "1. Share of referrals against the share of capacity stated by those able to take them, as in representation. 2. On lists "
            + "that show in-house and other providers and from which one accepted: the odds of an in-house provider being chosen over the "
            + "odds of another, pooled by Mantel and Haenszel over service, area and quarter, with the interval of Robins, Breslow and "
            + "Greenland. 3. How often the first on such lists is in-house, against in-house providers’ part of each list. 4. The same for "
            + "the first on the list that was asked, where any was. For 3 and 4 the ratio has Wilson’s interval divided by the expected "
            + "share. 5. Of in-house referrals, how many were arranged while another provider was open, offered the service and covered "
            + "the area. 6. Of those with a logged list, how many lists showed nobody else. Always counted by referrals.",
        Limits = "The log holds the order of the list and not the order of calls. Choice by the person, price and continuity after a "
            + "hand-back can all lead in-house for good reasons; none of these figures knows them. Places on one list depend on each "
            + "other, so the interval of the odds is a little off. Able means by the register: another provider may have been full.",
        Source = "Public procurement and the Care Act 2014, section 5; N. Mantel and W. Haenszel (1959), JNCI 22:719–748; J. Robins, N. "
            + "Breslow and S. Greenland (1986), Biometrics 42:311–323",
    };

    protected override MeasureResult<InHousePreferenceRow> Work(MarketSlice slice)
    {
        var lists = InHouseLists.For(slice);
        var odds = MantelHaenszel.Pool(lists.Strata);
        var open = WithOthersOpen(slice);
        List<InHousePreferenceRow> rows =
        [
            OfCapacity(NeutralChoice.For(slice)),
            new("Chosen, listed beside others", lists.InHouseChosen, lists.InHouseShown, "Others on the same lists",
                Part(lists.OthersChosen, lists.OthersShown),
                odds is { } ratio ? new RatioEstimate(ratio.Value, ratio.Interval) : null),
            OfLists("First on lists beside others", lists.First),
            OfLists("First asked, beside others", lists.FirstAsked),
            new("In-house while another was open", open.Part, open.Whole, _byItself, null, null),
            new("In-house with nobody else listed", lists.OnlyInHouse, lists.ArrangedInHouse, _byItself, null, null),
        ];
        return new MeasureResult<InHousePreferenceRow>
        {
            Measure = this,
            Value = odds is { } found ? new Figure(found.Value, Unit.Times, lists.InHouseShown, found.Interval)
                : Figure.Cannot(Unit.Times, _none),
            Finding = Finding(rows[0], rows[1], odds),
            Rows = rows,
            Table = Table(rows),
            Working = odds is { } worked ? Steps(lists, worked) : [],
        };
    }

    private static InHousePreferenceRow OfCapacity(NeutralChoice choice)
    {
        var own = choice[DisplayBand.InHouse];
        var times = own.Capacity is { } capacity ? Ratio.ToFixed(own.To.Referrals, choice.Whole.Referrals, capacity) : null;
        return new("Share of referrals", own.To.Referrals, choice.Whole.Referrals, "Share of stated capacity", own.Capacity, times);
    }

    private static InHousePreferenceRow OfLists(string name, (long InHouse, long Lists, double Expected) count)
        => new(name, count.InHouse, count.Lists, "In-house part of these lists", Part(count.Expected, count.Lists),
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

    private static Sentence Finding(InHousePreferenceRow share, InHousePreferenceRow listed, OddsRatio? odds)
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
            { LargerThanChance: true } x => $"; {BesideOthers(listed, x.Value)}.",
            _ => "; listed beside others, they are chosen no more and no less often than chance would explain.",
        });
    }

    /// <summary>
    /// How often in-house providers are chosen and how often others on the same lists. Where the plain rates do not go the way of the odds,
    /// which allow for service, area and quarter, the odds are said.
    /// </summary>
    internal static string BesideOthers(InHousePreferenceRow listed, double odds)
        => listed.Share.Value is { } own && listed.Expected is { } others && own > others == odds > 1
            ? $"listed beside others, in-house providers are chosen {{{Written.Percent(own)}}} of the time and the others "
            + $"{{{Written.Percent(others)}}}"
            : $"listed beside others in the same service, area and quarter, in-house providers have {{{Written.Number(odds, Unit.Times)}}} "
            + $"the odds of being chosen";

    private static IReadOnlyList<string> Steps(InHouseLists lists, OddsRatio odds)
    {
        var all = lists.Strata.Where(x => x.A + x.B > 0 && x.C + x.D > 0).Select(x => (Table: x, N: (double)(x.A + x.B + x.C + x.D)))
            .ToList();
        var own = all.Sum(x => x.Table.A * x.Table.D / x.N);
        var others = all.Sum(x => x.Table.B * x.Table.C / x.N);
        return
        [
            $"In-house providers on lists beside others: {Written.Whole(lists.InHouseChosen)} chosen, "
                + $"{Written.Whole(lists.InHouseShown - lists.InHouseChosen)} not.",
            $"Others on the same lists: {Written.Whole(lists.OthersChosen)} chosen, "
                + $"{Written.Whole(lists.OthersShown - lists.OthersChosen)} not.",
            $"In-house chosen × others not ÷ all, added up over "
                + $"{Written.Counted(odds.Informative, "service, area and quarter", "services, areas and quarters")}: "
                + $"{Working.Number(own)}.",
            $"In-house not × others chosen ÷ all, added up likewise: {Working.Number(others)}.",
            $"{Working.Number(own)} ÷ {Working.Number(others)} = {Written.Number(odds.Value, Unit.Times)}, with a 95% interval of "
                + $"{Written.Range(odds.Interval, Unit.Times)}.",
        ];
    }

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
