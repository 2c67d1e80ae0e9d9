namespace CommissioningDashboard.Web.Components.Controls;

/// <summary>One of several views of the same thing, each at its own address.</summary>
public sealed record TabLink(string Title, string Href, bool IsCurrent = false);
