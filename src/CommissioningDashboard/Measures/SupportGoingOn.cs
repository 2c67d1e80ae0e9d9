using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Support that one provider gives in one area and service.</summary>
/// <param name="Area">The area's place in the register; -1 when the referral records none.</param>
/// <param name="Service">The service's place.</param>
/// <param name="Provider">Who gives it.</param>
/// <param name="People">Numbers of the persons who have it, from 0 on and the same in every cell; one for each referral.</param>
/// <param name="Hours">The referrals' weekly hours, in hundredths.</param>
public sealed record SupportCell(int Area, int Service, ProviderRecord Provider, List<int> People, Tally Hours);

/// <summary>Some of the support that goes on.</summary>
/// <param name="People">Different persons; a referral that does not say whose it is counts as one more.</param>
/// <param name="Hours">Weekly hours, in hundredths.</param>
public readonly record struct Supported(long People, Tally Hours)
{
    public Figure PeopleShare(Supported whole)
        => Figure.Share(People, whole.People, whole.People, whole.People, "Nobody has support going on with a named provider.");

    /// <summary>Cannot be calculated when none of the part's referrals records hours: unrecorded is not none.</summary>
    public Figure HoursShare(Supported whole)
        => Hours.Counted == 0 ? Figure.Cannot(Unit.Share, "None of the referrals records its hours.") : Shares.Of(Hours, whole.Hours);
}

/// <summary>
/// The support that goes on at the end of a month: arranged with a named provider, begun by that day and not ended before it.
/// It begins when it was arranged, or when the referral was received if that day is not recorded.
/// </summary>
public sealed class SupportGoingOn
{
    /// <summary>How many persons there are; a referral that does not say whose it is has one of its own.</summary>
    private readonly int _people;

    /// <summary>Sheets with a bit for each person, none of them set.</summary>
    private readonly ConcurrentBag<ulong[]> _blank = [];

    private SupportGoingOn(MarketSlice slice, Month end)
    {
        var referrals = slice.Market.Referrals;
        Day = end.LastDay;
        var day = Day.DayNumber - slice.Market.FirstMonth.FirstDay.DayNumber;
        var (services, providers) = (slice.Market.Services.Count, slice.Providers.Count);
        var cells = new Dictionary<int, Cell>();
        var numbers = new int[referrals.People + 1];
        foreach (var row in slice.ReferralsIn(new Period(slice.History.From, end)))
        {
            if (referrals.Provider[row] == 0 || !GoesOn(referrals, row, day))
            {
                continue;
            }

            var place = (((referrals.Area[row] * services) + referrals.Service[row]) * providers) + referrals.Provider[row] - 1;
            if (!cells.TryGetValue(place, out var cell))
            {
                cells[place] = cell = new Cell();
            }

            ref var number = ref numbers[referrals.Person[row]];
            number = number == 0 || referrals.Person[row] == 0 ? ++_people : number;
            cell.People.Add(number - 1);
            cell.Hours += referrals.Tally(row, Weight.WeeklyHours);
        }

        Cells =
        [
            .. cells.OrderBy(x => x.Key).Select(x => new SupportCell(
                (x.Key / providers / services) - 1, x.Key / providers % services, slice.Providers[x.Key % providers], x.Value.People, x.Value.Hours)),
        ];
        Whole = Of(Cells);
        Providers = LargestFirst(Cells);
    }

    /// <summary>The day looked at.</summary>
    public DateOnly Day { get; }

    /// <summary>By area, service and provider, in that order.</summary>
    public IReadOnlyList<SupportCell> Cells { get; }

    public Supported Whole { get; }

    /// <summary>Those who give it, largest first: by people, then by hours, then by name.</summary>
    public IReadOnlyList<(ProviderRecord Provider, Supported Support)> Providers { get; }

    /// <summary>At the end of the slice's period.</summary>
    public static SupportGoingOn Now(MarketSlice slice) => slice.Once(x => new SupportGoingOn(x, x.Period.To));

    /// <summary>At the end of another month.</summary>
    public static SupportGoingOn At(MarketSlice slice, Month end) => new(slice, end);

    /// <summary>Who gives the support of some cells, in the order of <see cref="Providers"/>.</summary>
    public IReadOnlyList<(ProviderRecord Provider, Supported Support)> LargestFirst(IEnumerable<SupportCell> cells) =>
    [
        .. cells.GroupBy(x => x.Provider.Index).Select(x => (x.First().Provider, Support: Of(x)))
            .OrderByDescending(x => x.Support.People).ThenByDescending(x => x.Support.Hours.Amount).ThenBy(x => x.Provider.Index),
    ];

    /// <summary>What some cells come to; a person with support in several counts once.</summary>
    public Supported Of(IEnumerable<SupportCell> cells)
    {
        var seen = _blank.TryTake(out var blank) ? blank : new ulong[(_people / 64) + 1];
        var (counted, people, hours) = (cells.ToList(), 0L, default(Tally));
        foreach (var cell in counted)
        {
            hours += cell.Hours;
            foreach (var person in CollectionsMarshal.AsSpan(cell.People))
            {
                ref var word = ref seen[person / 64];
                var bit = 1UL << person;
                people += (word & bit) == 0 ? 1 : 0;
                word |= bit;
            }
        }

        // Only what was marked is wiped, since most parts are few of many people.
        foreach (var cell in counted)
        {
            cell.People.ForEach(x => seen[x / 64] = 0);
        }

        _blank.Add(seen);
        return new Supported(people, hours);
    }

    /// <summary>Whether the support a referral arranged goes on.</summary>
    /// <param name="referrals">The market's referrals.</param>
    /// <param name="row">The referral.</param>
    /// <param name="day">Days since the first of the snapshot's first month.</param>
    internal static bool GoesOn(ReferralColumns referrals, int row, int day)
    {
        var begun = referrals.Arranged[row] == ReferralColumns.NoDay ? referrals.Received[row] : Math.Max(referrals.Arranged[row], referrals.Received[row]);
        return referrals.Outcome[row] == (byte)Data.ReferralOutcome.Arranged && begun <= day
            && (referrals.Ended[row] == ReferralColumns.NoDay || referrals.Ended[row] >= day);
    }

    /// <summary>A provider's name in a ranking; a person who is a provider is not named there.</summary>
    public static string NameOf(ProviderRecord provider)
        => provider.Ownership == Data.Ownership.Individual ? "a person working alone" : provider.Name;

    private sealed class Cell
    {
        public List<int> People { get; } = [];

        public Tally Hours { get; set; }
    }
}
