using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>
/// Where a change applied, and what it is compared with. Where it applied in some areas, they are set beside the other areas, service by
/// service; where it applied in some services everywhere, they are set beside the other services, area by area.
/// </summary>
internal sealed class ChangeReach
{
    private readonly List<int> _services;
    private readonly List<int> _areas;
    private readonly MarketSnapshot _market;

    public ChangeReach(DatedChange change, MarketSnapshot market)
    {
        var filter = MarketFilter.FromQuery(change.Filter);
        _market = market;
        _services = Chosen(market.Services, filter.LooksAtService);
        _areas = Chosen(market.Areas, filter.LooksAtArea);
        Words = filter.PlacesInWords(market);
    }

    /// <summary>"Home care, all areas".</summary>
    public string Words { get; }

    /// <summary>Whether it applied in some areas only.</summary>
    public bool IsByArea => _areas.Count < _market.Areas.Count;

    /// <summary>Whether nothing was left unchanged.</summary>
    public bool IsEverywhere => !IsByArea && _services.Count == _market.Services.Count;

    /// <summary>What it is compared with: "other areas".</summary>
    public string Others => IsByArea ? "other areas" : "other services";

    /// <summary>Whether any of it lies within a filter.</summary>
    public bool Touches(MarketFilter filter) => Pairs().Any(x => x.IsChanged && IsWithin(filter, x.Service, x.Area));

    /// <summary>
    /// The services and areas to compare: those changed as far as a filter lets them, and all that are not. An area without the change is
    /// looked at for the services that it applied in, and likewise.
    /// </summary>
    public IEnumerable<(int Service, int Area, int Place, int Stratum, bool IsChanged)> Compared(MarketFilter filter)
        => Pairs().Where(x => !x.IsChanged || IsWithin(filter, x.Service, x.Area)).Select(x => IsByArea
            ? (x.Service, x.Area, Place: x.Area, Stratum: x.Service, x.IsChanged)
            : (x.Service, x.Area, Place: x.Service, Stratum: x.Area, x.IsChanged));

    private IEnumerable<(int Service, int Area, bool IsChanged)> Pairs()
        => (IsByArea ? _services : Enumerable.Range(0, _market.Services.Count)).SelectMany(
            _ => Enumerable.Range(0, _market.Areas.Count),
            (service, area) => (service, area, IsByArea ? _areas.Contains(area) : _services.Contains(service)));

    private bool IsWithin(MarketFilter filter, int service, int area)
        => filter.LooksAtService(_market.Services[service].Code) && filter.LooksAtArea(_market.Areas[area].Code);

    private static List<int> Chosen(IReadOnlyList<RegisterEntry> all, Func<string, bool> isChosen)
        => [.. all.Where(x => isChosen(x.Code)).Select(x => x.Index)];
}
