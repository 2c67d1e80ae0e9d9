namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>What a charted number is, and so how it is written.</summary>
public enum FigureUnit
{
    /// <summary>A fraction from 0 to 1, written as a whole percentage.</summary>
    Percent,

    /// <summary>A whole number of things.</summary>
    Count,

    /// <summary>A number for which one decimal place carries meaning, such as an effective number of providers.</summary>
    OneDecimal,

    /// <summary>A number for which two carry meaning, such as a coefficient from 0 to 1.</summary>
    TwoDecimals,

    /// <summary>Whole pounds.</summary>
    Pounds,

    /// <summary>Pounds with their pence, such as the price of an hour.</summary>
    PoundsAndPence,
}
