using CommissioningDashboard.Market;

namespace CommissioningDashboard.Imports.Formats;

/// <summary>
/// The Client Level Data flat file that every council sends each quarter: release 2, with the headings and words of
/// release 1 mapped. Its services are put together with those of every other submission (<see cref="Submissions.ServiceDerivation"/>).
/// </summary>
internal sealed class CldFormat : ImportFormat
{
    private const string _date = "A date, such as 31/12/2025";

    public CldFormat()
    {
        Person = Column("LA Person Unique Identifier", "The council's number for the person. Only a scrambled form that cannot be turned "
            + "back is kept.", "Text, up to 100 characters", "", required: true, personal: true, spellings: ["LA Person ID"],
            holds: ColumnHolds.Identifier);
        EventType = Column("Event Type", "Services become referrals. Requests and assessments tell when support was "
            + "asked for, and reviews when it ended.", $"One of: {string.Join(", ", CldCodes.EventTypes)}", "Service", required: true);
        StartDate = Column("Event Start Date", "The day on which the service started.", _date, "03/11/2025", required: true,
            holds: ColumnHolds.Date);
        EndDate = Column("Event End Date", "The day on which the service ended. Empty while it goes on.", _date, "",
            holds: ColumnHolds.EndDate);
        ServiceType = Column("Service Type", "The kind of service by length and "
            + "setting.", $"One of: {CldCodes.ServiceTypes}", "Long term support: Community", required: true);
        Component = Column(
            "Service Component", "The service itself.", $"One of: {CldCodes.Components}", "Home support or domiciliary care",
                required: true);
        Mechanism = Column("Delivery Mechanism", "How the support is paid for and arranged.", "One of: Direct payment, CASSR managed "
            + "personal budget, CASSR commissioned support", "CASSR commissioned support");
        Location = Column("Provider CQC Location ID", "The provider's location number at the Care Quality Commission. One not in the "
            + "register becomes a provider to be completed.", "Text, up to 20 characters", "1-1234567890", holds: ColumnHolds.Identifier);
        LocationName = Column("Provider CQC Location Name", "The provider's name, by which a provider without a location number is looked "
            + "for in the register.", "Text, up to 200 characters", "");
        UnitCost = Column("Unit Cost", "The cost of one unit in pounds.", "A number", "22.40", holds: ColumnHolds.Money);
        Frequency = Column("Cost Frequency (Unit Type)", "What a unit is, or how often the cost falls due.", "One of: Per session, Hourly, "
            + "Daily, Weekly, Fortnightly, 4-weekly, Monthly, Quarterly, Annually, One-off", "Hourly", spellings: ["Cost Frequency"]);
        Planned = Column("Planned units per week", "Units a week.", "A number", "10.5", holds: ColumnHolds.Number);
        ClientType = Column(
            "Client Type", "Whether the service is for the person or for an unpaid carer.", "Text, up to 100 characters", "Service user");
        Born = Column("Date of Birth", "Turned into an age band at once; never kept.", _date, "", personal: true, holds: ColumnHolds.Date);
        Ethnicity = Column(
            "Ethnicity", "Turned into its broad group.", "The ethnicity list of the specification", "No data: Undeclared or not known");
        Reason = Column(
            "Primary Support Reason", "Turned into its group.", "The list of the specification", "Physical Support: Personal care support");
        LaCode = Column("LA Code", "The council's code. A file of another council is refused.", "Text, up to 20 characters", "",
            holds: ColumnHolds.Identifier);
        PeriodStart = Column("Reporting Period Start Date", "The first day that the submission covers.", _date, "",
            holds: ColumnHolds.Date);
        PeriodEnd = Column("Reporting Period End Date", "The last day that the submission covers. Where the events show another, theirs is "
            + "taken.", _date, "", holds: ColumnHolds.Date);
        Reference = Column("Event Reference", "Tells two records from one told twice. Only a scrambled form is kept.",
            "Text, up to 100 characters", "", personal: true, holds: ColumnHolds.Identifier);
        Outcome = Column("Event Outcome", "What came of a request, or ended a service.", "The list of the specification", "");
        Died = Column("Date of Death", "Ends the person's services.", _date, "", personal: true, holds: ColumnHolds.Date);
        AccessRoute = Column("Request: Route of Access", "How a request reached the council.", "Text, up to 100 characters", "");
    }

    public override string Id => "cld";

    public override string Name => "Client Level Data";

    public override string Purpose
        => "The quarterly Client Level Data extract, as sent. Names, NHS numbers, dates of birth and postcodes are dropped as the file is "
        + "read.";

    public override string Repeats
        => "Bring submissions in any order, each as often as you like. Within one, events that agree in person, start date, service, "
        + "mechanism, provider, cost and units are one: an open one first, then the one that ends last. Between submissions a service goes "
        + "on while its dates and provider do, whatever its price, hours, mechanism or reference.";

    /// <summary>It tells of services that began, by the day they began.</summary>
    public override SourceGaps Gaps => SourceGaps.Request | SourceGaps.Unmet;

    protected override int Order => 3;

    public override ImportColumn Person { get; }

    internal ImportColumn EventType { get; }

    internal ImportColumn StartDate { get; }

    internal ImportColumn EndDate { get; }

    internal ImportColumn ServiceType { get; }

    internal ImportColumn Component { get; }

    internal ImportColumn Mechanism { get; }

    internal ImportColumn Location { get; }

    internal ImportColumn LocationName { get; }

    internal ImportColumn UnitCost { get; }

    internal ImportColumn Frequency { get; }

    internal ImportColumn Planned { get; }

    internal ImportColumn ClientType { get; }

    internal ImportColumn Born { get; }

    internal ImportColumn Ethnicity { get; }

    internal ImportColumn Reason { get; }

    internal ImportColumn LaCode { get; }

    internal ImportColumn PeriodStart { get; }

    internal ImportColumn PeriodEnd { get; }

    internal ImportColumn Reference { get; }

    internal ImportColumn Outcome { get; }

    internal ImportColumn Died { get; }

    internal ImportColumn AccessRoute { get; }

    internal override Intake Start(ImportSession session) => new CldIntake(this, session);
}
