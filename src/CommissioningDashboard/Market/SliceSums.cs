using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>
/// The sums that one scan makes: arranged referrals by month × provider, by month × route × whether a provider is recorded, and those of
/// the period by area × provider; and referrals of any outcome by month × whether an area is recorded.
/// </summary>
internal sealed class SliceSums(int months, int providers, int areas, Weight weight)
{
    private const int _routes = 5;

    /// <summary>One more column than providers: column 0 is "not recorded". Likewise for areas.</summary>
    public int Columns { get; } = providers + 1;

    public Sums ByMonth { get; } = new(months * (providers + 1), weight);

    public Sums ByArea { get; } = new((areas + 1) * (providers + 1), weight);

    public Sums ByRoute { get; } = new(months * _routes * 2, weight);

    /// <summary>How many referrals of any outcome a month has without an area, and behind them how many with one.</summary>
    public int[] ByAreaRecorded { get; } = new int[months * 2];

    public Tally Cell(int month, int column) => ByMonth[(month * Columns) + column];

    public Tally AreaCell(int area, int column) => ByArea[(area * Columns) + column];

    public (Tally Arranged, Tally NotRecorded) RouteCell(int month, Route route)
    {
        var notRecorded = ByRoute[RouteAt(month, (int)route, isRecorded: false)];
        return (notRecorded + ByRoute[RouteAt(month, (int)route, isRecorded: true)], notRecorded);
    }

    public static int RouteAt(int month, int route, bool isRecorded) => (((month * _routes) + route) * 2) + (isRecorded ? 1 : 0);

    /// <summary>Adds the sums of other rows of the same market.</summary>
    public void Add(SliceSums other)
    {
        ByMonth.Add(other.ByMonth);
        ByArea.Add(other.ByArea);
        ByRoute.Add(other.ByRoute);
        for (var i = 0; i < ByAreaRecorded.Length; i++)
        {
            ByAreaRecorded[i] += other.ByAreaRecorded[i];
        }
    }
}

/// <summary>A row of tallies; when the weight is the referral itself, one number says all that a tally does.</summary>
internal sealed class Sums
{
    private readonly int[] _referrals = [];
    private readonly Sum[] _sums = [];

    public Sums(int length, Weight weight)
    {
        if (weight == Weight.Referrals)
        {
            _referrals = new int[length];
        }
        else
        {
            _sums = new Sum[length];
        }
    }

    public Tally this[int at]
        => _sums.Length == 0 ? new Tally(_referrals[at], _referrals[at], _referrals[at], _referrals[at]) : _sums[at].Tally;

    public void Count(int at) => _referrals[at]++;

    /// <param name="at">Where.</param>
    /// <param name="amount">The referral's weight; negative when it is not recorded.</param>
    public void Add(int at, int amount) => _sums[at].Add(amount);

    public void Add(Sums other)
    {
        for (var i = 0; i < _referrals.Length; i++)
        {
            _referrals[i] += other._referrals[i];
        }

        for (var i = 0; i < _sums.Length; i++)
        {
            _sums[i].Add(other._sums[i]);
        }
    }

    private struct Sum
    {
        private int _referrals;
        private int _counted;
        private long _amount;

        // Whole, like everything else here: squares of pence soon pass what a floating-point number holds exactly.
        private UInt128 _squares;

        public readonly Tally Tally => new(_referrals, _counted, _amount, (double)_squares);

        public void Add(int amount)
        {
            _referrals++;
            if (amount >= 0)
            {
                _counted++;
                _amount += amount;
                _squares += (ulong)amount * (ulong)amount;
            }
        }

        public void Add(in Sum other)
        {
            _referrals += other._referrals;
            _counted += other._counted;
            _amount += other._amount;
            _squares += other._squares;
        }
    }
}
