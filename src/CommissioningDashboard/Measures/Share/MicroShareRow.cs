using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Micro-providers' share in one area or team, or in all together.</summary>
/// <param name="Name">Which; "All together" for the last.</param>
/// <param name="Micro">What went to micro-providers.</param>
/// <param name="Recorded">What went to all recorded providers.</param>
public sealed record MicroShareRow(string Name, Tally Micro, Tally Recorded)
{
    public const string Together = "All together";

    public Figure Share => Shares.Calculate(Micro, Recorded);

    /// <summary>What the share rests on in effective numbers, so that one large package does not pass for many.</summary>
    public FunnelMember Member
        => Shares.Effective(Recorded) is var whole && Share.Value is { } share ? new(Name, share * whole, whole) : new(Name, 0, 0);

    /// <summary>All but the last set beside the last, which is of all together.</summary>
    public static FunnelResult Read(IReadOnlyList<MicroShareRow> rows)
        => FunnelResult.FromMembers(rows.Count == 0 ? null : rows[^1].Share.Value, rows.SkipLast(1).Select(x => x.Member));

    /// <summary>The rows as a measure's table.</summary>
    /// <param name="of">What the rows are: "Area".</param>
    /// <param name="rows">The rows, all together last.</param>
    /// <param name="reading">The same read in a funnel.</param>
    /// <param name="weight">What is counted.</param>
    internal static MeasureTable Table(string of, IReadOnlyList<MicroShareRow> rows, FunnelResult reading, Weight weight)
        => MeasureTable.FromRows<MicroShareRow>(
            $"Micro-providers’ share of {weight.Noun()} by {of.ToLowerInvariant()}", rows,
            (new("name", of, Unit.Text, Protection.Free), x => x.Name),
            (new("micro", "To micro-providers", Unit.Referrals, Protection.CountOfPeople), x => x.Micro.Referrals),
            (new("referrals", "Referrals", Unit.Referrals, Protection.CountOfPeople), x => x.Recorded.Referrals),
            (new("amount", $"To micro-providers, {weight.Noun()}", Units.ForWeight(weight), Shares.Counted(weight, "micro"),
                IsWorking: true), x => x.Micro.In(weight)),
            (new("all_amount", $"All {weight.Noun()}", Units.ForWeight(weight), Shares.Counted(weight, "referrals"), IsWorking: true),
                x => x.Recorded.In(weight)),
            (Shares.RestsColumn, x => Shares.Effective(x.Recorded)),
            (new("share", "Share to micro-providers", Unit.Share, new Protection.ShareOf("amount", "all_amount", "micro")),
                x => x.Share.Value),
            (new("share_low", "95% interval from", Unit.Share, new Protection.LimitOf("share", "rests_on", IsHigh: false)),
                x => x.Share.Interval?.Low),
            (new("share_high", "95% interval to", Unit.Share, new Protection.LimitOf("share", "rests_on", IsHigh: true)),
                x => x.Share.Interval?.High),
            (new("position", "Position", Unit.Text, Protection.Free),
                x => ReferenceEquals(x, rows[^1]) ? null
                    : reading.Places.FirstOrDefault(p => p.Member == x.Member)?.Position.Words() ?? "too few to compare"));
}
