using System.Collections.Concurrent;
using System.Diagnostics;
using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>An area, team or service as the snapshot holds it; its place in its list is what referral columns point at.</summary>
public sealed record RegisterEntry(int Index, int Id, string Code, string Name)
{
    /// <summary>Of a service: whether it is a regulated activity, as of the latest day of the data.</summary>
    public RegulatedActivity Regulated { get; init; } = RegulatedActivity.NotKnown;

    /// <summary>Of a service: what it has required and will require, by the first day.</summary>
    public IReadOnlyList<Requirement> Requirements { get; init; } = [];

    /// <summary>Of a service: what it requires on a day.</summary>
    public Requirement RequirementOn(DateOnly day)
        => Requirements.LastOrDefault(x => x.From is null || x.From <= day) ?? new Requirement(null, Regulated);
}

/// <summary>
/// One whole, consistent version of an authority's market: the provider register and every referral. It never changes;
/// a newer one is built aside and takes its place.
/// </summary>
public sealed class MarketSnapshot
{
    private const int _slicesKept = 64;

    private ConcurrentDictionary<string, DisplayBand[]> _bands = new();
    private readonly ConcurrentDictionary<MarketFilter, CachedSlice> _slices = new();
    private readonly Lazy<HoursRecorded> _hours;
    private readonly Lazy<(Month? Whole, DateOnly? Until)> _end;
    private Lazy<Eligibility> _eligible;

    public MarketSnapshot()
    {
        _hours = new Lazy<HoursRecorded>(() => new HoursRecorded(this));
        _end = new Lazy<(Month? Whole, DateOnly? Until)>(FindEnd);
        _eligible = new Lazy<Eligibility>(() => new Eligibility(this));
    }

    public required int AuthorityId { get; init; }

    public required string AuthorityName { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>The database's market version that this shows.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset LoadedAt { get; init; }

    public required string DefaultScheme { get; init; }

    public required IReadOnlyList<SizeScheme> Schemes { get; init; }

    public required IReadOnlyList<RegisterEntry> Services { get; init; }

    public required IReadOnlyList<RegisterEntry> Areas { get; init; }

    public required IReadOnlyList<RegisterEntry> Teams { get; init; }

    public required IReadOnlyList<ProviderRecord> Providers { get; init; }

    internal ReferralColumns Referrals { get; init; } = new(0);

    /// <summary>All referrals of the authority, of every period.</summary>
    public int ReferralCount => Referrals.Count;

    /// <summary>The highest number of a person; see <see cref="ReferralView.Person"/>.</summary>
    public int PeopleCount => Referrals.People;

    /// <summary>The providers put forward for referrals.</summary>
    public required OptionColumns Options { get; init; }

    /// <summary>What people said of their support, in the order asked.</summary>
    public required OutcomeRow[] Outcomes { get; init; }

    /// <summary>Hours of support that have changed since it began, by referral.</summary>
    internal ChangedHours ChangedHours { get; init; } = ChangedHours.None;

    /// <summary>What the authority has set itself to reach, given-up targets included, in the order set.</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];

    /// <summary>What the authority has changed from a day on, withdrawn ones included, in the order recorded.</summary>
    public IReadOnlyList<DatedChange> Changes { get; init; } = [];

    /// <summary>The month that the referral column's zero stands for.</summary>
    public required Month FirstMonth { get; init; }

    /// <summary>How many months from the first to the last with a referral; 0 when there is none.</summary>
    public required int Months { get; init; }

    /// <summary>Referrals of before the first month that are not among these: stray dates, or older than is kept in memory.</summary>
    public int OlderReferrals { get; init; }

    /// <summary>Rows of imported files that were set aside and have not been brought in mended, by the format of the file.</summary>
    public IReadOnlyList<(string Format, int Rows)> SetAside { get; init; } = [];

    /// <summary>The day of the latest referral; none when there is no referral.</summary>
    public required DateOnly? DataAsAt { get; init; }

    /// <summary>
    /// The latest month that the data cover to its end. A month counts as covered when a referral falls within its last
    /// seven days, since a month may well end on a weekend, and it has not far fewer referrals than is usual.
    /// </summary>
    public Month? LastWholeMonth => _end.Value.Whole;

    /// <summary>The day up to which all is in: of the latest referral, or the end of the last whole month if few came after.</summary>
    public DateOnly? CompleteUntil => _end.Value.Until;

    /// <summary>Which providers could have taken a referral.</summary>
    public Eligibility Eligible => _eligible.Value;

    /// <summary>The most hours a week that any referral of the data records, in hundredths.</summary>
    public int LargestHours => _hours.Value.Largest;

    /// <summary>Of all referrals arranged with a named provider up to the end of a month, how many record their hours.</summary>
    public (long Known, long All) HoursRecordedUpTo(Month month) => _hours.Value.UpTo(month);

    /// <summary>The date of a day as the referral columns hold it; none for a day not recorded.</summary>
    public DateOnly? Day(ushort day) => day == ReferralColumns.NoDay ? null : FirstMonth.FirstDay.AddDays(day);

    /// <summary>
    /// The next version: the same register and first month with other referrals, of which there is at least one, or other targets and dated
    /// changes. What was worked out of the register alone is kept.
    /// </summary>
    internal MarketSnapshot With(
        long version, DateTimeOffset now, ReferralColumns referrals, OptionColumns options, OutcomeRow[] outcomes,
            IReadOnlyList<Target>? targets = null, IReadOnlyList<DatedChange>? changes = null)
    {
        var months = referrals.Month[referrals.Count - 1] + 1;
        return new MarketSnapshot
        {
            AuthorityId = AuthorityId,
            AuthorityName = AuthorityName,
            IsDemo = IsDemo,
            Version = version,
            LoadedAt = now,
            DefaultScheme = DefaultScheme,
            Schemes = Schemes,
            Services = Services,
            Areas = Areas,
            Teams = Teams,
            Providers = Providers,
            Referrals = referrals,
            Options = options,
            Outcomes = outcomes,
            ChangedHours = ChangedHours,
            Targets = targets ?? Targets,
            Changes = changes ?? Changes,
            FirstMonth = FirstMonth,
            OlderReferrals = OlderReferrals,
            SetAside = SetAside,
            Months = months,
            DataAsAt = FirstMonth.FirstDay.AddDays(referrals.Received[referrals.Count - 1]),
            _eligible = _eligible,
            _bands = months == Months ? _bands : new(),
        };
    }

    /// <summary>The provider that a record of the register stands for, be it one of several; none for a record that is not held.</summary>
    public ProviderRecord? FindProvider(int? id)
        => Providers.FirstOrDefault(x => x.Id == id || (id is { } one && x.OtherIds.Contains(one)));

    /// <summary>The named scheme, or the authority's own.</summary>
    public SizeScheme Scheme(string? id)
        => Schemes.FirstOrDefault(x => x.Id == (id ?? DefaultScheme)) ?? Schemes.First(x => x.Id == DefaultScheme);

    /// <summary>
    /// The slice for a filter, kept for the next reader who asks the same; readers who ask at once wait for one scan. It can
    /// never be out of date: this snapshot does not change, and a newer one starts with none but those made ready for it.
    /// </summary>
    public MarketSlice Slice(MarketFilter filter)
    {
        if (_slices.Count >= _slicesKept && !_slices.ContainsKey(filter))
        {
            _slices.Clear();
        }

        var slice = GetOrAdd(filter);
        slice.IsRead = true;
        return slice.Slice.Value;
    }

    /// <summary>
    /// Works out for a newer version what readers have asked of this one, so that none of them waits when it takes its place. What
    /// nobody has read since this version came is let go.
    /// </summary>
    /// <param name="newer">Not yet seen by any reader.</param>
    /// <param name="atMost">What would not be done within so long is left to whoever asks for it.</param>
    internal void MakeReady(MarketSnapshot newer, TimeSpan atMost)
    {
        var watch = Stopwatch.StartNew();
        foreach (var (filter, held) in _slices)
        {
            if (held.IsRead && held.Slice.IsValueCreated && watch.Elapsed < atMost)
            {
                held.Slice.Value.MakeReady(newer.GetOrAdd(filter).Slice.Value, atMost - watch.Elapsed);
            }
        }
    }

    private (Month? Whole, DateOnly? Until) FindEnd()
    {
        if (DataAsAt is not { } day)
        {
            return (null, null);
        }

        var month = Month.FromDate(day);
        var ended = day >= month.LastDay.AddDays(-6) ? month : month.Plus(-1);
        var whole = DataSpan.End(ended, FirstMonth, CountOf);
        var isBehind = whole < ended
            || (ended < month && DataSpan.IsThin(month, (double)day.Day / month.LastDay.Day, FirstMonth, CountOf));
        return (whole, isBehind ? whole.LastDay : day);
    }

    private int CountOf(Month month)
    {
        var (from, to) = Referrals.RowsOf(month.Index - FirstMonth.Index, month.Index - FirstMonth.Index);
        return to - from;
    }

    private CachedSlice GetOrAdd(MarketFilter filter)
        => _slices.GetOrAdd(filter, x => new CachedSlice(new Lazy<MarketSlice>(() => MarketSlice.Take(this, x))));

    /// <summary>
    /// The display band of each provider at the end of each month: [month × columns + provider + 1], where column 0 is "not
    /// recorded" as in a referral. A referral thus keeps the band its provider had at the time, whatever it has grown to since.
    /// </summary>
    public DisplayBand[] Bands(SizeScheme scheme) => _bands.GetOrAdd(scheme.Id, _ =>
    {
        var width = Providers.Count + 1;
        var bands = new DisplayBand[Math.Max(1, Months) * width];
        for (var month = 0; month < Math.Max(1, Months); month++)
        {
            var on = FirstMonth.Plus(month).LastDay;
            bands[month * width] = DisplayBand.NotRecorded;
            foreach (var provider in Providers)
            {
                bands[(month * width) + provider.Index + 1] = provider.BandOn(scheme, on);
            }
        }

        return bands;
    });

    private sealed class CachedSlice(Lazy<MarketSlice> slice)
    {
        public Lazy<MarketSlice> Slice => slice;

        /// <summary>A reader has asked for it.</summary>
        public bool IsRead { get; set; }
    }
}
