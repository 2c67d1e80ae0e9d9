namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>
/// The only colours charts may use. The categorical set is the Government Analysis Function's accessible palette
/// (accessible colours, Analysis Function guidance); neighbours are also parted by white and named in words, so that no
/// chart depends on colour.
/// </summary>
public static class Palette
{
    public const string DarkBlue = "#12436D";
    public const string Turquoise = "#28A197";
    public const string DarkPink = "#801650";
    public const string Orange = "#F46A25";
    public const string DarkGrey = "#3D3D3D";
    public const string LightPurple = "#A285D1";

    /// <summary>For what is not known: the only colour that may mean "no information".</summary>
    public const string Neutral = "#BFBFBF";

    /// <summary>Text and whiskers: 14:1 on white.</summary>
    public const string Ink = "#1D2733";

    /// <summary>Axis and sub-label text: 6:1 on white.</summary>
    public const string Soft = "#55606C";

    /// <summary>Grid lines, which are meant to recede.</summary>
    public const string Grid = "#E3E7EC";

    /// <summary>Axis lines: 3:1 on white.</summary>
    public const string Axis = "#8792A0";

    public const string Micro = Turquoise;
    public const string Small = DarkBlue;
    public const string Medium = LightPurple;
    public const string Large = DarkPink;
    public const string InHouse = Orange;
    public const string SizeNotKnown = Neutral;
    public const string NotRecorded = DarkGrey;
}
