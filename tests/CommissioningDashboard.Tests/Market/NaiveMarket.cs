using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Market;

/// <summary>
/// The second computation: everything counted from the raw rows, row by row, slowly and plainly, from the definitions in
/// words. It shares nothing with the product but the filter.
/// </summary>
internal sealed class NaiveMarket(PlainMarket market, MarketFilter filter)
{
    private static readonly Dictionary<string, (SizeBasis Basis, decimal Micro, decimal Small, decimal Medium, bool Independent)> _schemes = new()
    {
        ["birmingham-5"] = (SizeBasis.FullTimeEquivalents, 5, 49, 249, true),
        ["somerset-8"] = (SizeBasis.Workers, 8, 49, 249, true),
        ["sme-10"] = (SizeBasis.Employees, 9, 49, 249, false),
        ["people-100"] = (SizeBasis.PeopleSupported, 10, 50, 100, false),
    };

    private static readonly Dictionary<Need, string> _needs = new()
    {
        [Need.PhysicalSupport] = "physical",
        [Need.MemoryAndCognition] = "memory",
        [Need.NotKnown] = "not-known",
        [Need.SensorySupport] = "sensory",
        [Need.LearningDisability] = "learning-disability",
        [Need.MentalHealth] = "mental-health",
        [Need.SocialSupport] = "social",
    };

    private static readonly Dictionary<Route, string> _routes = new()
    {
        [Route.CouncilCommissioned] = "commissioned",
        [Route.ManagedBudget] = "managed-budget",
        [Route.DirectPayment] = "direct-payment",
        [Route.Signposting] = "signposting",
    };

    public PlainMarket Rows => market;

    public IReadOnlyList<PlainProvider> Providers => market.Providers;

    /// <summary>First and last day of the data's months.</summary>
    public DateOnly FirstDay => StartOf(market.Referrals.Count == 0 ? PlainMarket.Today : market.Referrals.Min(x => x.Day));

    public DateOnly LastDay => EndOf(market.Referrals.Count == 0 ? PlainMarket.Today : market.Referrals.Max(x => x.Day));

    /// <summary>The last day of the latest month that the data cover: its last seven days hold a referral, or the month before.</summary>
    public DateOnly? LastWholeDay => market.Referrals.Count == 0 ? null
        : LastDay.DayNumber - market.Referrals.Max(x => x.Day).DayNumber < 7 ? LastDay : StartOf(LastDay).AddDays(-1);

    /// <summary>The first and last day looked at.</summary>
    public (DateOnly From, DateOnly To) Period
    {
        get
        {
            var latest = LastWholeDay is { } whole && whole > FirstDay ? whole : EndOf(FirstDay);
            DateOnly? from = filter.From?.FirstDay;
            DateOnly? to = filter.To?.LastDay;
            var yearOn = from is { } start ? EndOf(start.AddMonths(11)) : latest;
            to ??= yearOn < latest ? yearOn : latest;
            from ??= StartOf(to.Value).AddMonths(-11);
            return (from.Value, to < from ? EndOf(from.Value) : to.Value);
        }
    }

    /// <summary>The last day of each month of the period that the data reach; of all when there are none.</summary>
    public List<DateOnly> Months => [.. Enumerable.Range(0, 1200).Select(x => EndOf(Period.From.AddMonths(x)))
        .TakeWhile(x => x <= Period.To)
        .Where(x => market.Referrals.Count == 0 || (x >= FirstDay && x <= LastDay))];

    public (DateOnly From, DateOnly To) YearBefore => (Period.From.AddYears(-1), EndOf(Period.To.AddYears(-1)));

    public bool HasYearBefore => market.Referrals.Count > 0 && YearBefore.From >= FirstDay && YearBefore.To < Period.From;

    /// <summary>
    /// Who holds what a provider receives, where the question is power: its group on a day, as a rule the period's last, unless providers
    /// are counted apart.
    /// </summary>
    public string HolderOf(string provider, DateOnly? day = null)
        => filter.Power == PowerUnit.Group && market.Provider(provider).GroupOn(day ?? Period.To) is { } group ? $"group {group}" : provider;

    /// <summary>The first by name of some providers that a holder has, which settles ties.</summary>
    public string FirstOf(string holder, IEnumerable<string> providers) => providers.Where(x => HolderOf(x) == holder).Min(StringComparer.Ordinal)!;

    /// <summary>Arranged referrals that pass the filter on some days.</summary>
    public List<PlainReferral> Arranged((DateOnly From, DateOnly To) days) => [.. Received(days).Where(x => x.Outcome == ReferralOutcome.Arranged)];

    /// <summary>Referrals of any outcome that pass the filter on some days.</summary>
    public List<PlainReferral> Received((DateOnly From, DateOnly To) days) => [.. market.Referrals.Where(x =>
        x.Day >= days.From && x.Day <= days.To
        && Lets(filter.Services, x.Service) && Lets(filter.Areas, x.Area) && Lets(filter.Teams, x.Team)
        && Lets(filter.Needs, _needs[x.Need]) && Lets(filter.Routes, _routes[x.Route]))];

    public List<PlainReferral> Recorded((DateOnly From, DateOnly To) days) => [.. Arranged(days).Where(x => x.Provider is not null)];

    /// <summary>What a referral weighs; none when that is not recorded.</summary>
    public decimal? Weigh(PlainReferral referral) => filter.Weight switch
    {
        Weight.WeeklyHours => referral.Hours,
        Weight.WeeklyCost => referral.Cost,
        _ => 1,
    };

    public decimal Amount(IEnumerable<PlainReferral> referrals) => referrals.Sum(x => Weigh(x) ?? 0);

    /// <summary>The share of some referrals in others; none when these come to nothing.</summary>
    public double? Share(IEnumerable<PlainReferral> part, IEnumerable<PlainReferral> whole)
        => Amount(whole) == 0 ? null : (double)Amount(part) / (double)Amount(whole);

    /// <summary>How many referrals of equal weight make that share as sure.</summary>
    public double? Rests(IReadOnlyCollection<PlainReferral> part, IReadOnlyCollection<PlainReferral> whole)
    {
        var (own, all) = (part.Select(Weigh).OfType<decimal>().Select(x => (double)x).ToList(), whole.Select(Weigh).OfType<decimal>().Select(x => (double)x).ToList());
        if (Share(part, whole) is not { } p)
        {
            return null;
        }

        return Rests(p, own, all);
    }

    /// <summary>
    /// The same of amounts: Σw(y − p) over Σw has the variance Σw²(y − p)² over its square, or that with eight referrals like all among those
    /// of either side; less by the square of Student's t for the fewer packages over t for their effective number.
    /// </summary>
    public static double Rests(double p, IReadOnlyCollection<double> own, IReadOnlyCollection<double> all)
    {
        var (mine, everyone) = (own.Sum(x => x * x), all.Sum(x => x * x));
        var theirs = everyone - mine;
        var plain = (mine * (1 - p) * (1 - p)) + (theirs * p * p);
        var steady = (((own.Count * mine) + (8 * p * everyone)) / (own.Count + 8) * (1 - p) * (1 - p))
            + ((((all.Count - own.Count) * theirs) + (8 * (1 - p) * everyone)) / (all.Count - own.Count + 8) * p * p);
        if (p is 0 or 1)
        {
            return Math.Pow(all.Sum(), 2) / everyone;
        }

        var packages = Math.Min(own.Count, all.Count - own.Count);
        var effective = Math.Min(Math.Pow(own.Sum(), 2) / mine, Math.Pow(all.Sum() - own.Sum(), 2) / theirs);
        return Math.Pow(all.Sum(), 2) * p * (1 - p) / Math.Max(plain, steady) * Math.Min(1, Math.Pow(Student(packages) / Student(effective), 2));

        static double Student(double freedom)
        {
            var (low, high) = (Math.Clamp((int)freedom, 2, 301), Math.Clamp((int)freedom + 1, 2, 301));
            var part = Math.Clamp(freedom - low, 0, 1);
            return (StudentT.Within95(low) * (1 - part)) + (StudentT.Within95(high) * part);
        }
    }

    /// <summary>
    /// The variance of a band's share of the period with all of one person's referrals (of the same months) as one draw, over that with each
    /// as its own; at least 1.
    /// </summary>
    public double DesignEffect(DisplayBand band, int months = 10_000, bool isCounted = false)
    {
        var end = (Period.To.Year * 12) + Period.To.Month;
        var draws = Recorded(Period).Select((x, at) => (
            Weight: isCounted ? 1 : (double)(Weigh(x) ?? 0), IsIn: BandThen(x) == band ? 1.0 : 0, Who: x.Person > 0 ? x.Person : -1 - at,
            Run: (end - (x.Day.Year * 12) - x.Day.Month) / months, At: at)).Where(x => x.Weight > 0).ToList();
        var p = draws.Sum(x => x.Weight * x.IsIn) / draws.Sum(x => x.Weight);
        return draws.Count == 0 ? 1 : Math.Max(1, Variance(x => (x.Who, x.Run)) / Variance(x => (x.At, 0)));

        double Variance(Func<(double Weight, double IsIn, int Who, int Run, int At), (int, int)> by)
            => draws.GroupBy(by).Sum(x => Math.Pow(x.Sum(r => r.Weight * (p is 0 or 1 ? 1 : r.IsIn - p)), 2));
    }

    public static (double Low, double High) Wilson(double p, double n)
    {
        const double z = 1.959964;
        var root = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n)));
        return ((p + (z * z / (2 * n)) - root) / (1 + (z * z / n)), (p + (z * z / (2 * n)) + root) / (1 + (z * z / n)));
    }

    /// <summary>The band of the referral's provider at the end of the referral's month.</summary>
    public DisplayBand BandThen(PlainReferral referral) => Band(market.Provider(referral.Provider!), EndOf(referral.Day));

    /// <summary>Of some referrals those to providers whose size is not known, which may be of any other band; who owns one is known.</summary>
    public List<PlainReferral> Unknown(IEnumerable<PlainReferral> referrals, DisplayBand band)
        => band is DisplayBand.NotKnown or DisplayBand.InHouse ? [] : [.. referrals.Where(x => BandThen(x) == DisplayBand.NotKnown)];

    /// <summary>A provider's band at the end of the period.</summary>
    public DisplayBand BandAtEnd(PlainProvider provider) => BandAt(provider, Period.To);

    /// <summary>A provider's band at the end of a day's month, which is not looked for outside the data.</summary>
    public DisplayBand BandAt(PlainProvider provider, DateOnly day)
        => Band(provider, day > LastDay ? LastDay : day < FirstDay ? EndOf(FirstDay) : EndOf(day));

    public DisplayBand Band(PlainProvider provider, DateOnly day)
    {
        if (provider.Ownership is Ownership.CouncilDepartment or Ownership.CouncilOwnedCompany)
        {
            return DisplayBand.InHouse;
        }

        var (basis, micro, small, medium, independent) = _schemes[filter.Scheme ?? "birmingham-5"];
        SizeBasis[] staff = [SizeBasis.FullTimeEquivalents, SizeBasis.Workers, SizeBasis.Employees];
        var told = provider.Sizes.Where(x => x.Basis == basis || (staff.Contains(basis) && staff.Contains(x.Basis))).ToList();
        told = told.Count > 0 ? told : [.. provider.Sizes.Where(x => x.Basis == SizeBasis.Hint)];
        var seen = told.Where(x => x.On <= day).OrderByDescending(x => x.On).ToList();
        var later = told.Where(x => x.On > day).OrderBy(x => x.On).ToList();
        var size = seen.FirstOrDefault(x => x.Basis == basis) ?? seen.FirstOrDefault()
            ?? later.FirstOrDefault(x => x.Basis == basis) ?? later.FirstOrDefault();
        if (size is { Basis: SizeBasis.Hint })
        {
            var hint = size.Value switch { < 2 => DisplayBand.Micro, < 3 => DisplayBand.Small, < 4 => DisplayBand.Medium, _ => DisplayBand.Large };
            return hint == DisplayBand.Micro && independent && provider.GroupOn(day) is not null ? DisplayBand.Small : hint;
        }

        return size is null ? DisplayBand.NotKnown
            : size.Value > medium ? DisplayBand.Large
            : size.Value > small ? DisplayBand.Medium
            : size.Value > micro || (independent && provider.GroupOn(day) is not null) ? DisplayBand.Small
            : DisplayBand.Micro;
    }

    /// <summary>Providers open on a day that offer a service and cover an area looked at; without stated areas, all are covered.</summary>
    public List<PlainProvider> OpenAndAble(DateOnly day) => [.. market.Providers.Where(x =>
        x.Openings.Any(o => o.Contains(day))
        && x.Services.Any(s => s.Contains(day) && Lets(filter.Services, s.Name))
        && (x.Areas.All(a => !a.Contains(day)) || x.Areas.Any(a => a.Contains(day) && Lets(filter.Areas, a.Name))))];

    /// <summary>Providers that could take a referral for a service and area at some time in the month that starts on a day.</summary>
    public List<PlainProvider> Able(DateOnly start, string service, string? area)
    {
        var month = Enumerable.Range(0, EndOf(start).Day).Select(start.AddDays).ToList();
        return [.. market.Providers.Where(x =>
            month.Exists(day => x.Openings.Any(o => o.Contains(day)))
            && month.Exists(day => x.Services.Any(s => s.Name == service && s.Contains(day)))
            && (area is null || !month.Exists(day => x.Areas.Any(a => a.Contains(day))) || month.Exists(day => x.Areas.Any(a => a.Name == area && a.Contains(day)))))];
    }

    /// <summary>The latest answer of each person in each band given in the period; a referral whose person is not known is its own.</summary>
    public List<(DisplayBand Band, int Score)> Answers(string? statement)
        => [.. Arranged((FirstDay, LastDay)).Select((referral, at) => (Referral: referral, At: at))
            .SelectMany(x => x.Referral.Scores.Select(score => (x.Referral, x.At, Score: score)))
            .Where(x => x.Score.Statement == statement && x.Score.On >= Period.From && x.Score.On <= Period.To)
            .OrderBy(x => x.Score.On).ThenBy(x => x.Referral.Day).ThenBy(x => x.At)
            .GroupBy(x => (Band: x.Referral.Provider is null ? DisplayBand.NotRecorded : BandThen(x.Referral), Who: x.Referral.Person > 0 ? x.Referral.Person : -1 - x.At))
            .Select(x => (x.Key.Band, x.Last().Score.Score))];

    /// <summary>What each provider in the market received: those used, and those that could have been and were not.</summary>
    public List<decimal> Amounts((DateOnly From, DateOnly To) days)
    {
        var recorded = Recorded(days);
        var able = OpenAndAble(days.To);
        return [.. market.Providers
            .Where(x => able.Contains(x) || recorded.Any(r => r.Provider == x.Name))
            .Select(x => Amount(recorded.Where(r => r.Provider == x.Name)))];
    }

    public static DateOnly StartOf(DateOnly day) => new(day.Year, day.Month, 1);

    public static DateOnly EndOf(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    /// <summary>True when no service was chosen, or this one.</summary>
    public bool LooksAt(string service) => Lets(filter.Services, service);

    /// <summary>True when a provider ever covered an area looked at; one that states none covers all.</summary>
    public bool Covers(PlainProvider provider)
        => filter.Areas.Count == 0 || provider.Areas.Count == 0 || provider.Areas.Any(x => filter.Areas.Contains(x.Name));

    public bool LooksAtAll => filter.Services.Count == 0;

    /// <summary>The day of the latest referral, on which the data end.</summary>
    public DateOnly LastReferralDay => market.Referrals.Select(x => x.Day).DefaultIfEmpty().Max();

    private static bool Lets(IReadOnlyList<string> codes, string? value) => codes.Count == 0 || (value is not null && codes.Contains(value));
}
