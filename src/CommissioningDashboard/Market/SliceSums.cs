using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>The sums that one scan makes: month × provider, area × provider for the period, month × route, month × outcome.</summary>
internal sealed class SliceSums(int months, int providers, int areas, Weight weight)
{
    private const int _routes = 5;
    private const int _outcomes = 5;

    /// <summary>One more column than providers: column 0 is "not recorded". Likewise for areas.</summary>
    public int Columns { get; } = providers + 1;

    public Sums ByMonth { get; } = new(months * (providers + 1), weight);

    public Sums ByArea { get; } = new((areas + 1) * (providers + 1), weight);

    /// <summary>[month × routes + route], arranged; and those with no provider recorded.</summary>
    public Sums ByRoute { get; } = new(months * _routes, weight);

    public Sums ByRouteNotRecorded { get; } = new(months * _routes, weight);

    public int[] ByOutcome { get; } = new int[months * _outcomes];

    public Tally Cell(int month, int column) => ByMonth[(month * Columns) + column];

    public Tally AreaCell(int area, int column) => ByArea[(area * Columns) + column];

    public (Tally Arranged, Tally NotRecorded) RouteCell(int month, Route route)
        => (ByRoute[RouteAt(month, (int)route)], ByRouteNotRecorded[RouteAt(month, (int)route)]);

    public long Outcomes(int month, ReferralOutcome outcome) => ByOutcome[OutcomeAt(month, (int)outcome)];

    public static int RouteAt(int month, int route) => (month * _routes) + route;

    public static int OutcomeAt(int month, int outcome) => (month * _outcomes) + outcome;
}

/// <summary>A row of tallies kept as separate arrays; when the weight is the referral itself, one array says it all.</summary>
internal sealed class Sums(int length, Weight weight)
{
    private readonly int[] _referrals = new int[length];
    private readonly int[] _counted = weight == Weight.Referrals ? [] : new int[length];
    private readonly long[] _amount = weight == Weight.Referrals ? [] : new long[length];
    private readonly double[] _squares = weight == Weight.Referrals ? [] : new double[length];

    public Tally this[int at] => _counted.Length == 0
        ? new Tally(_referrals[at], _referrals[at], _referrals[at], _referrals[at])
        : new Tally(_referrals[at], _counted[at], _amount[at], _squares[at]);

    public void Count(int at) => _referrals[at]++;

    /// <param name="at">Where.</param>
    /// <param name="amount">The referral's weight; negative when it is not recorded.</param>
    public void Add(int at, int amount)
    {
        _referrals[at]++;
        if (amount >= 0)
        {
            _counted[at]++;
            _amount[at] += amount;
            _squares[at] += (double)amount * amount;
        }
    }
}
