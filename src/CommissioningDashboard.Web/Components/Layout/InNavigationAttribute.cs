namespace CommissioningDashboard.Web.Components.Layout;

/// <summary>
/// States a page's place in the navigation, on the page itself: <c>@attribute [InNavigation(NavigationGroup.Market, "Attention", 2)]</c>.
/// A page whose address has a parameter is named there only while it is read.
/// </summary>
/// <param name="group">The group it stands in.</param>
/// <param name="title">A word or two.</param>
/// <param name="order">Within the group; the first is where the group's own link leads.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InNavigationAttribute(NavigationGroup group, string title, int order) : Attribute
{
    public NavigationGroup Group { get; } = group;

    public string Title { get; } = title;

    public int Order { get; } = order;
}
