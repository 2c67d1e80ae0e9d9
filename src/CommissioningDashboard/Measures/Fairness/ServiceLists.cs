using System.Runtime.InteropServices;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What each provider received of each service in each area where it could have taken any.</summary>
internal sealed class ServiceLists
{
    /// <summary>By service, area and provider's place; none where it could take nothing.</summary>
    private readonly Dictionary<(int Service, int? Area, int Provider), Tally> _received = [];

    /// <summary>Each service's list.</summary>
    private readonly List<(NamedList Named, List<Tally> Tallies)> _lists;

    private (IReadOnlyDictionary<int, NameOrder> Services, NameOrder? All) _byName;
    private (IReadOnlyDictionary<int, NameOrder> Services, NameOrder? All) _amongAlike;

    public ServiceLists(MarketSlice slice)
    {
        foreach (var choice in OpenChoices.For(slice).All)
        {
            for (var i = 0; i < choice.To.Length; i++)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(
                    _received, (choice.Service, choice.Area, choice.Able.Places[i]), out _) += choice.To[i];
            }
        }

        _lists = Lists(_ => 0);
        var alike = Lists(x => (x.Area, slice.BandOf(slice.Providers[x.Provider], slice.Period.To)));

        // Beside each other, for the shuffles are the longest piece of work of all measures; each has a seed of its own.
        Parallel.Invoke(
            () => _byName = NameOrder.FromGroups([.. _lists.Select(x => x.Named)], withRank: true),
            () => _amongAlike = NameOrder.FromGroups([.. alike.Select(x => x.Named)], withRank: false));
    }

    /// <summary>One service, or all; none when no list has two names and a referral.</summary>
    public ListPositionRow? Row(RegisterEntry? service)
    {
        if (OrderFor(_byName, service) is not { } byName)
        {
            return null;
        }

        var lists = _lists.Where(x => service is null || x.Named.Group == service.Index).ToList();
        return new ListPositionRow(
            service,
            lists.SelectMany(x => x.Named.Providers).Distinct().Count(),
            lists.Count == 1 ? lists[0].Named.FirstNames : null,
            Tally.Sum(lists.SelectMany(x => x.Tallies.Take(x.Named.FirstNames))),
            Tally.Sum(lists.SelectMany(x => x.Tallies)),
            byName,
            OrderFor(_amongAlike, service))
        {
            Used = Received(lists, (_, _) => true).Count,
            Makers = Makers.FromPartAndRest(Received(lists, (list, i) => i < list.FirstNames),
                Received(lists, (list, i) => i >= list.FirstNames)),
        };
    }

    /// <summary>What each provider received in some of its places, of those that received anything.</summary>
    private static List<long> Received(List<(NamedList Named, List<Tally> Tallies)> lists, Func<NamedList, int, bool> place)
        => [.. lists.SelectMany(x
            => x.Named.Providers.Select((provider, i) => (Provider: provider, Amount: x.Named.Amounts[i], Counts: place(x.Named, i))))
            .Where(x => x.Counts && x.Amount > 0).GroupBy(x => x.Provider, x => x.Amount).Select(x => x.Sum())];

    private static NameOrder? OrderFor((IReadOnlyDictionary<int, NameOrder> Services, NameOrder? All) orders, RegisterEntry? service)
        => service is null ? orders.All : orders.Services.GetValueOrDefault(service.Index);

    private List<(NamedList Named, List<Tally> Tallies)> Lists<TKey>(Func<(int Service, int? Area, int Provider), TKey> list) =>
    [
        .. _received.GroupBy(x => (x.Key.Service, list(x.Key))).OrderBy(x => x.Key.Service).Select(names =>
        {
            var byName = names.GroupBy(x => x.Key.Provider).OrderBy(x => x.Key)
                .Select(x => (Provider: x.Key, Tally: Tally.Sum(x.Select(t => t.Value)))).ToList();
            return (Named: new NamedList(
                [.. byName.Select(x => x.Provider)], [.. byName.Select(x => x.Tally.Amount)], names.Key.Service),
                    Tallies: byName.Select(x => x.Tally).ToList());
        }).Where(x => x.Named.IsRead),
    ];
}
