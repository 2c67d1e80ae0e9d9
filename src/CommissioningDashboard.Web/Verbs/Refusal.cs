namespace CommissioningDashboard.Web.Verbs;

/// <summary>A verb cannot do what it was asked, for a reason that the person who asked can mend. The message says how.</summary>
internal sealed class Refusal(string message) : Exception(message);
