namespace CommissioningDashboard.Web.Components.Controls;

/// <summary>A column of a <see cref="FigureTable"/>; numbers stand to the right, so that their places line up.</summary>
public sealed record FigureColumn(string Title, bool IsNumber = false);
