using System.Collections;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Support that one provider gives in one area and service.</summary>
/// <param name="Area">The area's place in the register; none when the referral records none.</param>
/// <param name="Service">The service's place.</param>
/// <param name="Provider">Who gives it.</param>
public sealed record SupportCell(int? Area, int Service, ProviderRecord Provider)
{
    /// <summary>Numbers of the persons who have it, from 0 on and the same in every cell; one for each referral.</summary>
    internal List<int> People { get; } = [];

    /// <summary>The referrals' weekly hours, in hundredths.</summary>
    public Tally Hours { get; private set; }

    internal void Add(int person, Tally hours)
    {
        People.Add(person);
        Hours += hours;
    }
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

    private readonly int _largest;

    private ActiveSupport(MarketSlice slice, Month end)
    {
        Day = end.LastDay;
        _largest = slice.Market.LargestHours;
        (Cells, _people) = Read(slice, end);
        Whole = new SupportAmount(_people, Tally.Sum(Cells.Select(x => x.Hours)), _largest);
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
    public IReadOnlyList<(ProviderRecord Provider, SupportAmount Support)> LargestFirst(IEnumerable<SupportCell> cells)
    {
        var seen = new BitArray(_people);
        return
        [
            .. cells.GroupBy(x => x.Provider.Index).Select(x => (x.First().Provider, Support: Total(x, seen)))
                .OrderByDescending(x => x.Support.People).ThenByDescending(x => x.Support.Hours.Amount).ThenBy(x => x.Provider.Index),
        ];
    }

    /// <summary>The same where the question is power: providers of one group as the filter counts them.</summary>
    public IReadOnlyList<(Holder Holder, SupportAmount Support)> LargestHolders(MarketSlice slice, IEnumerable<SupportCell> cells)
    {
        var seen = new BitArray(_people);
        var byProvider = cells.ToLookup(x => x.Provider);
        return
        [
            .. Holder.Of(slice, byProvider.Select(x => x.Key), Day)
                .Select(x => (Holder: x, Support: Total(x.Providers.SelectMany(p => byProvider[p]), seen)))
                .OrderByDescending(x => x.Support.People).ThenByDescending(x => x.Support.Hours.Amount).ThenBy(x => x.Holder.Index),
        ];
    }

    /// <summary>What some cells come to; a person with support in several counts once.</summary>
    public SupportAmount Total(IEnumerable<SupportCell> cells) => Total(cells, new BitArray(_people));

    private SupportAmount Total(IEnumerable<SupportCell> cells, BitArray seen)
    {
        seen.SetAll(false);
        var people = 0L;
        var hours = default(Tally);
        foreach (var cell in cells)
        {
            hours += cell.Hours;
            foreach (var person in cell.People)
            {
                if (!seen[person])
                {
                    seen[person] = true;
                    people++;
                }
            }
        }

        return new SupportAmount(people, hours, _largest);
    }

    private static (IReadOnlyList<SupportCell> Cells, int People) Read(MarketSlice slice, Month end)
    {
        var cells = new IndexGrid<SupportCell?>(slice.Market.Areas.Count, slice.Market.Services.Count, slice.Providers.Count);
        var people = new DistinctPeople(slice.Market);
        var day = end.LastDay.DayNumber - slice.Market.FirstMonth.FirstDay.DayNumber;
        foreach (var referral in ActiveSupportRows.At(slice, end))
        {
            if (!slice.Matches(referral))
            {
                continue;
            }

            var provider = referral.Provider!.Value;
            ref var cell = ref cells[referral.Area, referral.Service, provider];
            cell ??= new SupportCell(referral.Area, referral.Service, slice.Providers[provider]);
            cell.Add(people.NumberOf(referral), slice.Market.ChangedHours.On(referral, day));
        }

        return ([.. cells.Cells.OfType<SupportCell>()], people.Count);
    }

    /// <summary>A provider's name in a ranking; a person who is a provider is not named there.</summary>
    public static string NameOf(ProviderRecord provider)
        => provider.Ownership == Data.Ownership.Individual ? "a person working alone" : provider.Name;
}
