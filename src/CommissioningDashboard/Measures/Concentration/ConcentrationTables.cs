using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Tables that set several measures of concentration side by side.</summary>
public static class ConcentrationTables
{
    /// <summary>What the largest one, three and five providers receive together.</summary>
    public static MeasureTable Together(MarketSlice slice)
    {
        var (now, before) = (ProviderAmounts.Power(slice), ProviderAmounts.PowerCompared(slice));
        return Table($"Share of the largest providers together{now.GroupClause}", "Largest", Unit.Share, slice.Filter.Compare, now,
        [
            .. new[] { (1, "One"), (3, "Three"), (5, "Five") }.Select(x => (
                x.Item2, LargestProviders.Together(now, x.Item1), before is null ? null : LargestProviders.Together(before, x.Item1))),
        ]);
    }

    /// <summary>Every index of concentration and diversity. Their units differ, so each is written out in its own.</summary>
    public static MeasureTable Indices(MarketSlice slice)
    {
        var inequality = UseInequality.For(slice);
        List<(string Name, Figure Now, Figure? Compared)> rows =
        [
            .. EffectiveProviders.For(slice).Rows.Concat(HerfindahlIndex.For(slice).Rows).Select(x => (x.Name, x.Now, x.Compared)),
            ("Gini’s coefficient", inequality.Value, inequality.Compared),
        ];
        return Table(
            $"Indices of concentration and diversity{ProviderAmounts.Power(slice).GroupClause}", "Index", Unit.Any, slice.Filter.Compare,
            ProviderAmounts.Power(slice), rows);
    }

    private static MeasureTable Table(
        string title, string first, Unit unit, Comparison compare, ProviderAmounts market,
            List<(string Name, Figure Now, Figure? Compared)> rows)
    {
        var referrals = new Column("referrals", "Referrals it rests on", Unit.Referrals, Protection.CountOfPeople, IsWorking: true);
        var used = new Column("used", "Providers used", Unit.Providers, Protection.Free, IsWorking: true);
        var index = new Protection.IndexOf(referrals, used);
        return MeasureTable.FromRows<(string Name, Figure Now, Figure? Compared)>(
            title, rows,
            (new("name", first, Unit.Text, Protection.Free), x => x.Name),
            (referrals, _ => market.Whole.Referrals),
            (used, _ => market.Active),
            (new("value", "Value", unit, index), x => x.Now.Value),
            (new("low", "95% interval from", unit, index), x => x.Now.Interval?.Low),
            (new("high", "95% interval to", unit, index), x => x.Now.Interval?.High),
            (new("compared", compare.Heading(), unit, index), x => x.Compared?.Value));
    }
}
