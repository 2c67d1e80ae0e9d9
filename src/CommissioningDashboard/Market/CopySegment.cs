namespace CommissioningDashboard.Market;

/// <summary>
/// Rows that stay together when changed referrals take their places among the held ones. The runs of a newer version, in
/// order, are all its rows.
/// </summary>
/// <param name="IsChanged">Whether they come from the changed referrals or from those held.</param>
/// <param name="From">The first, where they come from.</param>
/// <param name="Count">How many.</param>
/// <param name="At">The first, in the newer version.</param>
internal readonly record struct CopySegment(bool IsChanged, int From, int Count, int At)
{
    /// <summary>The runs of the newer version, which is in the order received like the other two.</summary>
    /// <param name="held">The referrals held.</param>
    /// <param name="changed">Those that are new or different.</param>
    /// <param name="ids">Whatever is held of these is out of date.</param>
    public static List<CopySegment> Between(ReferralColumns held, ReferralColumns changed, HashSet<long> ids)
    {
        var runs = new List<CopySegment>();
        var (row, at) = (0, 0);
        using var stale = Stale(held, ids).GetEnumerator();
        var any = stale.MoveNext();
        for (var i = 0; i < changed.Count; i++)
        {
            KeepUpTo(held.FirstFrom(changed.Received[i], changed.Id[i]));
            Take(true, i, i + 1);
        }

        KeepUpTo(held.Count);
        return runs;

        void KeepUpTo(int end)
        {
            for (; any && stale.Current < end; any = stale.MoveNext())
            {
                Take(false, row, stale.Current);
                row = stale.Current + 1;
            }

            Take(false, row, end);
            row = end;
        }

        void Take(bool isChanged, int from, int to)
        {
            if (to > from)
            {
                runs.Add(new CopySegment(isChanged, from, to - from, at));
                at += to - from;
            }
        }
    }

    private static IEnumerable<int> Stale(ReferralColumns held, HashSet<long> ids)
    {
        // Changed referrals are mostly young ones, whose keys are the highest: one look passes over nearly every row.
        var (least, most) = (ids.Min(), ids.Max());
        for (var row = Next(0); row < held.Count; row = Next(row + 1))
        {
            if (ids.Contains(held.Id[row]))
            {
                yield return row;
            }
        }

        int Next(int from)
            => held.Id.AsSpan(from, held.Count - from).IndexOfAnyInRange(least, most) is var next and >= 0 ? from + next : held.Count;
    }
}
