using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>How few providers the market rests on, by four kinds of measure in one table.</summary>
public sealed class ConcentrationSheet : ReportSheet
{
    public override int Order => 3;

    public override string Name => "Concentration";

    public override string Title => "How concentrated the market is";

    public override IReadOnlyList<Measure> Measures { get; } = [
        new LargestProviders(), new HerfindahlIndex(), new EffectiveProviders(), new UseInequality()];

    public override string WhenEmpty => "There is nothing to show.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
    {
        string[] unavailable = slice.Beside is not null ? [] : ["compared"];
        return Lines(slice).Select(x => Disclosed.FromTable(x, profile, unavailable))
            .Aggregate((all, next) => all.Then(next)) with { Title = Title };
    }

    public override string? Finding(DisclosedTable table)
        => table.Cell(2, "value") is { Number: < 1, IsUnreliable: false } five
            ? $"The five largest providers received {five} of what was arranged with a named provider."
            : null;

    /// <summary>One table for each unit, since a column of a table counts one thing.</summary>
    private static IEnumerable<MeasureTable> Lines(MarketSlice slice)
    {
        var (now, before) = (ProviderAmounts.Now(slice), ProviderAmounts.Compared(slice));
        yield return Table(
            slice.Filter.Compare, Unit.Share,
                [Largest(1, "The largest provider’s share"), Largest(3, "The three largest providers’ share"),
                    Largest(5, "The five largest providers’ share")]);
        yield return Table(
            slice.Filter.Compare, Unit.Index, HerfindahlIndex.For(slice).Rows.Select(x => Whole(x, "0 to 10,000; high is concentrated")));
        yield return Table(
            slice.Filter.Compare, Unit.Effective,
                EffectiveProviders.For(slice).Rows.SkipLast(1).Select(x => Whole(x, "providers; high is varied")));
        yield return Table(
            slice.Filter.Compare, Unit.Providers, EffectiveProviders.For(slice).Rows.TakeLast(1).Select(x => Whole(x, "providers")));
        var gini = UseInequality.For(slice);
        yield return Table(
            slice.Filter.Compare, Unit.Coefficient,
                [Whole(new IndexRow("Inequality of use (Gini)", gini.Value, gini.Compared, now.Whole.Referrals),
                    "0 to 1; high is uneven")]);

        Line Largest(int k, string name) => new(
            name, $"part of {slice.Weight.Noun()}; high is concentrated",
            LargestProviders.Together(now, k), before is null ? null : LargestProviders.Together(before, k), People(now, k),
                before is null ? 0 : People(before, k));

        Line Whole(IndexRow row, string reading)
            => new(row.Name, reading, row.Now, row.Compared, now.Whole.Referrals, before?.Whole.Referrals ?? 0);

        static long People(ProviderAmounts market, int k) => market.Tallies.OrderByDescending(x => x.Amount).Take(k).Sum(x => x.Referrals);
    }

    private static MeasureTable Table(Comparison compare, Unit unit, IEnumerable<Line> lines) => MeasureTable.FromRows<Line>(
        "Concentration", lines,
        (new("measure", "Measure", Unit.Text, Protection.Free), x => x.Name),
        (new("reading", "Scale", Unit.Text, Protection.Free), x => x.Reading),
        (new("referrals", "Referrals", Unit.Referrals, Protection.CountOfPeople, IsWorking: true), x => x.People),
        (new("referrals_before", $"Referrals {compare.When()}", Unit.Referrals, Protection.CountOfPeople, IsWorking: true),
            x => x.PeopleBefore),
        (new("value", "Value", unit, new Protection.FigureOf("referrals")), x => x.Now.Value),
        (new("low", "95% interval from", unit, new Protection.FigureOf("referrals")), x => x.Now.Interval?.Low),
        (new("high", "95% interval to", unit, new Protection.FigureOf("referrals")), x => x.Now.Interval?.High),
        (new("compared", compare.Heading(), unit, new Protection.FigureOf("referrals_before")), x => x.Before?.Value));

    private sealed record Line(string Name, string Reading, Figure Now, Figure? Before, long People, long PeopleBefore);
}
