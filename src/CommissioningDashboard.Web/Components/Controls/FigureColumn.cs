namespace CommissioningDashboard.Web.Components.Controls;

/// <summary>A column of a <see cref="FigureTable"/>; numbers stand to the right, so that their places line up.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsNumber">True for numbers.</param>
/// <param name="Wraps">True where a number brings its interval, which may stand beneath it.</param>
public sealed record FigureColumn(string Title, bool IsNumber = false, bool Wraps = false);
