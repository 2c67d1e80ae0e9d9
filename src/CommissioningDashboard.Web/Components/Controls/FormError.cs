namespace CommissioningDashboard.Web.Components.Controls;

/// <summary>What is wrong with a form and what to do, and the id of the field to mend.</summary>
public sealed record FormError(string Message, string? FieldId = null);
