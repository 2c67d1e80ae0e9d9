using System.Reflection;
using CommissioningDashboard.Access;
using CommissioningDashboard.Web.Access;
using CommissioningDashboard.Web.Components.Pages.Market;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CommissioningDashboard.Web.Pictures;

/// <summary>
/// Every chart of every reading page as a file. The page itself is drawn, for the same reader and with the same filter, and its chart is
/// taken from it: a picture shows what the page shows, and asks for the page's permission besides that to take figures away.
/// </summary>
internal static class PictureEndpoints
{
    public const string Root = "charts";

    public static void AddPictures(this IServiceCollection services)
    {
        services.AddScoped<PictureRequest>();
        services.AddScoped<PictureLinks>();
        services.AddScoped<PictureDesk>();
        services.AddCascadingValue(x => x.GetRequiredService<PictureRequest>());
        services.AddCascadingValue(x => x.GetRequiredService<PictureLinks>());
    }

    public static void MapPictures(this WebApplication app)
    {
        var pages = typeof(PictureEndpoints).Assembly.GetTypes().Where(x => x.IsSubclassOf(typeof(MarketView)) && !x.IsAbstract);
        foreach (var (page, route) in pages.SelectMany(x => x.GetCustomAttributes<RouteAttribute>(), (x, route) => (x, route)))
        {
            app.MapGet(
                    $"/{Root}{route.Template}/{{chart}}.{{format:regex(^(svg|png)$)}}",
                    (HttpContext context, PictureDesk desk, string chart, string format) => desk.TakeAsync(context, page, chart, format))
                .WithMetadata([.. page.GetCustomAttributes<AuthorizeAttribute>()])
                .Requires(Permission.ExportData)
                .ExcludeFromDescription();
        }
    }
}
