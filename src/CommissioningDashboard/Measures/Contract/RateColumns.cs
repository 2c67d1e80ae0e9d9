namespace CommissioningDashboard.Measures;

/// <summary>
/// The columns of a rate: how many, of how many, the rate, and the ends of Wilson's 95% interval. Their ids are "x_part",
/// "x_whole", "x", "x_low" and "x_high".
/// </summary>
internal static class RateColumns
{
    /// <param name="id">What the columns' ids begin with.</param>
    /// <param name="part">The heading of how many.</param>
    /// <param name="whole">The heading of how many there were in all.</param>
    /// <param name="rate">The heading of the rate.</param>
    /// <param name="read">How many, of how many. Without any there is no rate.</param>
    /// <param name="ofPeople">True when referrals are counted, each of which is a person; false for providers.</param>
    /// <param name="interval">What the interval's columns are called, where a table has more than one rate.</param>
    /// <param name="figure">The rate of a row where it rests on fewer than its whole, or where the unknown may leave it open; as a rule
    /// that of the counts.</param>
    /// <param name="isOpen">True when the unknown may leave it open.</param>
    public static RateColumns<TRow> Create<TRow>(
        string id, string part, string whole, string rate, Func<TRow, (long Part, long Whole)> read, bool ofPeople = true,
            string interval = "95% interval", Func<TRow, Figure>? figure = null, bool isOpen = false)
    {
        var unit = ofPeople ? Unit.Referrals : Unit.Providers;
        var counted = ofPeople ? Protection.CountOfPeople : Protection.Free;
        var parts = new Column($"{id}_part", part, unit, counted);
        var wholes = new Column($"{id}_whole", whole, unit, counted);
        var share = new Column(id, rate, Unit.Share, ofPeople ? new Protection.ShareOf(parts, wholes, parts) : Protection.Free);
        var rests = figure is null ? wholes : Shares.RestsColumn with { Id = $"{id}_rests_on" };
        return new(
        [
            (parts, x => read(x).Part),
            (wholes, x => read(x).Whole),
            (share, x => Rate(read(x)).Value),
            .. IntervalColumns.Create(id, interval, share, rests, figure ?? (x => Rate(read(x))), isOpen),
            .. figure is null ? [] : new (Column, Func<TRow, Cell>)[] { (rests, x => figure(x).Rests ?? 0) },
        ]);
    }

    /// <summary>The rate as a figure with its interval.</summary>
    public static Figure Rate((long Part, long Whole) counts, string reason = "There is nothing to work it out from.")
        => Figure.Share(counts.Part, counts.Whole, counts.Whole, counts.Whole, reason);
}

/// <summary>A rate's columns as laid in a table, and each by name for others to refer to.</summary>
internal sealed record RateColumns<TRow>(IReadOnlyList<(Column Column, Func<TRow, Cell> Read)> All)
{
    public Column Part => All[0].Column;

    public Column Whole => All[1].Column;

    public Column Rate => All[2].Column;

    public Column Low => All[3].Column;

    public Column High => All[4].Column;
}
