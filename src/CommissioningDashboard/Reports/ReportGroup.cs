namespace CommissioningDashboard.Reports;

/// <summary>The questions of a report in the order in which a reader asks them; folders of measures have the same names.</summary>
public enum ReportGroup
{
    Share,
    Concentration,
    Fairness,
    Access,
    Value,
    Equity,
    Resilience,
    Attention,
    Evidence,
}
