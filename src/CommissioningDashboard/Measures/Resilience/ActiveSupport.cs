using System.Collections.Concurrent;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Support that one provider gives in one area and service.</summary>
/// <param name="Area">The area's place in the register; -1 when the referral records none.</param>
/// <param name="Service">The service's place.</param>
/// <param name="Provider">Who gives it.</param>
/// <param name="People">Numbers of the persons who have it, from 0 on and the same in every cell; one for each referral.</param>
/// <param name="Hours">The referrals' weekly hours, in hundredths.</param>
public sealed record SupportCell(int Area, int Service, ProviderRecord Provider, ArraySegment<int> People, Tally Hours);

/// <summary>Some of the support that goes on.</summary>
/// <param name="People">Different persons; a referral that does not say whose it is counts as one more.</param>
/// <param name="Hours">Weekly hours, in hundredths.</param>
public readonly record struct SupportAmount(long People, Tally Hours)
{
    public Figure PeopleShare(SupportAmount whole)
        => Figure.Share(People, whole.People, whole.People, whole.People, "Nobody has support going on with a named provider.");

    /// <summary>Cannot be calculated when none of the part's referrals records hours: unrecorded is not none.</summary>
    public Figure HoursShare(SupportAmount whole)
        => Hours.Counted == 0 ? Figure.Cannot(Unit.Share, "None of the referrals records its hours.") : Shares.Calculate(Hours, whole.Hours);
}

/// <summary>
/// The support that goes on at the end of a month: arranged with a named provider, begun by that day and not ended before it.
/// It begins when it was arranged, or when the referral was received if that day is not recorded.
/// </summary>
public sealed class ActiveSupport
{
    private static readonly SliceComputation<ActiveSupport> _atEndOfPeriod = new(x => new ActiveSupport(x, x.Period.To));

    /// <summary>How many persons there are; a referral that does not say whose it is has one of its own.</summary>
    private readonly int _people;

    /// <summary>Sheets with a bit for each person, none of them set.</summary>
    private readonly ConcurrentBag<ulong[]> _blank = [];

    private ActiveSupport(MarketSlice slice, Month end)
    {
        Day = end.LastDay;
        (Cells, _people) = Read(slice, end);
        Whole = new SupportAmount(_people, Tally.Sum(Cells.Select(x => x.Hours)));
        Providers = LargestFirst(Cells);
    }

    /// <summary>The day looked at.</summary>
    public DateOnly Day { get; }

    /// <summary>By area, service and provider, in that order.</summary>
    public IReadOnlyList<SupportCell> Cells { get; }

    public SupportAmount Whole { get; }

    /// <summary>Those who give it, largest first: by people, then by hours, then by name.</summary>
    public IReadOnlyList<(ProviderRecord Provider, SupportAmount Support)> Providers { get; }

    /// <summary>At the end of the slice's period.</summary>
    public static ActiveSupport Now(MarketSlice slice) => slice.GetOrCompute(_atEndOfPeriod);

    /// <summary>At the end of another month.</summary>
    public static ActiveSupport At(MarketSlice slice, Month end) => new(slice, end);

    /// <summary>Who gives the support of some cells, in the order of <see cref="Providers"/>.</summary>
    public IReadOnlyList<(ProviderRecord Provider, SupportAmount Support)> LargestFirst(IEnumerable<SupportCell> cells) =>
    [
        .. cells.GroupBy(x => x.Provider.Index).Select(x => (x.First().Provider, Support: Total(x)))
            .OrderByDescending(x => x.Support.People).ThenByDescending(x => x.Support.Hours.Amount).ThenBy(x => x.Provider.Index),
    ];

    /// <summary>What some cells come to; a person with support in several counts once.</summary>
    public SupportAmount Total(IEnumerable<SupportCell> cells)
    {
        var seen = _blank.TryTake(out var blank) ? blank : new ulong[(_people / 64) + 1];
        var (counted, people, hours) = (cells.ToList(), 0L, default(Tally));
        foreach (var cell in counted)
        {
            hours += cell.Hours;
            foreach (var person in cell.People.AsSpan())
            {
                ref var word = ref seen[person / 64];
                var bit = 1UL << person;
                people += (word & bit) == 0 ? 1 : 0;
                word |= bit;
            }
        }

        Array.Clear(seen);
        _blank.Add(seen);
        return new SupportAmount(people, hours);
    }

    private static (IReadOnlyList<SupportCell> Cells, int People) Read(MarketSlice slice, Month end)
    {
        var (market, referrals) = (slice.Market, slice.Market.Referrals);
        var (services, providers) = (market.Services.Count, market.Providers.Count);
        var rows = ActiveSupportRows.At(slice, end).Rows.Where(slice.Matches).ToArray();
        var (cells, numbers) = (new int[rows.Length], new int[rows.Length]);
        var sums = new (int Count, Tally Hours)[(market.Areas.Count + 1) * services * providers];
        using var people = new DistinctPeople(referrals);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            (cells[i], numbers[i]) = ((((referrals.Area[row] * services) + referrals.Service[row]) * providers) + referrals.Provider[row] - 1, people.NumberOf(row));
            ref var sum = ref sums[cells[i]];
            sum = (sum.Count + 1, sum.Hours + referrals.Tally(row, Weight.WeeklyHours));
        }

        var (found, next, together) = (new List<SupportCell>(), new int[sums.Length], new int[rows.Length]);
        for (int cell = 0, from = 0; cell < sums.Length; from += sums[cell++].Count)
        {
            next[cell] = from;
            if (sums[cell].Count > 0)
            {
                found.Add(new SupportCell(
                    (cell / providers / services) - 1, cell / providers % services, market.Providers[cell % providers], new ArraySegment<int>(together, from, sums[cell].Count), sums[cell].Hours));
            }
        }

        for (var i = 0; i < rows.Length; i++)
        {
            together[next[cells[i]]++] = numbers[i];
        }

        return (found, people.Count);
    }

    /// <summary>A provider's name in a ranking; a person who is a provider is not named there.</summary>
    public static string NameOf(ProviderRecord provider)
        => provider.Ownership == Data.Ownership.Individual ? "a person working alone" : provider.Name;
}
