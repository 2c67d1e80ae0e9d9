namespace CommissioningDashboard.Market;

/// <summary>
/// Every referral of an authority as parallel arrays: 34 bytes each, of which the
/// scan of a slice touches 17. Rows are in the order received.
/// Zero means "not recorded" in the optional columns, and one more than the place in the register otherwise.
/// </summary>
public sealed class ReferralColumns(int capacity)
{
    /// <summary>Marks hours or cost that were not recorded.</summary>
    public const ushort NoHours = ushort.MaxValue;

    public const int NoCost = -1;

    /// <summary>Marks a day that was not recorded or has not come.</summary>
    public const ushort NoDay = ushort.MaxValue;

    public int Count { get; private set; }

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

    /// <summary>A number that the referrals of one person share; 0 when the person is not known.</summary>
    public int[] Person { get; private set; } = new int[capacity];

    /// <summary>Where its options begin in the option columns, and how many there are.</summary>
    public int[] FirstOption { get; private set; } = new int[capacity];

    public byte[] OptionCount { get; private set; } = new byte[capacity];

    /// <summary>Bytes held per referral, counted from the arrays themselves.</summary>
    public static int BytesPerReferral => (8 * sizeof(byte)) + (7 * sizeof(ushort)) + (3 * sizeof(int));

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

    /// <summary>Its options as places in the option columns, in the order shown.</summary>
    public IEnumerable<int> Options(int row) => Enumerable.Range(FirstOption[row], OptionCount[row]);

    /// <summary>Days from being received to support being arranged; none when that is not recorded.</summary>
    public int? DaysToArrange(int row) => Arranged[row] == NoDay ? null : Math.Max(0, Arranged[row] - Received[row]);

    /// <summary>The rows of a run of months: from one up to but not including another. Months are counted from the snapshot's first.</summary>
    public (int From, int To) RowsOf(int firstMonth, int lastMonth)
        => (FirstOf(firstMonth), Math.Max(FirstOf(firstMonth), FirstOf(lastMonth + 1)));

    /// <summary>The first row of the month or a later one: rows are in the order received.</summary>
    private int FirstOf(int month)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Month[middle] < month ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The row just added gets its options: so many, from here on.</summary>
    internal void SetOptions(int row, int first, int count)
    {
        FirstOption[row] = first;
        OptionCount[row] = (byte)Math.Min(count, byte.MaxValue);
    }

    internal void Add(in ReferralRow row)
    {
        if (Count == Month.Length)
        {
            Grow();
        }

        var i = Count++;
        Month[i] = row.Month;
        Provider[i] = row.Provider;
        Service[i] = row.Service;
        Area[i] = row.Area;
        Team[i] = row.Team;
        Need[i] = row.Need;
        Route[i] = row.Route;
        Outcome[i] = row.Outcome;
        Hours[i] = row.Hours;
        Cost[i] = row.Cost;
        Received[i] = row.Received;
        Arranged[i] = row.Arranged;
        Ended[i] = row.Ended;
        Age[i] = row.Age;
        Ethnicity[i] = row.Ethnicity;
        Person[i] = row.Person;
    }

    private void Grow()
    {
        var size = Math.Max(1024, Count + (Count / 2));
        Month = Resized(Month, size);
        Provider = Resized(Provider, size);
        Service = Resized(Service, size);
        Area = Resized(Area, size);
        Team = Resized(Team, size);
        Need = Resized(Need, size);
        Route = Resized(Route, size);
        Outcome = Resized(Outcome, size);
        Hours = Resized(Hours, size);
        Cost = Resized(Cost, size);
        Received = Resized(Received, size);
        Arranged = Resized(Arranged, size);
        Ended = Resized(Ended, size);
        Age = Resized(Age, size);
        Ethnicity = Resized(Ethnicity, size);
        Person = Resized(Person, size);
        FirstOption = Resized(FirstOption, size);
        OptionCount = Resized(OptionCount, size);
    }

    private static T[] Resized<T>(T[] column, int size)
    {
        Array.Resize(ref column, size);
        return column;
    }
}

/// <summary>One referral on its way into the columns.</summary>
internal readonly record struct ReferralRow(
    byte Month, ushort Provider, byte Service, ushort Area, ushort Team, byte Need, byte Route, byte Outcome, ushort Hours, int Cost,
    ushort Received, ushort Arranged, ushort Ended, byte Age, byte Ethnicity, int Person);
