using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Web.Components.Pages.Areas;

namespace CommissioningDashboard.Web.Feed;

/// <summary>A table that a page shows and that is no measure's own, to be taken away as CSV.</summary>
/// <param name="Id">Its name in addresses and of the file.</param>
/// <param name="Read">The table for a slice and the rest of the address; none when the address asks for what is not there.
/// Told the day on which it is taken.</param>
internal sealed record PageTable(string Id, Func<MarketSlice, IQueryCollection, DateOnly, MeasureTable?> Read)
{
    public static IReadOnlyList<PageTable> All { get; } =
    [
        new("largest-together", (slice, _, _) => ConcentrationTables.Together(slice)),
        new("indices", (slice, _, _) => ConcentrationTables.Indices(slice)),
        new("invisible-by-size", (slice, _, _) => Measures.InvisibleProviders.BySize(slice)),
        new("data-answers", (slice, _, _) => DataAnswers.For(slice).QuestionTable),
        new("providers-to-complete", (slice, _, _) => DataAnswers.For(slice).CompletionTable),
        new("register", (slice, query, today) => RegisterTables.Register(slice, SearchOf(query), today)),
        new("provider-months",
            (slice, query, _) => slice.Providers.FirstOrDefault(x => $"{x.Id}" == query["provider"]) is { } provider
                ? RegisterTables.Months(slice, provider) : null),
        new("area-figures", (slice, _, _) => AreaTables.Figures(slice)),
        new("area-causes", (slice, query, _) => AreaTables.Causes(slice, BandOf(slice, query))),
        new("area-providers", (slice, query, _) => AreaTables.Providers(slice, BandOf(slice, query))),
        new("area-services", (slice, query, _) => AreaTables.Services(slice, BandOf(slice, query))),
        new("area-left", (slice, _, _) => AreaTables.Left(slice)),
        new("area-able", (slice, _, _) => AreaTables.Able(slice)),
    ];

    /// <summary>As the register's page has it when its address is the same.</summary>
    internal static RegisterSearch SearchOf(IQueryCollection query)
        => new(query["search"], query["offers"], query["covers"], query["community"], query["open"] == "yes");

    /// <summary>As the area's page has it when its address is the same.</summary>
    private static DisplayBand BandOf(MarketSlice slice, IQueryCollection query)
        => AreaDrivers.BandOf(query["size"]) ?? AreaDrivers.First(slice);
}
