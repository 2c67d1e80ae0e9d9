namespace CommissioningDashboard.Web.Access;

/// <summary>States that a page has a form that is posted to the page itself. Every other page is only ever read.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFormsAttribute : Attribute;
