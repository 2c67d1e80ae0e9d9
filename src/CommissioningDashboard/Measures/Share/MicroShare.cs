using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>
/// Whether areas or teams differ in what goes to micro-providers by more than chance would make them: what both have in common.
/// </summary>
/// <param name="One">What one of them is: "Area".</param>
/// <param name="Many">What they are: "areas".</param>
public abstract record MicroShare<TSelf>(string One, string Many) : Measure<TSelf, MicroShareRow> where TSelf : MicroShare<TSelf>, new()
{
    public override Unit Unit => Unit.Share;

    public override bool IsWeighted => true;

    public override bool Trends => false;

    public override bool HasGoal => false;

    public override string NoTrend => FunnelResult.NoTrend;

    /// <summary>What else the table shows of each.</summary>
    private protected virtual IReadOnlyList<(Column Column, Func<MicroShareRow, Cell> Read)> More => [];

    /// <summary>Each of them, and all together last; none when there is none.</summary>
    protected abstract List<MicroShareRow> Rows(MarketSlice slice);

    protected override MeasureResult<MicroShareRow> Work(MarketSlice slice)
    {
        var rows = Rows(slice);
        var reading = MicroShareRow.Read(rows);
        return new MeasureResult<MicroShareRow>
        {
            Measure = this,
            Value = reading.OutsideShare(Many),
            Finding = reading.Finding(Many),
            Rows = rows,
            Working = reading.Steps(Many),
            Table = MicroShareRow.Table(One, rows, reading, slice.Weight, More),
        };
    }
}
