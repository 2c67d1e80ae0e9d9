using System.Reflection;
using CommissioningDashboard.Access;
using CommissioningDashboard.Web.Access;
using CommissioningDashboard.Web.Components.Pages.Market;
using Microsoft.AspNetCore.Components;

namespace CommissioningDashboard.Web.Components.Layout;

/// <summary>A page with a place in the navigation, as its own attributes state it.</summary>
/// <param name="Place">Its group, title and order.</param>
/// <param name="Path">Its address, up to its first parameter.</param>
/// <param name="IsListed">False for a page with a parameter, which no link could fill in.</param>
/// <param name="Needs">What a reader must be allowed for it to be offered.</param>
/// <param name="TakesFilter">True when it shows the part of the market that its address names.</param>
internal sealed record NavigationPage(InNavigationAttribute Place, string Path, bool IsListed, Permission? Needs, bool TakesFilter)
{
    public static readonly IReadOnlyList<NavigationPage> All =
    [
        .. typeof(NavigationPage).Assembly.GetTypes()
            .Select(type => (Type: type, Place: type.GetCustomAttribute<InNavigationAttribute>()))
            .Where(x => x.Place is not null)
            .Select(x => Describe(x.Type, x.Place!))
            .OrderBy(x => x.Place.Group).ThenBy(x => x.Place.Order).ThenByDescending(x => x.IsListed)

            // Areas and one area have one place: the second lies under the first.
            .DistinctBy(x => x.Path),
    ];

    /// <summary>
    /// The pages for a reader; none for someone who has not signed in. A missing role hides nothing: the pages' own policies
    /// decide.
    /// </summary>
    public static IEnumerable<NavigationPage> For(Reader reader)
        => reader.IsSignedIn ? All.Where(page => page.Needs is not { } needs || reader.Role is not { } role || role.May(needs)) : [];

    /// <summary>The page at an address, or else the one that the address lies under.</summary>
    /// <param name="path">Without a leading slash or a query.</param>
    public static NavigationPage? At(string path)
        => All.Where(x => x.Holds(path)).MaxBy(x => x.Path.Length);

    /// <summary>Its address with what is shown of the market carried along, where it takes that.</summary>
    public string Address(string here) => TakesFilter ? FilterAddress.Carry(here, Path) : Path;

    private bool Holds(string path)
        => path.StartsWith(Path, StringComparison.OrdinalIgnoreCase) && (path.Length == Path.Length || path[Path.Length] == '/');

    private static NavigationPage Describe(Type type, InNavigationAttribute place)
    {
        var route = type.GetCustomAttribute<RouteAttribute>()!.Template.TrimStart('/');
        var parameter = route.IndexOf('{', StringComparison.Ordinal);
        return new NavigationPage(
            place,
            parameter < 0 ? route : route[..parameter].TrimEnd('/'),
            parameter < 0,
            Enum.TryParse<Permission>(type.GetCustomAttribute<RequiresAttribute>()?.Policy, out var needs) ? needs : null,
            typeof(MarketView).IsAssignableFrom(type));
    }
}
