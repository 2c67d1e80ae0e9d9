namespace CommissioningDashboard.Market;

/// <summary>
/// Every referral of an authority as parallel arrays: 17 bytes each, so that a scan of a million touches 17 MB in order.
/// Zero means "not recorded" in the optional columns, and one more than the place in the register otherwise.
/// </summary>
public sealed class ReferralColumns(int capacity)
{
    /// <summary>Marks hours or cost that were not recorded.</summary>
    public const ushort NoHours = ushort.MaxValue;

    public const int NoCost = -1;

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

    /// <summary>Bytes held per referral, counted from the arrays themselves.</summary>
    public static int BytesPerReferral => (5 * sizeof(byte)) + (4 * sizeof(ushort)) + sizeof(int);

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
    }

    private static T[] Resized<T>(T[] column, int size)
    {
        Array.Resize(ref column, size);
        return column;
    }
}

/// <summary>One referral on its way into the columns.</summary>
internal readonly record struct ReferralRow(
    byte Month, ushort Provider, byte Service, ushort Area, ushort Team, byte Need, byte Route, byte Outcome, ushort Hours, int Cost);
