namespace CommissioningDashboard.Web.Components.Controls;

/// <summary>How a message is meant; shown by colour, and always also by its words.</summary>
public enum Tone
{
    Neutral,
    Information,
    Good,
    Warning,
    Problem,
}
