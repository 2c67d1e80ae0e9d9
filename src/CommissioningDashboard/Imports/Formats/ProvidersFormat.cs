namespace CommissioningDashboard.Imports.Formats;

/// <summary>The authority's register of providers, one row each.</summary>
internal sealed class ProvidersFormat : ImportFormat
{
    private const string _date = "A date, such as 31/12/2025";
    private const string _id = "Text, up to 20 letters, digits and hyphens; most micro-enterprises have none";

    public ProvidersFormat()
    {
        Reference = Column("Reference", "Your own reference for the provider, such as the finance system's. Referrals name the provider by "
            + "it.", "Text, up to 60 characters", "P-0112", required: true,
            spellings: ["Provider reference", "Provider ID", "Supplier reference"], holds: ColumnHolds.Identifier);
        ProviderName = Column("Name", "The name by which the provider is "
            + "known.", "Text, up to 200 characters", "Kestrel Community Support", required: true,
            spellings: ["Provider name", "Supplier name"]);
        Ownership = Column("Ownership", "Who owns the provider, apart from how big it "
            + "is.", CodeLists.Ownership.Rule, "Private", spellings: ["Ownership type"],
            codes: CodeLists.Ownership);
        ParentGroup = Column("Parent group", "The larger group it belongs to today. Leave empty for an independent "
            + "provider. One held before and not named any more ended yesterday.", "Text, up to 200 characters", "",
            spellings: ["Group", "Brand"]);
        GroupFrom = Column("Group from", "The first day on which it belonged to that group, or to none. Left empty, today for a change and "
            + "the day it was listed for a new provider.", _date, "", spellings: ["Group since"], holds: ColumnHolds.Date);
        CqcProvider = Column("CQC provider ID", "Its provider number at the Care Quality Commission, if registered.", _id, "",
            holds: ColumnHolds.Identifier);
        CqcLocation = Column("CQC location ID", "Its location number at the Care Quality Commission. Client Level Data names providers by "
            + "it.", _id, "1-1234567890", holds: ColumnHolds.Identifier);
        CompaniesHouse = Column("Companies House number", "Its company number, if it is a company.", "Eight letters or digits; lost "
            + "leading zeros are put back", "01234567", spellings: ["Company number"], holds: ColumnHolds.Identifier);
        Charity = Column("Charity number", "Its registered charity number, if any.", _id, "", holds: ColumnHolds.Identifier);
        Ods = Column("ODS code", "Its NHS organisation code, if any.", _id, "", holds: ColumnHolds.Identifier);
        Listed = Column("Listed on", "The day it joined your register. Left empty, the day of opening or else of this "
            + "import.", _date, "01/04/2023", spellings: ["Date listed"], holds: ColumnHolds.Date);
        OpenFrom = Column("Open from", "The first day on which it took referrals. Left empty, the day it was listed.", _date, "01/04/2023",
            holds: ColumnHolds.Date);
        OpenTo = Column(
            "Open to", "The last day on which it took referrals. Leave empty while it is open.", _date, "", spellings: ["Closed on"],
            holds: ColumnHolds.EndDate);
        Size = Column("Size", "How many people work there, counted as the next column "
            + "says.", "A number from 0 to 1,000,000", "4.5", spellings: ["Size value", "Staff"], holds: ColumnHolds.Number);
        SizeBasis = Column("Size basis", "What the size counts. Needed beside a size.", CodeLists.SizeBasis.Rule, "Full-time equivalents",
            codes: CodeLists.SizeBasis);
        SizeOn = Column(
            "Size observed on", "The day on which that was so. Needed beside a size.", _date, "30/09/2025", spellings: ["Size date"],
            holds: ColumnHolds.Date);
        SizeSource = Column("Size source", "Who says so.", "Text, up to 200 characters", "Provider declaration");
        Services = Column("Services", "Every service it offers now, with a semicolon between. A service left out of a filled cell ends "
            + "yesterday.", "Names with ; between", "Home support; Day support", list: RegisterList.Services);
        Areas = Column("Areas", "Every area it covers now, with a semicolon between. An area left out of a filled cell ends "
            + "yesterday.", "Names with ; between", "Riverside; Coast", list: RegisterList.Areas);
        Serves = Column("Communities served", "Every community of people it has support made for, with a semicolon between. One left out "
            + "of a filled cell ends yesterday.", "Names with ; between", "Deaf people; Polish speakers");
        LedBy = Column("Led by", "Every community whose people run it, likewise.", "Names with ; between", "");
        Capacity = Column("Weekly capacity", "Hours of support a week that it says it can "
            + "give.", "A number from 0 to 1,000,000", "120", spellings: ["Weekly hours capacity", "Capacity"], holds: ColumnHolds.Hours);
        CapacityOn = Column("Capacity stated on", "The day on which it said so. Needed beside a "
            + "capacity.", _date, "30/09/2025", spellings: ["Capacity date"], holds: ColumnHolds.Date);
        Rating = Column("CQC rating", "What the Care Quality Commission rated it in all. Leave empty for one that needs no "
            + "registration.", CodeLists.Rating.Rule, "", spellings: ["Latest rating", "Overall rating"], codes: CodeLists.Rating);
        RatingOn = Column("CQC rating published on", "The day on which that was published. Needed beside a "
            + "rating.", _date, "", spellings: ["Publication date", "Rating date"], holds: ColumnHolds.Date);
        RatingSource = Column("CQC rating source", "Where the rating was read.", "Text, up to 200 characters", "");
    }

    public override string Id => "providers";

    public override string Name => "Providers";

    public override string Purpose
        => "Your register of everyone who supports people, one row each: ownership, size, services, areas, stated capacity and CQC rating.";

    public override string Repeats
        => "A reference that is already held is brought up to date with the columns in the file; sizes, capacities and ratings are "
        + "added with their dates. Two rows with the same reference must agree.";

    protected override int Order => 1;

    internal ImportColumn Reference { get; }

    internal ImportColumn ProviderName { get; }

    internal ImportColumn Ownership { get; }

    internal ImportColumn ParentGroup { get; }

    internal ImportColumn GroupFrom { get; }

    internal ImportColumn CqcProvider { get; }

    internal ImportColumn CqcLocation { get; }

    internal ImportColumn CompaniesHouse { get; }

    internal ImportColumn Charity { get; }

    internal ImportColumn Ods { get; }

    internal ImportColumn Listed { get; }

    internal ImportColumn OpenFrom { get; }

    internal ImportColumn OpenTo { get; }

    internal ImportColumn Size { get; }

    internal ImportColumn SizeBasis { get; }

    internal ImportColumn SizeOn { get; }

    internal ImportColumn SizeSource { get; }

    internal ImportColumn Services { get; }

    internal ImportColumn Areas { get; }

    internal ImportColumn Serves { get; }

    internal ImportColumn LedBy { get; }

    internal ImportColumn Capacity { get; }

    internal ImportColumn CapacityOn { get; }

    internal ImportColumn Rating { get; }

    internal ImportColumn RatingOn { get; }

    internal ImportColumn RatingSource { get; }

    internal override Intake Start(ImportSession session) => new ProviderIntake(this, session);
}
