namespace CommissioningDashboard.Market;

/// <summary>Referrals with what hangs on them, apart from the rest of a market.</summary>
/// <param name="Rows">In the order received.</param>
/// <param name="Options">Their options, in the order of the rows.</param>
/// <param name="Outcomes">What people said of them; rows are those of <paramref name="Rows"/>.</param>
internal sealed record ReferralPart(ReferralColumns Rows, OptionColumns Options, OutcomeRow[] Outcomes);

/// <summary>
/// Puts changed referrals in their places among the held ones and so makes the next version: the very arrays that loading it
/// anew would make. Readers of the held version keep it, and whoever reads the newer one need not know how it came about.
/// Referrals later than all held take their places behind them; any other change copies memory, a few hundredths of a second
/// for a million referrals.
/// </summary>
internal static class SnapshotMerge
{
    /// <summary>The next version, or none when it does not begin with the held one's first month and so has to be loaded.</summary>
    /// <param name="held">The version held.</param>
    /// <param name="ids">Every referral that may differ.</param>
    /// <param name="changed">Those of them that are still there, as they are now.</param>
    /// <param name="version">The version that they belong to.</param>
    /// <param name="now">When they were read.</param>
    public static MarketSnapshot? Merge(MarketSnapshot held, HashSet<long> ids, ReferralPart changed, long version, DateTimeOffset now)
    {
        var runs = CopySegment.Between(held.Referrals, changed.Rows, ids);
        if (runs is [{ IsChanged: false } first, ..] && first.Count == held.Referrals.Count)
        {
            return Followed(held, changed, runs, version, now);
        }

        var rows = ReferralColumns.Joined(held.Referrals, changed.Rows, runs);
        if (rows.Count == 0 || rows.Month[0] > 0)
        {
            return null;
        }

        var options = new OptionColumns(held.Options.Count + changed.Options.Count);
        foreach (var run in runs)
        {
            var (columns, source) = run.IsChanged ? (changed.Rows, changed.Options) : (held.Referrals, held.Options);
            var (from, to) = columns.OptionsOf(run.From, run.From + run.Count);
            rows.MoveOptions(run.At, run.Count, options.Count - from);
            options.AddRange(source, from, to);
        }

        return held.With(version, now, rows, options, Outcomes(held, changed, runs));
    }

    /// <summary>All that is held stays where it is, as when today's referrals are recorded: then nothing held need be copied.</summary>
    private static MarketSnapshot Followed(
        MarketSnapshot held, ReferralPart changed, List<CopySegment> runs, long version, DateTimeOffset now)
    {
        var rows = held.Referrals.FollowedBy(changed.Rows);
        rows.MoveOptions(held.Referrals.Count, changed.Rows.Count, held.Options.Count);
        return held.With(
            version, now, rows, held.Options.FollowedBy(changed.Options),
                changed.Outcomes.Length == 0 ? held.Outcomes : Outcomes(held, changed, runs));
    }

    /// <summary>Both are in the order asked, and so is what comes out: the held are many, so that they are not sorted anew.</summary>
    private static OutcomeRow[] Outcomes(MarketSnapshot held, ReferralPart changed, List<CopySegment> runs)
    {
        var outcomes = new List<OutcomeRow>(held.Outcomes.Length + changed.Outcomes.Length);
        var added = new Queue<OutcomeRow>(Moved(changed.Outcomes, [.. runs.Where(x => x.IsChanged)]));
        foreach (var outcome in Moved(held.Outcomes, [.. runs.Where(x => !x.IsChanged)]))
        {
            while (added.TryPeek(out var next) && OutcomeRow.Compare(next, outcome) < 0)
            {
                outcomes.Add(added.Dequeue());
            }

            outcomes.Add(outcome);
        }

        return [.. outcomes, .. added];
    }

    /// <summary>The outcomes of rows that are in the newer version, with the rows' new places.</summary>
    private static IEnumerable<OutcomeRow> Moved(OutcomeRow[] outcomes, List<CopySegment> runs)
    {
        var starts = runs.Select(x => x.From).ToArray();
        foreach (var outcome in outcomes)
        {
            var at = Array.BinarySearch(starts, outcome.Referral);
            var run = at >= 0 ? at : ~at - 1;
            if (run >= 0 && outcome.Referral - runs[run].From is var place && place < runs[run].Count)
            {
                yield return outcome with { Referral = runs[run].At + place };
            }
        }
    }
}
