using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.PublicRegisters;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports.Formats;

/// <summary>The Care Quality Commission's care directory, the smaller of its lists of active locations.</summary>
internal sealed class CqcDirectoryFormat : CqcFormat
{
    private static readonly string[] _socialCare =
    [
        "homecare", "home care", "domiciliary", "residential home", "nursing home", "care home", "supported living", "supported housing",
        "extra care", "shared lives",
    ];

    private readonly ImportColumn _name, _services, _checked, _specialisms, _provider;

    public CqcDirectoryFormat()
    {
        _name = Column("Name", "What the location is called.", Words, "Kestrel Community Support", required: true);
        _services = Column("Service types", "What it does, with bars between.", "Text", "Homecare agencies", required: true);
        _checked = Column("Date of latest check", "The day of its latest inspection.", Date, "14/05/2025", holds: ColumnHolds.Date);
        _specialisms = Column("Specialisms/services", "Whom it supports, with bars between.", "Text", "Dementia|Sensory impairments");
        Council = CouncilColumn("Local authority");
        Location = LocationColumn("CQC Location ID (for office use only)", "CQC Location ID");
        _provider = Column("CQC Provider ID (for office use only)", "The number of its provider, who may have several locations.", Number,
            "1-1234567000", spellings: ["CQC Provider ID"], holds: ColumnHolds.Identifier);
    }

    public override string Id => "cqc-directory";

    public override string Name => "CQC care directory";

    public override string Purpose
        => "CQC’s care directory as CSV, with its four lines above the headings: who is registered in your area, and what they do. It has "
        + "no ratings, owners or company numbers; the active locations have.";

    internal override CqcList List => CqcList.Directory;

    internal override ImportColumn Location { get; }

    internal override ImportColumn Council { get; }

    internal override ImportColumn Latest => _checked;

    protected override int Order => 22;

    internal override bool IsSocialCare(RowFields row)
    {
        var said = row.Raw(_services);
        foreach (var word in _socialCare)
        {
            if (said.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    internal override CqcLocation Read(RowFields row, string location, DateOnly today)
    {
        // Not kept, and must be a day: the day of the whole file may rest on it.
        _ = row.Date(_checked, Earliest, today);
        return new()
        {
            List = List,
            LocationId = location,
            Name = row.Text(_name) ?? "",
            CqcProviderId = Said(row, _provider, 20)?.ToUpperInvariant(),
            ServiceTypes = Said(row, _services, 2_000)?.Replace("|", "; "),
            Specialisms = Said(row, _specialisms, 2_000)?.Replace("|", "; "),
        };
    }
}
