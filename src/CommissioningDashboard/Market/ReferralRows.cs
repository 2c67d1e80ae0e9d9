using System.Collections;

namespace CommissioningDashboard.Market;

/// <summary>Some referrals of a slice's market in the order received, to be gone through one by one.</summary>
public sealed class ReferralRows : IReadOnlyList<ReferralView>
{
    private readonly MarketSlice _slice;
    private readonly ReferralColumns _columns;
    private readonly int[]? _rows;

    /// <param name="slice">Whose market they are of.</param>
    /// <param name="rows">Their places among all referrals.</param>
    internal ReferralRows(MarketSlice slice, int[] rows)
    {
        _slice = slice;
        _columns = slice.Market.Referrals;
        _rows = rows;
        Count = rows.Length;
    }

    /// <summary>The first referrals of all.</summary>
    internal ReferralRows(MarketSlice slice, int count)
    {
        _slice = slice;
        _columns = slice.Market.Referrals;
        Count = count;
    }

    public int Count { get; }

    public ReferralView this[int index] => new(_slice, _columns, RowAt(index));

    /// <summary>The place of one among all referrals.</summary>
    internal int RowAt(int index) => _rows is null ? index : _rows[index];

    /// <summary>Those that something is true of, found at once.</summary>
    internal ReferralRows Where(Func<ReferralView, bool> isWanted)
    {
        var wanted = new List<int>(Count);
        foreach (var referral in this)
        {
            if (isWanted(referral))
            {
                wanted.Add(referral.Row);
            }
        }

        return new ReferralRows(_slice, [.. wanted]);
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<ReferralView> IEnumerable<ReferralView>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>
    /// Goes through them without anything being allotted: measures do so a million times. It holds itself what it reads, which took a
    /// tenth off a pass.
    /// </summary>
    public struct Enumerator : IEnumerator<ReferralView>
    {
        private readonly MarketSlice _slice;
        private readonly ReferralColumns _columns;
        private readonly int[]? _rows;
        private readonly int _count;
        private int _at = -1;

        internal Enumerator(ReferralRows rows)
            => (_slice, _columns, _rows, _count) = (rows._slice, rows._columns, rows._rows, rows.Count);

        public readonly ReferralView Current => new(_slice, _columns, _rows is null ? _at : _rows[_at]);

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => ++_at < _count;

        public void Reset() => _at = -1;

        public readonly void Dispose()
        {
        }
    }
}
