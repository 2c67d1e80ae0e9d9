namespace CommissioningDashboard.Web.Security;

/// <summary>Marks what is there for every website to read: it may be kept, and asked whether it has changed.</summary>
internal sealed class OpenToAllSites;
