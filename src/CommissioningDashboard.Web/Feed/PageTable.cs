using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Web.Components.Pages.Areas;

namespace CommissioningDashboard.Web.Feed;

/// <summary>A table that a page shows and that is no measure's own, to be taken away as CSV.</summary>
/// <param name="Id">Its name in addresses and of the file.</param>
/// <param name="Read">The table for a slice and the rest of the address; none when the address asks for what is not there.</param>
internal sealed record PageTable(string Id, Func<MarketSlice, IQueryCollection, MeasureTable?> Read)
{
    public static IReadOnlyList<PageTable> All { get; } =
    [
        new("largest-together", (slice, _) => ConcentrationTables.Together(slice)),
        new("indices", (slice, _) => ConcentrationTables.Indices(slice)),
        new("invisible-by-size", (slice, _) => Measures.InvisibleProviders.BySize(slice)),
        new("data-answers", (slice, _) => DataAnswers.For(slice).QuestionTable),
        new("providers-to-complete", (slice, _) => DataAnswers.For(slice).CompletionTable),
        new("register", (slice, query) => RegisterTables.Register(slice, query["search"])),
        new("provider-months",
            (slice, query) => slice.Providers.FirstOrDefault(x => $"{x.Id}" == query["provider"]) is { } provider
                ? RegisterTables.Months(slice, provider) : null),
        new("area-figures", (slice, _) => AreaTables.Figures(slice)),
        new("area-causes", (slice, query) => AreaTables.Causes(slice, BandOf(slice, query))),
        new("area-providers", (slice, query) => AreaTables.Providers(slice, BandOf(slice, query))),
        new("area-services", (slice, query) => AreaTables.Services(slice, BandOf(slice, query))),
        new("area-left", (slice, _) => AreaTables.Left(slice)),
        new("area-able", (slice, _) => AreaTables.Able(slice)),
    ];

    /// <summary>As the area's page has it when its address is the same.</summary>
    private static DisplayBand BandOf(MarketSlice slice, IQueryCollection query)
        => AreaDrivers.BandOf(query["size"]) ?? AreaDrivers.First(slice);
}
