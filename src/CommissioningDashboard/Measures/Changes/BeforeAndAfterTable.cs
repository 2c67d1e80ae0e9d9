namespace CommissioningDashboard.Measures;

/// <summary>The columns of <see cref="BeforeAndAfter"/>.</summary>
internal static class BeforeAndAfterTable
{
    public static MeasureTable FromRows(IReadOnlyList<BeforeAndAfterRow> rows)
    {
        var before = Rate("before", "before", x => x.Before);
        var after = Rate("after", "after", x => x.After);
        var worked = new Protection.FigureOf(before.Part);
        return MeasureTable.FromRows<BeforeAndAfterRow>(
            "Micro-providers’ share before and after each dated change", rows,
            [
                (new("change", "Change", Unit.Text, Protection.Free), x => x.Change.Name),
                (new("from", "From", Unit.Text, Protection.Free), x => Written.Date(x.Change.From)),
                (new("where", "Where", Unit.Text, Protection.Free), x => x.Where),
                (new("months", "Months compared", Unit.Text, Protection.Free), x => x.MonthsInWords),
                .. before.All,
                .. after.All,
                .. Rate("others_before", "elsewhere before", x => x.OthersBefore).All,
                .. Rate("others_after", "elsewhere after", x => x.OthersAfter).All,
                (new("others", "Compared with", Unit.Text, Protection.Free), x => x.Compared == 0 ? "" : $"{x.Compared} {x.Others}"),
                (new("further", "Moved further, points", Unit.Points, worked), x => x.Further.Value),
                (new("further_low", "Further, 95% interval from", Unit.Points, worked), x => x.Further.Interval?.Low),
                (new("further_high", "Further, 95% interval to", Unit.Points, worked), x => x.Further.Interval?.High),
                (new("earlier_low", "Before the change, 95% interval from", Unit.Points, worked), x => x.FurtherEarlier?.Interval?.Low),
                (new("earlier_high", "Before the change, 95% interval to", Unit.Points, worked), x => x.FurtherEarlier?.Interval?.High),
                (new("answer", "What it comes to", Unit.Text, Protection.Free), x => Words(x.Answer)),
            ]);
    }

    private static RateColumns<BeforeAndAfterRow> Rate(string id, string when, Func<BeforeAndAfterRow, MicroCount> read)
        => RateColumns.Create<BeforeAndAfterRow>(
            id, $"To micro-providers {when}", $"All {when}", $"Share {when}", x => (read(x).Micro, read(x).Whole),
            interval: $"Share {when}, 95% interval", figure: x => read(x).Share, isOpen: true);

    private static string Words(ChangeAnswer answer) => answer switch
    {
        ChangeAnswer.Moved => "further than chance",
        ChangeAnswer.ApartBefore => "moving apart before",
        ChangeAnswer.Chance => "no further than chance",
        _ => "not compared",
    };
}
