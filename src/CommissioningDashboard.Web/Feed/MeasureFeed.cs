using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Web.Access;

namespace CommissioningDashboard.Web.Feed;

/// <summary>The same results as the pages, with the same filter, for machines: JSON for each measure and CSV of its table.</summary>
internal static class MeasureFeed
{
    public static void AddFeed(this IServiceCollection services) => services.AddOpenApi("measures");

    public static void MapFeed(this WebApplication app)
    {
        app.MapOpenApi("/api/{documentName}.json").Requires(Permission.ViewMarket);
        var feed = app.MapGroup("/api/measures").Requires(Permission.ViewMarket).WithTags("Measures");
        feed.MapGet("/", ListAsync).WithSummary("Every measure with its headline figure, for a filter");
        feed.MapGet("/{measureId}", OneAsync).WithSummary("One measure with its table, for a filter");
        feed.MapGet("/{measureId}/csv", CsvAsync).Requires(Permission.ExportData).WithSummary("One measure's table as CSV");
        app.MapGet("/api/tables/{tableId}/csv", TableAsync).Requires(Permission.ExportData).WithTags("Tables")
            .WithSummary("Another table of a page as CSV");
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request, CurrentUser user, SnapshotStore snapshots, CancellationToken cancellationToken)
        => await FilterParser.ParseAsync(request, user, snapshots, cancellationToken) is var (slice, problem) && slice is null
            ? problem!
            : Exact(request, "measures", slice,
                new { Market = MarketOf(slice), Measures = MeasureCatalogue.Calculate(slice).Select(Headline) });

    private static async Task<IResult> OneAsync(
        string measureId, HttpRequest request, CurrentUser user, SnapshotStore snapshots, CancellationToken cancellationToken)
    {
        if (MeasureCatalogue.Find(measureId) is not { } measure)
        {
            return NoMeasure(measureId);
        }

        var (slice, problem) = await FilterParser.ParseAsync(request, user, snapshots, cancellationToken);
        if (slice is null)
        {
            return problem!;
        }

        var result = measure.Calculate(slice);
        return Exact(request, measure.Id, slice, new
        {
            Market = MarketOf(slice),
            Measure = Headline(result),
            measure.Words,
            Columns = result.Table.Columns.Where(x => !x.IsWorking).Select(x => new { x.Id, x.Heading, Unit = $"{x.Unit}" }),
            Rows = result.Table.Rows.Select(row => result.Table.Columns.Zip(row).Where(x => !x.First.IsWorking)
                .ToDictionary(x => x.First.Id, x => (object?)x.Second.Text ?? x.Second.Number)),
        });
    }

    private static Task<IResult> CsvAsync(
        string measureId, HttpRequest request, CurrentUser user, SnapshotStore snapshots, Database database, TimeProvider time,
            CancellationToken cancellationToken)
        => MeasureCatalogue.Find(measureId) is { } measure
            ? TakeAwayAsync(
            measure.Id, slice => measure.Calculate(slice).Table, request, user, snapshots, database, time, cancellationToken)
            : Task.FromResult(NoMeasure(measureId));

    private static Task<IResult> TableAsync(
        string tableId, HttpRequest request, CurrentUser user, SnapshotStore snapshots, Database database, TimeProvider time,
            CancellationToken cancellationToken)
        => PageTable.All.FirstOrDefault(x => x.Id == tableId) is { } table
            ? TakeAwayAsync(
            table.Id, slice => table.Read(slice, request.Query, DateOnly.FromDateTime(time.GetLocalNow().DateTime)), request, user,
            snapshots, database, time, cancellationToken)
            : Task.FromResult(Results.NotFound());

    /// <summary>What leaves the screen is written down: which table, with which filter, by whom.</summary>
    private static async Task<IResult> TakeAwayAsync(
        string name, Func<MarketSlice, MeasureTable?> read, HttpRequest request, CurrentUser user, SnapshotStore snapshots,
        Database database, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (slice, problem) = await FilterParser.ParseAsync(request, user, snapshots, cancellationToken);
        if (slice is null)
        {
            return problem!;
        }

        if (read(slice) is not { } table)
        {
            return Results.NotFound();
        }

        await using var db = database.For(user.AuthorityId);
        db.Record(user.UserId, "figures.exported", new { Table = name, Filter = slice.Filter.ToQuery() }, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Results.File(TableCsv.Write(table, ExactFile.Facts(slice)), "text/csv; charset=utf-8", ExactFile.Name(name, slice, "csv"));
    }

    /// <summary>An answer that is saved to a file is named after what it is.</summary>
    private static IResult Exact(HttpRequest request, string name, MarketSlice slice, object answer)
    {
        request.HttpContext.Response.Headers.ContentDisposition = $"inline; filename=\"{ExactFile.Name(name, slice, "json")}\"";
        return Results.Ok(answer);
    }

    private static IResult NoMeasure(string id)
        => Results.Problem(
        $"There is no measure “{id}”. See /api/measures for those there are.", statusCode: StatusCodes.Status404NotFound);

    private static object MarketOf(MarketSlice slice) => new
    {
        Authority = slice.Market.AuthorityName,
        slice.Market.IsDemo,
        slice.Market.DataAsAt,
        slice.Market.Version,
        Filter = slice.Filter.ToQuery(),
        InWords = slice.Filter.InWords(slice.Market),
        ComparedWith = slice.Filter.Compare.Name(),
        NotCompared = SliceComparison.NotCompared(slice),
        From = slice.Period.From.ToString(),
        To = slice.Period.To.ToString(),
        SizeScheme = slice.Scheme.Name,
        DisclosureProfile = DisclosureProfile.Internal.Id,
        Disclosure = DisclosureProfile.Internal.Words,
    };

    private static object Headline(MeasureResult result) => new
    {
        result.Measure.Id,
        result.Measure.Name,
        result.Measure.Version,
        Unit = $"{result.Measure.Unit}",
        Value = FigureOf(result.Value),
        Compared = result.Compared is { } compared ? FigureOf(compared) : null,
        Finding = result.Finding.Plain,
        RestsOn = result.Rests.Select(x => new { Fact = $"{x.Fact}", x.Known, x.All }),
    };

    private static object FigureOf(Figure figure)
        => new
        {
            figure.Value,
            figure.Interval?.Low,
            figure.Interval?.High,
            AtLeast = figure.Range?.Low,
            AtMost = figure.Range?.High,
            figure.Basis,
            figure.IsReliable,
            CannotBeCalculated = figure.Reason
        };
}
