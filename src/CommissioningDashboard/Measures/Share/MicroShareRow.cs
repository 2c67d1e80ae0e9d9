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

    /// <summary>The share had any provider able been as likely to be chosen; none where that is not asked or not known.</summary>
    public double? Expected { get; init; }

    /// <summary>The column of that share.</summary>
    internal static (Column Column, Func<MicroShareRow, Cell> Read) ExpectedColumn { get; } =
        (new("expected", "If all able were as likely", Unit.Share, new Protection.FigureOf(Shares.ReferralsColumn)), x => x.Expected);

    public Figure Share => Shares.Calculate(Micro, Recorded, DesignEffect);

    /// <summary>
    /// What the share rests on in effective numbers, so that one large package or one person who comes again does not pass for many.
    /// </summary>
    /// <param name="together">The row of all together. How much larger or smaller micro-providers' packages are is taken from it, since
    /// a funnel asks what would be if this one were like all, and few packages of its own cannot tell.</param>
    /// <remarks>
    /// Where it is known what a blind choice would give here, the share is divided by that and multiplied by the same of all together, so
    /// that fewer micro-providers to choose from are no less choice of them. It then rests on as many referrals as would make a share of
    /// all together as sure.
    /// </remarks>
    public FunnelMember Member(MicroShareRow together)
    {
        var whole = Shares.Effective(Recorded) / Shares.Effective(together.Recorded) * together.Share.Rests ?? 0;
        if (Share.Value is not { } share || together.Share.Value is not { } all)
        {
            return new(Name, 0, 0);
        }

        if (together.Expected is not { } allExpected || all is 0 or 1)
        {
            return new(Name, share * whole, whole);
        }

        // Without a micro-provider able there, or with none but them, nothing was chosen.
        var would = (Expected ?? 0) * all / allExpected;
        if (would is <= 0 or >= 1)
        {
            return new(Name, 0, 0);
        }

        var rests = whole * would * (1 - all) / (all * (1 - would));
        return new(Name, Math.Min(1, share * all / would) * rests, rests);
    }

    /// <summary>All but the last set beside the last, which is of all together.</summary>
    public static FunnelResult Read(IReadOnlyList<MicroShareRow> rows)
        => FunnelResult.Overdispersed(rows.Count == 0 ? null : rows[^1].Share.Value, [.. rows.SkipLast(1).Select(x => x.Member(rows[^1]))]);

    /// <summary>The rows as a measure's table.</summary>
    /// <param name="of">What the rows are: "Area".</param>
    /// <param name="rows">The rows, all together last.</param>
    /// <param name="reading">The same read in a funnel.</param>
    /// <param name="weight">What is counted.</param>
    /// <param name="more">What else it shows of each.</param>
    internal static MeasureTable Table(
        string of, IReadOnlyList<MicroShareRow> rows, FunnelResult reading, Weight weight,
        IReadOnlyList<(Column Column, Func<MicroShareRow, Cell> Read)> more)
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
                .. more,
                (new("position", "Position", Unit.Text, Protection.Free),
                    x => ReferenceEquals(x, rows[^1]) ? null : PositionOf(x, reading)),
            ]);
    }

    private static string PositionOf(MicroShareRow row, FunnelResult reading)
        => row.Expected == 0 ? "no micro-provider able there"
            : reading.Places.FirstOrDefault(x => x.Member.Name == row.Name)?.Position.Words() ?? "too few to compare";
}
