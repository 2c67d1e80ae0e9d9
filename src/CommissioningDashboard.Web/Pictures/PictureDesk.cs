using System.Globalization;
using System.Reflection;
using System.Text;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Web.Access;
using CommissioningDashboard.Web.Components.Charts;
using CommissioningDashboard.Web.Feed;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CommissioningDashboard.Web.Pictures;

/// <summary>Draws a page, takes the chart that is asked for, and writes it as a file with its filter, source and day.</summary>
internal sealed class PictureDesk(
    PictureRequest request, CurrentUser user, SnapshotStore snapshots, Database database, TimeProvider time, IServiceProvider services,
    ILoggerFactory logs)
{
    private const int _width = 840;

    public async Task<IResult> TakeAsync(HttpContext context, Type page, string chart, string format)
    {
        var (slice, problem) = await FilterParser.ParseAsync(context.Request, user, snapshots, context.RequestAborted);
        if (slice is null)
        {
            return problem!;
        }

        request.ChartId = chart;
        await DrawAsync(context, page);
        if (!request.IsFound)
        {
            return Results.NotFound();
        }

        await using var renderer = new HtmlRenderer(services, logs);
        var frame = new PictureFrame(_width, Notes(slice), ExactFile.InOneLine(slice));
        var svg = await ChartFile.RenderAsync(renderer, request.Chart, request.Parameters, frame);
        await using var db = database.For(user.AuthorityId);
        var what = new { Chart = chart, Format = format, Filter = slice.Filter.ToQuery() };
        db.Record(user.UserId, "figures.exported", what, time.GetUtcNow());
        await db.SaveChangesAsync(context.RequestAborted);
        var name = ExactFile.Name(chart, slice, format);
        return format == "png"
            ? Results.File(PngText.Add(Raster.Png(svg), ExactFile.Facts(slice)), "image/png", name)
            : Results.File(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{svg}\n"), "image/svg+xml", name);
    }

    /// <summary>The page is drawn to nowhere, as if its own address had been asked for; its charts offer themselves meanwhile.</summary>
    private static async Task DrawAsync(HttpContext context, Type page)
    {
        var (body, path) = (context.Response.Body, context.Request.Path);
        var address = path.Value!;
        context.Response.Body = Stream.Null;
        context.Request.Path = address[(PictureEndpoints.Root.Length + 1)..address.LastIndexOf('/')];
        try
        {
            var drawn = new RazorComponentResult(page, Parameters(page, context.Request.RouteValues)) { PreventStreamingRendering = true };
            await drawn.ExecuteAsync(context);
        }
        finally
        {
            context.Response.Body = body;
            context.Request.Path = path;
        }
    }

    /// <summary>What the page's address names, as the types that the page wants.</summary>
    private static Dictionary<string, object?> Parameters(Type page, RouteValueDictionary route)
        => page.GetProperties().Where(x => x.GetCustomAttribute<ParameterAttribute>() is not null && route.ContainsKey(x.Name))
            .ToDictionary(x => x.Name, x => (object?)Convert.ChangeType(route[x.Name], x.PropertyType, CultureInfo.InvariantCulture));

    private string[] Notes(MarketSlice slice)
    {
        var demonstration = slice.Market.IsDemo ? " (demonstration: nothing is real)" : "";
        var latest = slice.Market.DataAsAt is { } day ? $", latest referral {Written.Date(day)}" : "";
        return
        [
            $"Shown: {string.Join(", ", slice.Filter.InWords(slice.Market))}.",
            $"Source: {slice.Market.AuthorityName}{demonstration}, records in the Commissioning Dashboard{latest}.",
            $"Taken {Written.Moment(time.GetUtcNow())}. Internal: exact figures, not for publication.",
        ];
    }
}
