namespace CommissioningDashboard.Market;

/// <summary>
/// Every referral of an authority as parallel arrays: 43 bytes each, of which the
/// scan of a slice touches 17. Rows are in the order received.
/// Zero means "not recorded" in the optional columns, and one more than the place in the register otherwise.
/// </summary>
internal sealed partial class ReferralColumns(int capacity)
{
    /// <summary>Marks hours or cost that were not recorded.</summary>
    public const ushort NoHours = ushort.MaxValue;

    public const int NoCost = -1;

    /// <summary>Marks a day that was not recorded or has not come.</summary>
    public const ushort NoDay = ushort.MaxValue;

    private readonly SharedIndex _index = new();

    public int Count { get; private set; }

    /// <summary>The database's keys.</summary>
    public long[] Id { get; private set; } = new long[capacity];

    /// <summary>Months since the snapshot's first month.</summary>
    public byte[] Month { get; private set; } = new byte[capacity];

    public ushort[] Provider { get; private set; } = new ushort[capacity];

    public byte[] Service { get; private set; } = new byte[capacity];

    public ushort[] Area { get; private set; } = new ushort[capacity];

    public ushort[] Team { get; private set; } = new ushort[capacity];

    public byte[] Need { get; private set; } = new byte[capacity];

    public byte[] Route { get; private set; } = new byte[capacity];

    public byte[] Outcome { get; private set; } = new byte[capacity];

    /// <summary>Hundredths of an hour a week.</summary>
    public ushort[] Hours { get; private set; } = new ushort[capacity];

    /// <summary>Pence a week.</summary>
    public int[] Cost { get; private set; } = new int[capacity];

    /// <summary>The day it was received: days since the first of the snapshot's first month.</summary>
    public ushort[] Received { get; private set; } = new ushort[capacity];

    /// <summary>The day support was arranged, likewise.</summary>
    public ushort[] Arranged { get; private set; } = new ushort[capacity];

    /// <summary>The last day of support, likewise; none while it goes on.</summary>
    public ushort[] Ended { get; private set; } = new ushort[capacity];

    public byte[] Age { get; private set; } = new byte[capacity];

    public byte[] Ethnicity { get; private set; } = new byte[capacity];

    /// <summary>What its source has no place for, as <see cref="SourceGaps"/>.</summary>
    public byte[] Gaps { get; private set; } = new byte[capacity];

    /// <summary>A number that the referrals of one person share; 0 when the person is not known.</summary>
    public int[] Person { get; private set; } = new int[capacity];

    /// <summary>The highest number of a person.</summary>
    public int People { get; private set; }

    /// <summary>Where its options begin in the option columns, and how many there are.</summary>
    public int[] FirstOption { get; private set; } = new int[capacity];

    public byte[] OptionCount { get; private set; } = new byte[capacity];

    /// <summary>Bytes held per referral, counted from the arrays themselves.</summary>
    public static int BytesPerReferral => (9 * sizeof(byte)) + (7 * sizeof(ushort)) + (3 * sizeof(int)) + sizeof(long);

    /// <summary>What the referral counts for by a weight, in whole units; negative when that is not recorded.</summary>
    public int Amount(int row, Weight weight) => weight switch
    {
        Weight.WeeklyCost => Cost[row],
        Weight.WeeklyHours => Hours[row] == NoHours ? NoCost : Hours[row],
        _ => 1,
    };

    /// <summary>The referral by itself as a tally.</summary>
    public Tally Tally(int row, Weight weight)
        => Amount(row, weight) is var amount && amount < 0 ? new Tally(1, 0, 0, 0) : new Tally(1, 1, amount, (double)amount * amount);

    /// <summary>
    /// The rows of a run of months: from one up to but not including another. Months are counted from the snapshot's first.
    /// </summary>
    public (int From, int To) RowsOf(int firstMonth, int lastMonth)
        => (FirstOf(firstMonth), Math.Max(FirstOf(firstMonth), FirstOf(lastMonth + 1)));

    /// <summary>The first row that a referral received on a day and with a key would stand before, or in whose place.</summary>
    internal int FirstFrom(ushort received, long id)
        => FirstNot(row => Received[row] < received || (Received[row] == received && Id[row] < id));

    /// <summary>The rows by service and area, as far as they are in the index.</summary>
    /// <param name="services">How many services the register has.</param>
    /// <param name="areas">How many areas, "not recorded" among them.</param>
    internal RowIndex Index(int services, int areas) => _index.GetOrBuild(this, services, areas);

    private int FirstOf(int month) => FirstNot(row => Month[row] < month);

    /// <summary>The first row that is not before a point; rows are in the order received, and those of a day by key.</summary>
    private int FirstNot(Func<int, bool> isBefore)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = isBefore(middle) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The options of a run of rows, which lie together: from one up to but not including another.</summary>
    internal (int From, int To) OptionsOf(int from, int to)
    {
        var counts = OptionCount.AsSpan(from, to - from);
        var (first, last) = (counts.IndexOfAnyExcept((byte)0), counts.LastIndexOfAnyExcept((byte)0));
        return first < 0 ? (0, 0) : (FirstOption[from + first], FirstOption[from + last] + counts[last]);
    }

    /// <summary>Points a run of rows at where its options have moved to.</summary>
    internal void MoveOptions(int from, int count, int by)
    {
        for (var row = from; row < from + count; row++)
        {
            FirstOption[row] = OptionCount[row] == 0 ? 0 : FirstOption[row] + by;
        }
    }

    /// <summary>The row just added gets its options: so many, from here on.</summary>
    internal void SetOptions(int row, int first, int count)
    {
        FirstOption[row] = first;
        OptionCount[row] = (byte)Math.Min(count, byte.MaxValue);
    }

    internal ReferralRow this[int row]
        => new(Month[row], Provider[row], Service[row], Area[row], Team[row], Need[row], Route[row], Outcome[row], Hours[row], Cost[row],
            Received[row], Arranged[row], Ended[row], Age[row], Ethnicity[row], Person[row], Id[row], Gaps[row]);
}
