using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.PublicRegisters;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports.Formats;

/// <summary>The locations that are registered with the Care Quality Commission, with all that it publishes of each.</summary>
internal sealed class CqcActiveFormat : CqcFormat
{
    private readonly ImportColumn _name, _started, _dormant, _ods, _rating, _ratedOn, _inherited, _brand, _company, _charity, _provider;
    private readonly ImportColumn _ownership, _primary;
    private readonly CqcFlags _socialCare, _otherServices, _people, _activities;

    public CqcActiveFormat()
    {
        Location = LocationColumn("Location ID");
        _name = Column("Location Name", "What the location is called.", Words, "Kestrel Community Support", required: true);
        _started = Column("Location HSCA start date", "The day on which it was registered.", Date, "01/04/2023", holds: ColumnHolds.Date);
        _dormant = Column("Dormant (Y/N)", "Y for one that gives no support at present.", "Y or N", "N");
        _ods = Column("Location ODS Code", "Its NHS organisation code, if any.", Number, "", holds: ColumnHolds.Identifier);
        _rating = Column("Location Latest Overall Rating", "What it was rated in all.", CodeLists.Rating.Rule, "Good");
        _ratedOn = Column("Publication Date", "The day on which that was published.", Date, "14/05/2025", holds: ColumnHolds.Date);
        _inherited = Column("Inherited Rating (Y/N)", "Y when the rating is of a location that this one goes on with.", "Y or N", "N");
        Council = CouncilColumn("Location Local Authority");
        _brand = Column("Brand Name", "The name under which CQC puts providers together: taken as its group.", Words, "-");
        _company = Column("Provider Companies House Number", "Its company number, if it is a company.", Number, "01234567",
            holds: ColumnHolds.Identifier);
        _charity = Column("Provider Charity Number", "Its charity number, if any.", Number, "", holds: ColumnHolds.Identifier);
        _provider = Column("Provider ID", "The number of its provider, who may have several locations.", Number, "1-1234567000",
            required: true, holds: ColumnHolds.Identifier);
        _ownership = Column("Provider Ownership Type", "Organisation, Individual, Partnership or NHS Body.", Words, "Organisation",
            required: true);
        _activities = Flags("Regulated activity - ", CqcFlags.Activities);
        _socialCare = Flags("Service type - ", CqcFlags.SocialCare);
        _otherServices = Flags("Service type - ", CqcFlags.OtherServices);
        _people = Flags("Service user band - ", CqcFlags.People);
        _primary = Column(
            "Primary ID (Dual registration locations)", "Of one that is registered twice: the registration that counts.", Number, "",
            holds: ColumnHolds.Identifier);
    }

    public override string Id => "cqc-active";

    public override string Name => "CQC active locations";

    public override string Purpose
        => "CQC’s care directory with filters (HSCA active locations), for all of England as it is published, ods or CSV: completes your "
        + "providers’ ratings, numbers and brands, and shows who is registered in your area and not on your register.";

    internal override CqcList List => CqcList.Active;

    internal override ImportColumn Location { get; }

    internal override ImportColumn Council { get; }

    internal override ImportColumn Latest => _ratedOn;

    protected override int Order => 20;

    internal override bool IsSocialCare(RowFields row) => _socialCare.Any(row);

    internal override CqcLocation Read(RowFields row, string location, DateOnly today) => new()
    {
        List = List,
        LocationId = location,
        Name = row.Text(_name) ?? "",
        CqcProviderId = Said(row, _provider, 20)?.ToUpperInvariant(),
        StartedOn = row.Date(_started, Earliest, today.AddYears(1)),
        IsDormant = CqcFlags.IsYes(row, _dormant),
        ServiceTypes = Joined(_socialCare.Said(row), _otherServices.Said(row)),
        Specialisms = _people.Said(row),
        Activities = _activities.Said(row),
        Rating = Rating(row, _rating),
        RatingOn = row.Date(_ratedOn, Earliest, today),
        IsRatingInherited = CqcFlags.IsYes(row, _inherited),
        OwnershipType = Said(row, _ownership),
        CompaniesHouseNumber = Said(row, _company, 20)?.ToUpperInvariant().PadLeft(8, '0'),
        CharityNumber = Said(row, _charity, 20),
        OdsCode = Said(row, _ods, 20)?.ToUpperInvariant(),
        Brand = Said(row, _brand),
        PrimaryId = Said(row, _primary, 20)?.ToUpperInvariant(),
    };

    private CqcFlags Flags(string prefix, string[] names) => new(
        [.. names.Select(x => (x, Column($"{prefix}{x}", "Y if so.", "Y or empty", x is "Personal care" or "Dementia" ? "Y" : "")))]);

    private static string? Joined(string? one, string? other)
        => string.Join("; ", new[] { one, other }.OfType<string>()) is { Length: > 0 } both ? both : null;
}
