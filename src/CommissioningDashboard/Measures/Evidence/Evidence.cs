using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>How far the facts that measures need are recorded in a slice: each counted once, when it is first asked for.</summary>
public static class Evidence
{
    private static readonly Dictionary<Fact, SliceComputation<FactCoverage>> _coverage = Enum.GetValues<Fact>()
        .ToDictionary(x => x, x => new SliceComputation<FactCoverage>(slice => Count(slice, x)));

    /// <summary>How far one fact is recorded in the slice's period.</summary>
    public static FactCoverage Coverage(MarketSlice slice, Fact fact) => slice.GetOrCompute(_coverage[fact]);

    /// <summary>How far all that a measure needs or uses is recorded: its own needs, and those of the filter.</summary>
    public static IReadOnlyList<FactCoverage> Coverage(MarketSlice slice, Measure measure)
        => [.. Needs(slice, measure).Concat(measure.Uses).Distinct().Select(x => Coverage(slice, x))];

    /// <summary>The first fact that a measure needs of which too little is recorded; none when it can be calculated.</summary>
    public static FactCoverage? Missing(MarketSlice slice, Measure measure)
        => Needs(slice, measure).Select(x => Coverage(slice, x)).FirstOrDefault(x => x.IsBelowFloor);

    /// <summary>The facts that any of some measures needs and that are recorded for less than all, each once.</summary>
    public static IEnumerable<FactCoverage> Partial(MarketSlice slice, IEnumerable<Measure> measures)
        => slice.IsOutsideData ? [] : measures.SelectMany(x => Coverage(slice, x)).Where(x => !x.IsWhole).DistinctBy(x => x.Fact);

    private static IEnumerable<Fact> Needs(MarketSlice slice, Measure measure)
    {
        var asked = measure.Needs.ToList();
        if (slice.Filter.Areas.Count > 0)
        {
            asked.Add(Fact.Area);
        }

        if (measure.IsWeighted && FactTerms.CountedBy(slice.Weight) is { } amount)
        {
            asked.Add(amount);
        }

        return asked.Distinct();
    }

    private static FactCoverage Count(MarketSlice slice, Fact fact)
    {
        var (known, all) = fact switch
        {
            Fact.Size => Sizes(slice.ByBand(slice.Period)),
            Fact.Ownership => Owners(slice),
            Fact.Hours or Fact.Cost => (ReferralFacts.For(slice).Known(fact), ReferralFacts.For(slice).Named),
            Fact.SizeOfOpen => Open(slice, x => slice.BandOf(x, slice.Period.To) != DisplayBand.NotKnown),
            Fact.Services => Open(slice, x => x.Services.Count > 0),
            Fact.Joined => Providers(slice.Providers, x => !x.ToBeCompleted),
            Fact.Capacity => Providers(
                slice.OpenAndAble(slice.Period.To), x => x.Capacity(slice.Period.To.LastDay) is not null),
            Fact.Frameworks => Any(slice.Providers.Any(x => x.Frameworks.Count > 0)),
            Fact.Communities => Any(slice.Providers.Any(x => x.Communities.Count > 0)),
            Fact.Outcomes => Any(slice.Market.Outcomes.Length > 0),
            Fact.Area => Areas(slice),
            Fact.Team or Fact.ReceivedDay or Fact.Unmet or Fact.Person
                => (ReferralFacts.For(slice).Known(fact), ReferralFacts.For(slice).All),
            Fact.List => (ReferralFacts.For(slice).Known(fact), ReferralFacts.For(slice).Brokered),
            Fact.HoursAnywhere => slice.Market.HoursRecordedUpTo(slice.Period.To),
            Fact.Regulated => Choices(slice, x => slice.Market.Services[x.Service].Regulated != RegulatedActivity.NotKnown),
            Fact.Registration => Open(slice, x => x.IsCqcRegistered is not null),
            Fact.Rating => Ratings(slice),
            _ => throw new ArgumentOutOfRangeException(nameof(fact)),
        };
        return new FactCoverage(fact, known, all);
    }

    /// <summary>From the sums of the scan, since most measures ask.</summary>
    private static (long Known, long All) Sizes(BandTallies byBand)
        => (Shares.OfKnownSize(byBand).Referrals, Shares.Recorded(byBand).Referrals);

    /// <summary>Likewise: of a provider that a file of referrals brought with it, nobody has said who owns it.</summary>
    private static (long Known, long All) Owners(MarketSlice slice)
    {
        var received = slice.ByProvider(slice.Period);
        return (slice.Providers.Where(x => !x.IsOwnerNotKnown).Sum(x => received[x.Index].Referrals), received.Sum(x => x.Referrals));
    }

    /// <summary>Where the filter names areas, of all areas: those without one may belong to any.</summary>
    private static (long Known, long All) Areas(MarketSlice slice)
    {
        var everywhere = slice.Filter.Areas.Count == 0 ? slice : slice.Market.Slice(slice.Filter with { Areas = [] });
        var (without, with) = everywhere.ByAreaRecorded(everywhere.Period);
        return (with, without + with);
    }

    private static (long Known, long All) Choices(MarketSlice slice, Func<AbleChoices, bool> isKnown)
        => AbleChoices.For(slice).Aggregate(
            (Known: 0L, All: 0L), (sum, x) => (sum.Known + (isKnown(x) ? x.Choices : 0), sum.All + x.Choices));

    /// <summary>From the sums of the scan, month by month.</summary>
    private static (long Known, long All) Ratings(MarketSlice slice)
    {
        var (known, all) = (0L, 0L);
        for (var month = slice.Period.From; month <= slice.Period.To; month = month.Plus(1))
        {
            var received = slice.ByProvider(new Period(month, month));
            foreach (var provider in slice.Providers.Where(x => received[x.Index].Referrals > 0))
            {
                all += received[provider.Index].Referrals;
                known += provider.RatingClassOn(month.FirstDay) is null ? 0 : received[provider.Index].Referrals;
            }
        }

        return (known, all);
    }

    /// <summary>Providers open on the last day of the period that may offer a service looked at.</summary>
    private static (long Known, long All) Open(MarketSlice slice, Func<ProviderRecord, bool> isKnown)
        => Providers(slice.Providers.Where(x => x.IsOpen(slice.Period.To.LastDay) && MayOffer(slice, x)), isKnown);

    private static bool MayOffer(MarketSlice slice, ProviderRecord provider)
        => provider.Services.Count == 0 || provider.Services.Any(x => slice.Filter.LooksAtService(slice.Market.Services[x.Index].Code));

    private static (long Known, long All) Providers(IEnumerable<ProviderRecord> providers, Func<ProviderRecord, bool> isKnown)
        => providers.Aggregate((Known: 0L, All: 0L), (sum, x) => (sum.Known + (isKnown(x) ? 1 : 0), sum.All + 1));

    private static (long Known, long All) Any(bool isKnown) => (isKnown ? 1 : 0, 1);
}
