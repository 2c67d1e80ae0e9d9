using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Micro-providers' share in one area or team, or in all together.</summary>
/// <param name="Name">Which; "All together" for the last.</param>
/// <param name="Micro">What went to micro-providers.</param>
/// <param name="Recorded">What went to all providers of known size.</param>
/// <param name="DesignEffect">By how much the share is less sure because people come again, in the whole of the slice.</param>
public sealed record MicroShareRow(string Name, Tally Micro, Tally Recorded, double DesignEffect)
{
    public const string Together = "All together";

    public Figure Share => Shares.Calculate(Micro, Recorded, DesignEffect);

    /// <summary>
    /// What the share rests on in effective numbers, so that one large package or one person who comes again does not pass for many.
    /// </summary>
    /// <param name="together">The row of all together. How much larger or smaller micro-providers' packages are is taken from it, since
    /// a funnel asks what would be if this one were like all, and few packages of its own cannot tell.</param>
    public FunnelMember Member(MicroShareRow together)
    {
        var whole = Shares.Effective(Recorded) / Shares.Effective(together.Recorded) * together.Share.Rests ?? 0;
        return Share.Value is { } share ? new(Name, share * whole, whole) : new(Name, 0, 0);
    }

    /// <summary>All but the last set beside the last, which is of all together.</summary>
    public static FunnelResult Read(IReadOnlyList<MicroShareRow> rows)
        => FunnelResult.FromMembers(rows.Count == 0 ? null : rows[^1].Share.Value, rows.SkipLast(1).Select(x => x.Member(rows[^1])));

    /// <summary>The rows as a measure's table.</summary>
    /// <param name="of">What the rows are: "Area".</param>
    /// <param name="rows">The rows, all together last.</param>
    /// <param name="reading">The same read in a funnel.</param>
    /// <param name="weight">What is counted.</param>
    internal static MeasureTable Table(string of, IReadOnlyList<MicroShareRow> rows, FunnelResult reading, Weight weight)
    {
        var micro = new Column("micro", "To micro-providers", Unit.Referrals, Protection.CountOfPeople);
        var unit = Units.ForWeight(weight);
        var amount = new Column(
            "amount", $"To micro-providers, {weight.Noun()}", unit, Shares.Counted(weight, micro), IsWorking: true);
        var all = new Column(
            "all_amount", $"All {weight.Noun()}", unit, Shares.Counted(weight, Shares.ReferralsColumn), IsWorking: true);
        var share = new Column("share", "Share to micro-providers", Unit.Share, new Protection.ShareOf(amount, all, micro));
        return MeasureTable.FromRows<MicroShareRow>(
            $"Micro-providers’ share of {weight.Noun()} by {of.ToLowerInvariant()}", rows,
            [
                (new("name", of, Unit.Text, Protection.Free), x => x.Name),
                (micro, x => x.Micro.Referrals),
                (Shares.ReferralsColumn, x => x.Recorded.Referrals),
                (amount, x => x.Micro.In(weight)),
                (all, x => x.Recorded.In(weight)),
                (Shares.RestsColumn, x => x.Share.Rests ?? 0),
                (share, x => x.Share.Value),
                .. IntervalColumns.Create<MicroShareRow>("share", "95% interval", share, Shares.RestsColumn, x => x.Share),
                (new("position", "Position", Unit.Text, Protection.Free),
                    x => ReferenceEquals(x, rows[^1]) ? null
                        : reading.Places.FirstOrDefault(p => p.Member == x.Member(rows[^1]))?.Position.Words() ?? "too few to compare"),
            ]);
    }
}
