using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Referrals;

/// <summary>One provider's places in the orders drawn at the desk.</summary>
/// <param name="Provider">Its key in the register.</param>
/// <param name="Orders">Orders of searches that it fitted.</param>
/// <param name="First">How often it stood first.</param>
/// <param name="FirstFair">How often it would if each that fitted were as likely to.</param>
/// <param name="TopThree">How often it stood among the first three.</param>
/// <param name="TopThreeFair">How often it would, likewise.</param>
public sealed record ProviderPlaces(int Provider, int Orders, int First, double FirstFair, int TopThree, double TopThreeFair)
{
    /// <summary>Where its share of first places would lie with this luck: Wilson's 95% interval.</summary>
    public Interval FirstInterval => Wilson.Interval(First, Orders) ?? default;
}

/// <summary>Whether the first places of a service fall as chance would have it.</summary>
/// <param name="Service">The service's code.</param>
/// <param name="Orders">How many orders were drawn.</param>
/// <param name="Chance">The chance of first places as uneven as these or more, by chi-square; none with too few orders to tell.</param>
public sealed record ServicePlaces(string Service, int Orders, double? Chance);

/// <summary>
/// The public proof of the fair order: who stood first and among the first three on the lists that were really shown. However often a
/// search is repeated on its day it has one order, which counts once.
/// </summary>
public sealed record LiveLists(int Orders, IReadOnlyList<ProviderPlaces> Providers, IReadOnlyList<ServicePlaces> Services)
{
    private const int _top = 3;

    /// <summary>The usual rule for the chi-square test: so many expected of each on average.</summary>
    private const double _fewestExpected = 5;

    /// <summary>Services whose first places are less even than chance allows, for as many services as are looked at (Holm).</summary>
    public IReadOnlyList<ServicePlaces> Uneven
    {
        get
        {
            var tested = Services.Where(x => x.Chance is not null).OrderBy(x => x.Chance).ToList();
            return [.. tested.TakeWhile((x, place) => x.Chance!.Value * (tested.Count - place) < 0.05)];
        }
    }

    /// <param name="lines">Of the ledger; those that the reader sorted or narrowed, and later pages, say nothing of the head.</param>
    public static LiveLists Of(IEnumerable<LedgerLine> lines)
    {
        var orders = lines
            .Where(x => x.Sort.Length == 0 && x.Narrowed.Length == 0 && x.FirstPlace == 1 && x.Eligible.Count > 1 && x.Shown.Count > 0)
            .DistinctBy(x => x.Context).ToList();
        return new LiveLists(
            orders.Count, PlacesIn(orders),
            [.. orders.GroupBy(x => x.Service).OrderBy(x => x.Key).Select(x => new ServicePlaces(x.Key, x.Count(), Chance([.. x])))]);
    }

    private static List<ProviderPlaces> PlacesIn(IReadOnlyCollection<LedgerLine> orders)
    {
        var places = new Dictionary<int, ProviderPlaces>();
        foreach (var order in orders)
        {
            var count = order.Eligible.Count;
            foreach (var provider in order.Eligible)
            {
                var so = places.GetValueOrDefault(provider, new ProviderPlaces(provider, 0, 0, 0, 0, 0));
                places[provider] = so with
                {
                    Orders = so.Orders + 1,
                    First = so.First + (order.Shown[0] == provider ? 1 : 0),
                    FirstFair = so.FirstFair + (1.0 / count),
                    TopThree = so.TopThree + (order.Shown.Take(_top).Contains(provider) ? 1 : 0),
                    TopThreeFair = so.TopThreeFair + ((double)Math.Min(_top, count) / count),
                };
            }
        }

        return [.. places.Values.OrderBy(x => x.Provider)];
    }

    private static double? Chance(List<LedgerLine> orders)
    {
        var places = PlacesIn(orders);
        if (orders.Count < _fewestExpected * places.Count)
        {
            return null;
        }

        var departure = places.Sum(x => (x.First - x.FirstFair) * (x.First - x.FirstFair) / x.FirstFair);
        return ChiSquare.UpperTail(departure, places.Count - 1);
    }
}
