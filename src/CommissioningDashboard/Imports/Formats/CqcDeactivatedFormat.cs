using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.PublicRegisters;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports.Formats;

/// <summary>The locations whose registration with the Care Quality Commission has ended.</summary>
internal sealed class CqcDeactivatedFormat : CqcFormat
{
    private readonly ImportColumn _name, _started, _ended, _ods, _rating, _ratedOn, _inherited, _brand, _charity;

    public CqcDeactivatedFormat()
    {
        Location = LocationColumn("Location ID");
        _name = Column("Location Name", "What the location was called.", Words, "Kestrel Community Support", required: true);
        _started = Column("Location HSCA start date", "The day on which it was registered.", Date, "01/04/2023", holds: ColumnHolds.Date);
        _ended = Column("Location HSCA End Date", "The day on which its registration ended. It may go on under another number.", Date,
            "30/06/2025", required: true, holds: ColumnHolds.Date);
        Council = CouncilColumn("Location Local Authority");
        _ods = Column("Location ODS Code", "Its NHS organisation code, if any.", Number, "", holds: ColumnHolds.Identifier);
        _rating = Column("Location Latest Overall Rating", "What it was rated in all.", CodeLists.Rating.Rule, "Good");
        _ratedOn = Column("Publication Date", "The day on which that was published.", Date, "14/05/2025", holds: ColumnHolds.Date);
        _inherited = Column("Inherited Rating (Y/N)", "Y when the rating is of a location that it went on with.", "Y or N", "N");
        _brand = Column("Brand Name", "The name under which CQC put providers together.", Words, "-");
        _charity = Column("Provider Charity Number", "Its charity number, if any.", Number, "", holds: ColumnHolds.Identifier);
    }

    public override string Id => "cqc-deactivated";

    public override string Name => "CQC deactivated locations";

    public override string Purpose
        => "CQC’s list of locations that are registered no more, ods or CSV: says which of your providers’ registrations have ended and "
        + "when. It closes nobody: a location often goes on under another number.";

    internal override CqcList List => CqcList.Deactivated;

    internal override ImportColumn Location { get; }

    internal override ImportColumn Council { get; }

    internal override ImportColumn Latest => _ended;

    protected override int Order => 21;

    /// <summary>Nobody whose registration has ended is offered.</summary>
    internal override bool IsSocialCare(RowFields row) => false;

    internal override CqcLocation Read(RowFields row, string location, DateOnly today) => new()
    {
        List = List,
        LocationId = location,
        Name = row.Text(_name) ?? "",
        StartedOn = row.Date(_started, Earliest, today),
        EndedOn = row.Date(_ended, Earliest, today.AddYears(1)),
        Rating = Rating(row, _rating),
        RatingOn = row.Date(_ratedOn, Earliest, today),
        IsRatingInherited = CqcFlags.IsYes(row, _inherited),
        CharityNumber = Said(row, _charity, 20),
        OdsCode = Said(row, _ods, 20)?.ToUpperInvariant(),
        Brand = Said(row, _brand),
    };
}
