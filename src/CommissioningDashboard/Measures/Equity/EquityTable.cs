namespace CommissioningDashboard.Measures;

/// <summary>The table of groups: for each thing the group's figure and its gap from all others.</summary>
internal static class EquityTable
{
    public static MeasureTable FromRows(string title, IReadOnlyList<EquityRow> rows)
    {
        var options = RateColumns.Create<EquityRow>(
            "options", "With two providers or more on the list", "Brokered, options recorded",
            "Share with two providers or more on the list",
            x => x.Choice,
            figure: x => x.ChoiceShare);
        var waited = new Column("waited", "Brokered and arranged", Unit.Referrals, Protection.CountOfPeople);
        var micro = RateColumns.Create<EquityRow>(
            "micro", "Arranged with a micro-provider", "Arranged with a named provider", "Share to micro-providers", x => x.Micro,
            figure: x => x.MicroShare);
        return MeasureTable.FromRows<EquityRow>(
            title, rows,
            [
                (new("group", "Group", Unit.Text, Protection.Free), x => x.Group),
                (Shares.ReferralsColumn, x => x.Referrals),
                .. options.All,
                .. Gap(EquityDimension.Options, "options", options.Whole, Unit.Points),
                (waited, x => x.Waited),
                (new("days", "Median days to arrange", Unit.Days, new Protection.MedianOf(waited, MedianEnd.Middle)), x => x.Days.Value),
                (new("days_low", "95% interval from", Unit.Days, new Protection.MedianOf(waited, MedianEnd.Low)),
                    x => x.Days.Interval?.Low),
                (new("days_high", "95% interval to", Unit.Days, new Protection.MedianOf(waited, MedianEnd.High)),
                    x => x.Days.Interval?.High),
                .. Gap(EquityDimension.Days, "days", waited, Unit.Days),
                .. micro.All,
                .. Gap(EquityDimension.Micro, "micro", micro.Whole, Unit.Points),
            ]);
    }

    private static IEnumerable<(Column Column, Func<EquityRow, Cell> Read)> Gap(EquityDimension thing, string id, Column people, Unit unit)
    {
        var protection = new Protection.FigureOf(people);
        var heading = unit == Unit.Points ? "Gap from all others, percentage points" : "Gap from all others, days";
        yield return (new($"{id}_gap", heading, unit, protection), x => x.Gap(thing)?.Difference.Value);
        yield return (new($"{id}_gap_low", "95% interval from", unit, protection), x => x.Gap(thing)?.Difference.Interval.Low);
        yield return (new($"{id}_gap_high", "95% interval to", unit, protection), x => x.Gap(thing)?.Difference.Interval.High);
        yield return (new($"{id}_clear", "Clearer than chance", Unit.Text, Protection.Free), x => x.Gap(thing)?.IsClear switch
        {
            true => "yes",
            false => "no",
            null => Cell.Nothing,
        });
    }
}
