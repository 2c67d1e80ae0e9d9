namespace CommissioningDashboard.Web.Components.Layout;

/// <summary>The groups of pages in the top bar, in its order. Seven short ones fit one row of a small laptop.</summary>
public enum NavigationGroup
{
    Desk,
    Market,
    WhoIsChosen,
    AccessAndEquity,
    Resilience,
    Reports,
    Data,
}

internal static class NavigationGroups
{
    /// <summary>As the top bar says it.</summary>
    public static string Title(this NavigationGroup group) => group switch
    {
        NavigationGroup.WhoIsChosen => "Who is chosen",
        NavigationGroup.AccessAndEquity => "Access and equity",
        _ => $"{group}",
    };
}
