namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>What a chart needs besides itself to stand alone as a file: its width, and what it was made from.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Notes">The filter, the source and the day, one to a line.</param>
/// <param name="Metadata">The same for machines, in one line.</param>
public sealed record PictureFrame(int Width, IReadOnlyList<string> Notes, string Metadata);
