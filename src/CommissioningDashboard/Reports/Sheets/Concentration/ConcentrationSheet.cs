using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>How few providers the market rests on, by four kinds of measure in one table.</summary>
public sealed class ConcentrationSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Concentration;

    public override string Name => "Concentration";

    public override string Title => "How concentrated the market is";

    public override IReadOnlyList<Measure> Measures { get; } = [
        new LargestProviders(), new HerfindahlIndex(), new EffectiveProviders(), new UseInequality()];

    public override string WhenEmpty => "There is nothing to show.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
    {
        string[] unavailable = slice.Beside is not null ? [] : ["compared"];
        return Lines(slice).Select(x => Disclosed.FromTable(x, profile, unavailable))
            .Aggregate((all, next) => all.Then(next)) with
        { Title = Title };
    }

    public override string? Finding(DisclosedTable table)
    {
        var (most, share) = Share(table, 2) is { } five ? ("five", five) : ("three", Share(table, 1));
        return share is null ? null : $"The {most} largest providers received {share} of what was arranged with a named provider.";
    }

    private static string? Share(DisclosedTable table, int row)
        => table.Cell(row, "value") is { Number: < 1, IsUnreliable: false } share ? $"{share}" : null;

    /// <summary>One table for each unit, since a column of a table counts one thing.</summary>
    private static IEnumerable<MeasureTable> Lines(MarketSlice slice)
    {
        var (now, before) = (ProviderAmounts.Power(slice), ProviderAmounts.PowerCompared(slice));
        yield return Largest(slice.Filter, now, before);
        yield return Table(Unit.Index, HerfindahlIndex.For(slice).Rows.Select(x => new Line(x, "0 to 10,000; high is concentrated")));
        yield return Table(Unit.Effective,
            EffectiveProviders.For(slice).Rows.SkipLast(1).Select(x => new Line(x, "providers; high is varied")));
        yield return Used(EffectiveProviders.For(slice).Rows.TakeLast(1), slice.Filter.Compare);
        var gini = UseInequality.For(slice);
        yield return Table(Unit.Coefficient,
            [new(new IndexRow("Inequality of use (Gini)", gini.Value, gini.Compared, now.Whole.Referrals, now.Active),
            "0 to 1; high is uneven")]);

        MeasureTable Table(Unit unit, IEnumerable<Line> lines) => Indices(unit, lines, slice.Filter, now, before);
    }

    /// <summary>
    /// Worked out again from protected amounts, so that neither the largest providers’ nor the smallest ones’ come back exactly.
    /// </summary>
    private static MeasureTable Largest(MarketFilter filter, ProviderAmounts now, ProviderAmounts? before)
    {
        var weight = filter.Weight;
        var (ranked, rankedBefore) = (Ranked(now), before is null ? null : Ranked(before));
        var columns = new MarketColumns("", weight);
        var columnsBefore = new MarketColumns("_before", weight);
        var rests = Shares.RestsColumn;
        var value = new Column("value", "Value", Unit.Share, columns.ShareAmong);
        return MeasureTable.FromRows<int>(
            "Concentration", [1, 3, 5],
            [
                (new("measure", "Measure", Unit.Text, Protection.Free),
                    k => k == 1 ? "The largest provider’s share" : $"The {(k == 3 ? "three" : "five")} largest providers’ share"),
                (new("reading", "Scale", Unit.Text, Protection.Free), _ => $"part of {weight.Noun()}; high is concentrated"),
                .. Amounts(columns, now, ranked),
                .. Amounts(columnsBefore, before, rankedBefore),
                (rests, k => LargestProviders.Together(now, k).Rests ?? 0),
                (value, k => LargestProviders.Together(now, k).Value),
                (new("low", "95% interval from", Unit.Share, new Protection.LimitOf(value, rests, IsHigh: false)),
                    k => LargestProviders.Together(now, k).Interval?.Low),
                (new("high", "95% interval to", Unit.Share, new Protection.LimitOf(value, rests, IsHigh: true)),
                    k => LargestProviders.Together(now, k).Interval?.High),
                (new("compared", filter.Compare.Heading(), Unit.Share, columnsBefore.ShareAmong),
                    k => before is null ? null : LargestProviders.Together(before, k).Value),
            ]);

        IEnumerable<(Column, Func<int, Cell>)> Amounts(MarketColumns of, ProviderAmounts? market, List<Tally>? largest) =>
        [
            (of.Referrals, k => largest?.Take(k).Sum(x => x.Referrals) ?? Cell.Nothing),
            (of.AllReferrals, _ => market?.Whole.Referrals ?? Cell.Nothing),
            (of.Used, _ => market?.Active ?? Cell.Nothing),
            (of.Amount, k => largest is null ? Cell.Nothing : Tally.Sum(largest.Take(k)).In(weight)),
            (of.AllAmount, _ => market?.Whole.In(weight)),
            .. MakerColumns.Create<int>(of.Amount.Id, weight, k => largest is null ? default
                : MakersOf(k, [.. largest.Select(x => x.Amount)])),
        ];

        static List<Tally> Ranked(ProviderAmounts market) => [.. market.Tallies.OrderByDescending(x => x.Amount)];
    }

    /// <summary>
    /// The five largest less the three are two, so of hours and money only the three together are told, and those where enough others are
    /// left.
    /// </summary>
    private static Makers MakersOf(int k, List<long> largestFirst)
        => k == 3 ? Makers.FromPartAndRest([.. largestFirst.Take(k)], [.. largestFirst.Skip(k)])
            : new Makers(1, largestFirst.FirstOrDefault());

    private static MeasureTable Indices(Unit unit, IEnumerable<Line> lines, MarketFilter filter, ProviderAmounts now,
        ProviderAmounts? before)
    {
        var weight = filter.Weight;
        var columns = new MarketColumns("", weight);
        var columnsBefore = new MarketColumns("_before", weight);
        return MeasureTable.FromRows<Line>(
            "Concentration", lines,
            [
                (new("measure", "Measure", Unit.Text, Protection.Free), x => x.Row.Name),
                (new("reading", "Scale", Unit.Text, Protection.Free), x => x.Reading),
                .. Market(columns, now),
                .. Market(columnsBefore, before),
                (new("value", "Value", unit, columns.Index), x => x.Row.Now.Value),
                (new("low", "95% interval from", unit, columns.Index), x => x.Row.Now.Interval?.Low),
                (new("high", "95% interval to", unit, columns.Index), x => x.Row.Now.Interval?.High),
                (new("compared", filter.Compare.Heading(), unit, columnsBefore.Index), x => x.Row.Compared?.Value),
            ]);

        IEnumerable<(Column, Func<Line, Cell>)> Market(MarketColumns of, ProviderAmounts? market) =>
        [
            (of.Referrals, _ => market?.Whole.Referrals ?? 0),
            (of.Used, _ => market?.Active ?? 0),
            (of.Amount, _ => market?.Whole.In(weight) ?? 0),
            .. MakerColumns.Create<Line>(of.Amount.Id, weight, _ => Makers.FromAmounts(market?.Amounts ?? [])),
        ];
    }

    /// <summary>How many providers were used, which is a count of providers and says nothing of people.</summary>
    private static MeasureTable Used(IEnumerable<IndexRow> rows, Comparison compare) => MeasureTable.FromRows<IndexRow>(
        "Concentration", [.. rows],
        (new("measure", "Measure", Unit.Text, Protection.Free), x => x.Name),
        (new("reading", "Scale", Unit.Text, Protection.Free), _ => "providers"),
        (new("value", "Value", Unit.Providers, Protection.Free), x => x.Now.Value),
        (new("low", "95% interval from", Unit.Providers, Protection.Free), _ => Cell.Nothing),
        (new("high", "95% interval to", Unit.Providers, Protection.Free), _ => Cell.Nothing),
        (new("compared", compare.Heading(), Unit.Providers, Protection.Free), x => x.Compared?.Value));

    /// <summary>The working columns of what the market, or its largest providers, received now or in what it is set beside.</summary>
    private sealed class MarketColumns(string when, Weight weight)
    {
        public Column Referrals { get; } = Shares.ReferralsColumn with { Id = $"referrals{when}", IsWorking = true };

        public Column AllReferrals { get; } = Shares.AllReferralsColumn with { Id = $"all_referrals{when}" };

        public Column Used { get; } = new($"used{when}", "Providers used", Unit.Providers, Protection.Free, IsWorking: true);

        public Column Amount => new($"amount{when}", "What they received", Units.ForWeight(weight),
            MakerColumns.Counted(weight, Referrals, $"amount{when}"), IsWorking: true);

        public Column AllAmount => Shares.WholeColumn(weight, AllReferrals) with { Id = $"all_amount{when}" };

        public Protection ShareAmong => new Protection.ShareAmong(Amount, AllAmount, Referrals, Used);

        public Protection Index => new Protection.IndexOf(Referrals, Used, weight == Weight.Referrals ? null : Amount);
    }

    private sealed record Line(IndexRow Row, string Reading);
}
