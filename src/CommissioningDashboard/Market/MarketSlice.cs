using System.Collections.Concurrent;
using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>
/// The part of a market that a filter lets through, added up once in one scan. All measures are pure functions of it, so
/// no two of them can disagree. It holds every month of the data for trends; the period is a run of those months.
/// </summary>
public sealed partial class MarketSlice
{
    private const int _bandsCount = DisplayBands.OwnerNotKnown + 1;

    private readonly SliceCache _cache;
    private readonly ConcurrentDictionary<(int Months, Weight Weight), Lazy<DesignEffects>> _effects = new();
    private readonly SliceSums _sums;
    private readonly DisplayBand[] _bands;
    private readonly int _columns;
    private readonly FilterMask _mask;
    private readonly Lazy<PeriodReferrals> _referrals;
    private readonly Lazy<Tally[]> _byBand;
    private readonly Lazy<SliceComparison?> _beside;

    private MarketSlice(MarketSnapshot market, MarketFilter filter)
    {
        Market = market;
        Filter = filter;
        Scheme = market.Scheme(filter.Scheme);
        Period = filter.PeriodIn(market);
        _bands = market.Bands(Scheme);
        _columns = market.Providers.Count + 1;
        _mask = new FilterMask(market, filter);
        _cache = new SliceCache(this);
        _sums = SliceScan.Run(market, filter, _mask);
        _referrals = new Lazy<PeriodReferrals>(() => new PeriodReferrals(this, _mask.RowsIn(Period)));
        _byBand = new Lazy<Tally[]>(ByBandAndMonth);
        _beside = new Lazy<SliceComparison?>(() => SliceComparison.For(this));
    }

    public MarketSnapshot Market { get; }

    public MarketFilter Filter { get; }

    public SizeScheme Scheme { get; }

    public Period Period { get; }

    public Weight Weight => Filter.Weight;

    public IReadOnlyList<ProviderRecord> Providers => Market.Providers;

    /// <summary>All months of the data.</summary>
    public Period History => new(Market.FirstMonth, Market.FirstMonth.Plus(Math.Max(1, Market.Months) - 1));

    /// <summary>What the figures are set beside, as the filter asks; none when there is nothing to compare with.</summary>
    public SliceComparison? Beside => _beside.Value;

    /// <summary>
    /// The whole slice of what the figures are set beside: any measure of it is the figure to compare with. In time it takes a scan of its
    /// own, unlike <see cref="Beside"/>, and is made only when asked for.
    /// </summary>
    public MarketSlice? Compared => Beside switch
    {
        null => null,
        { Slice: var slice } when slice != this => slice,
        { Period: var period } => Market.Slice(Filter with { From = period.From, To = period.To, Compare = Comparison.YearBefore }),
    };

    /// <summary>The months of the period that the data hold any of; none when it lies wholly before or after them, or there are no
    /// data.</summary>
    public Period? Covered => Market.Months == 0 || IsOutsideData ? null
        : new(Period.From > History.From ? Period.From : History.From, Period.To < History.To ? Period.To : History.To);

    /// <summary>True when there are data, and the whole period lies before or after them: nothing can be said of it.</summary>
    public bool IsOutsideData => Market.Months > 0 && (Period.To < History.From || Period.From > History.To);

    /// <summary>Scans the snapshot for a filter. Unknown names in the filter are left out (see <see
    /// cref="MarketFilter.ProblemsIn"/>).</summary>
    public static MarketSlice Take(MarketSnapshot market, MarketFilter filter) => new(market, filter.WithinOf(market));

    /// <summary>Computes something once for this slice, however many panels or readers ask for it, and at whatever moment.</summary>
    public T GetOrCompute<T>(SliceComputation<T> computation) where T : notnull => _cache.GetOrCompute(computation);

    /// <summary>Has ready for a newer version's slice what readers have asked of this one, as far as there is time.</summary>
    internal void MakeReady(MarketSlice newer, TimeSpan atMost) => _cache.Repeat(newer._cache, atMost);

    /// <summary>
    /// The referrals of the period that pass the filter, whatever became of them. For measures that need more of a referral than
    /// the sums hold.
    /// </summary>
    public ReferralRows Referrals => _referrals.Value.All;

    /// <summary>Those of the period's referrals that were arranged with a named provider.</summary>
    public ReferralRows Named => _referrals.Value.Named;

    /// <summary>Those of the period's referrals whose list of providers was logged.</summary>
    public ReferralRows Listed => _referrals.Value.Listed;

    /// <summary>The same of another run of months.</summary>
    public ReferralRows ListedIn(Period period) => PeriodReferrals.WithList(ReferralsIn(period));

    /// <summary>The referrals of another run of months that pass the filter, whatever became of them.</summary>
    public ReferralRows ReferralsIn(Period period) => new(this, _mask.RowsIn(period));

    /// <summary>
    /// Every referral of the data up to the end of a month, whether it passes the filter or not. For measures that look far back for
    /// few referrals, and ask whether the filter lets them only of those.
    /// </summary>
    public ReferralRows EverythingUpTo(Month month) => new(this, Market.Referrals.RowsOf(0, month.Index - Market.FirstMonth.Index).To);

    /// <summary>One referral by its place among all.</summary>
    public ReferralView Referral(int row) => new(this, Market.Referrals, row);

    /// <summary>Whether a referral passes the filter, whatever its month.</summary>
    public bool Matches(ReferralView referral) => _mask.Matches(referral.Row);

    /// <summary>Arranged referrals to one provider in a period.</summary>
    public Tally To(ProviderRecord provider, Period period)
        => Months(period).Aggregate(default(Tally), (sum, m) => sum + _sums.Cell(m, provider.Index + 1));

    /// <summary>Arranged referrals with no provider recorded in a period.</summary>
    public Tally NotRecorded(Period period) => Months(period).Aggregate(default(Tally), (sum, m) => sum + _sums.Cell(m, 0));

    /// <summary>Each provider's arranged referrals in a period, by its place in the register.</summary>
    public Tally[] ByProvider(Period period)
    {
        var tallies = new Tally[Providers.Count];
        foreach (var month in Months(period))
        {
            for (var p = 0; p < tallies.Length; p++)
            {
                tallies[p] += _sums.Cell(month, p + 1);
            }
        }

        return tallies;
    }

    /// <summary>
    /// Arranged referrals by display band in a period; each referral under the band its provider had in its month.
    /// Indexed by band, with <see cref="DisplayBands.OwnerNotKnown"/> behind them.
    /// </summary>
    public BandTallies ByBand(Period period)
    {
        var tallies = new Tally[_bandsCount];
        foreach (var month in Months(period))
        {
            for (var band = 0; band < tallies.Length; band++)
            {
                tallies[band] += _byBand.Value[(month * _bandsCount) + band];
            }
        }

        return new BandTallies(tallies, band => DesignEffect(band, period.Months));
    }

    /// <summary>
    /// By how much a band's share of so many months is less sure because people come again and stay with their provider, measured in the
    /// slice's period; at least 1.
    /// </summary>
    /// <param name="band">The band.</param>
    /// <param name="months">How many months a share is of; none for those of the period.</param>
    /// <param name="weight">What it counts; none for what the slice does.</param>
    public double DesignEffect(DisplayBand band, int? months = null, Weight? weight = null) => _effects.GetOrAdd(
        (Math.Min(months ?? Period.Months, Period.Months), weight ?? Weight),
        x => new(() => DesignEffects.Measure(this, x.Months, x.Weight))).Value[band];

    /// <summary>
    /// Who makes each band’s amount in a period, indexed by band; nothing when referrals are counted, which are nobody’s pay.
    /// </summary>
    public Makers[] MakersByBand(Period period)
    {
        var makers = new Makers[_bandsCount];
        Span<long> amounts = stackalloc long[_bandsCount];
        List<int> months = [.. Months(period)];
        for (var column = 1; Weight != Weight.Referrals && column < _columns; column++)
        {
            amounts.Clear();
            foreach (var month in months)
            {
                amounts[(int)_bands[(month * _columns) + column]] += _sums.Cell(month, column).Amount;
            }

            for (var band = 0; band < makers.Length; band++)
            {
                makers[band] = makers[band].With(amounts[band]);
            }
        }

        return makers;
    }

    /// <summary>
    /// Arranged referrals in the current period by area and provider: [area + 1 (0 is not recorded)][provider + 1 (0 is not
    /// recorded)].
    /// </summary>
    public Tally InArea(int area, int provider) => _sums.AreaCell(area + 1, provider + 1);

    /// <summary>Arranged referrals on a route in a period, and those of them with no provider recorded.</summary>
    public (Tally Arranged, Tally NotRecorded) OnRoute(Route route, Period period)
        => Months(period).Aggregate((default(Tally), default(Tally)),
            (sum, m) => (sum.Item1 + _sums.RouteCell(m, route).Arranged, sum.Item2 + _sums.RouteCell(m, route).NotRecorded));

    /// <summary>How many referrals of any outcome a period has without an area and with one.</summary>
    public (long Without, long With) ByAreaRecorded(Period period) => Months(period).Aggregate(
        (0L, 0L), (sum, m) => (sum.Item1 + _sums.ByAreaRecorded[m * 2], sum.Item2 + _sums.ByAreaRecorded[(m * 2) + 1]));

    /// <summary>[month × bands + band], worked out once: trends and comparisons ask for many periods.</summary>
    private Tally[] ByBandAndMonth()
    {
        var tallies = new Tally[Market.Months * _bandsCount];
        bool[] isOwnerNotKnown = [false, .. Providers.Select(x => x.IsOwnerNotKnown)];
        for (var month = 0; month < Market.Months; month++)
        {
            var bands = tallies.AsSpan(month * _bandsCount, _bandsCount);
            for (var column = 0; column < _columns; column++)
            {
                if (_sums.Cell(month, column) is { Referrals: > 0 } cell)
                {
                    bands[(int)_bands[(month * _columns) + column]] += cell;
                    bands[DisplayBands.OwnerNotKnown] += isOwnerNotKnown[column] ? cell : default;
                }
            }
        }

        return tallies;
    }

    private IEnumerable<int> Months(Period period)
    {
        var first = Math.Max(0, period.From.Index - Market.FirstMonth.Index);
        var last = Math.Min(Market.Months - 1, period.To.Index - Market.FirstMonth.Index);
        return last < first ? [] : Enumerable.Range(first, last - first + 1);
    }
}
