using CommissioningDashboard.Access;

namespace CommissioningDashboard.Web.Components.Layout;

/// <summary>A part of the site with a place in the navigation, and what a reader must be allowed for it to be offered.</summary>
internal sealed record Section(string Title, string Href, Permission? Needs = null)
{
    public static readonly IReadOnlyList<Section> All =
    [
        new("Market", "market", Permission.ViewMarket),
        new("Concentration", "concentration", Permission.ViewMarket),
        new("Invisible providers", "invisible-providers", Permission.ViewMarket),
        new("Providers", "providers", Permission.ViewProviders),
        new("Imports", "imports", Permission.ImportData),
        new("Methods", "methods"),
    ];

    /// <summary>The sections for a reader; none for someone who has not signed in. A missing role hides nothing: the pages' own policies decide.</summary>
    public static IEnumerable<Section> For(Reader reader) =>
        reader.IsSignedIn ? All.Where(section => section.Needs is not { } needs || reader.Role is not { } role || role.May(needs)) : [];
}
