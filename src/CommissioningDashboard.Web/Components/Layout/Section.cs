using CommissioningDashboard.Access;

namespace CommissioningDashboard.Web.Components.Layout;

/// <summary>A part of the site with a place in the navigation, and what a reader must be allowed for it to be offered.</summary>
internal sealed record Section(string Title, string Href, Permission? Needs = null)
{
    /// <summary>All sections fit one row for every role; the methods are a link at the foot of each page.</summary>
    public static readonly IReadOnlyList<Section> All =
    [
        new("Market", "market", Permission.ViewMarket),
        new("Attention", "attention", Permission.ViewMarket),
        new("Concentration", "concentration", Permission.ViewMarket),
        new("Fairness", "fairness", Permission.ViewMarket),
        new("Access", "access", Permission.ViewMarket),
        new("Value", "value", Permission.ViewMarket),
        new("Equity", "equity", Permission.ViewMarket),
        new("Resilience", "resilience", Permission.ViewMarket),
        new("Invisible", "invisible-providers", Permission.ViewMarket),
        new("Targets", "targets", Permission.ViewMarket),
        new("Providers", "providers", Permission.ViewProviders),
        new("Reports", "reports", Permission.ExportBoardReport),
        new("Imports", "imports", Permission.ImportData),
        new("Settings", "settings", Permission.ManageSettings),
    ];

    /// <summary>The sections for a reader; none for someone who has not signed in. A missing role hides nothing: the pages' own policies decide.</summary>
    public static IEnumerable<Section> For(Reader reader) =>
        reader.IsSignedIn ? All.Where(section => section.Needs is not { } needs || reader.Role is not { } role || role.May(needs)) : [];
}
