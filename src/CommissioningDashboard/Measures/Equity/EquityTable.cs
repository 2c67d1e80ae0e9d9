namespace CommissioningDashboard.Measures;

/// <summary>The table of groups: for each thing the group's figure and its gap from all others.</summary>
internal static class EquityTable
{
    public static MeasureTable FromRows(string title, IReadOnlyList<EquityRow> rows)
    {
        var options = RateColumns.Create<EquityRow>(
            "options", "With two providers or more on the list", "Brokered, options recorded",
            "Share with two providers or more on the list",
            x => (x.Choice.Part, x.Choice.Whole),
            figure: x => x.ChoiceShare);
        var arranged = new Column("waited", "Brokered and arranged", Unit.Referrals, Protection.CountOfPeople);
        var micro = RateColumns.Create<EquityRow>(
            "micro", "Arranged with a micro-provider", "Arranged with a named provider", "Share to micro-providers",
            x => (x.Micro.Part, x.Micro.Whole), figure: x => x.MicroShare, isOpen: true);
        return MeasureTable.FromRows<EquityRow>(
            title, rows,
            [
                (new("group", "Group", Unit.Text, Protection.Free), x => x.Group),
                (Shares.ReferralsColumn, x => x.Referrals),
                .. options.All,
                .. Gap(EquityDimension.Options, "options", options.Whole, Unit.Points),
                (arranged, x => x.Arranged),
                (new("without", "Brokered and still without support", Unit.Referrals, Protection.CountOfPeople), x => x.Without),
                (new("days", "Median days to arrange", Unit.Days, new Protection.MedianOf(arranged, MedianEnd.Middle)), x => x.Days.Value),
                (new("days_low", "95% interval from", Unit.Days, new Protection.MedianOf(arranged, MedianEnd.Low)),
                    x => x.Waited < EquityRow.Least ? Cell.Nothing : x.Wait.Low),
                (new("days_high", "95% interval to", Unit.Days, new Protection.MedianOf(arranged, MedianEnd.High)),
                    x => x.Waited < EquityRow.Least ? Cell.Nothing : x.Wait.High),
                .. Gap(EquityDimension.Days, "days", arranged, Unit.Days),
                .. micro.All,
                .. Gap(EquityDimension.Micro, "micro", micro.Whole, Unit.Points),
            ]);
    }

    private static IEnumerable<(Column Column, Func<EquityRow, Cell> Read)> Gap(EquityDimension thing, string id, Column people, Unit unit)
    {
        var protection = new Protection.FigureOf(people);
        var heading = unit == Unit.Points ? "Gap from all others, percentage points" : "Gap from all others, days";
        yield return (new($"{id}_gap", heading, unit, protection), x => x.Gap(thing)?.Value);
        yield return (new($"{id}_gap_low", "95% interval from", unit, protection), x => Known(x.Gap(thing)?.Interval.Low));
        yield return (new($"{id}_gap_high", "95% interval to", unit, protection), x => Known(x.Gap(thing)?.Interval.High));
        yield return (new($"{id}_clear", "Clearer than chance", Unit.Text, Protection.Free), x => x.Gap(thing)?.IsClear switch
        {
            true => "yes",
            false => "no",
            null => Cell.Nothing,
        });
    }

    /// <summary>An end that too many still wait to know is left blank.</summary>
    private static double? Known(double? end) => end is { } days && double.IsFinite(days) ? days : null;
}
