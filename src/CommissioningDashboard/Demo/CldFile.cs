using System.Text;

namespace CommissioningDashboard.Demo;

/// <summary>A Client Level Data file as a council's system writes it: every heading of release 2 in its order, filled or not.</summary>
internal sealed class CldFile
{
    private static readonly string[] _headings =
    [
        "LA Code", "Reporting Period Start Date", "Reporting Period End Date", "NHS Number", "LA Person Unique Identifier",
        "GP Practice Code", "GP Practice Name", "Gender", "Ethnicity", "Date of Birth", "Date of Death", "Client Type",
        "Primary Support Reason", "Postcode", "Accommodation Status", "Employment Status", "Has Unpaid Carer",
        "Autism Spectrum Disorder (ASD)", "Visual Impairment", "Hearing Impairment", "Dementia", "Client Funding Status",
        "Event Type", "Event Reference", "Event Start Date", "Event End Date", "Event Description", "Event Outcome",
        "Request: Route of Access", "Assessment Type", "Eligible Needs Identified", "Method of Assessment", "Total Hrs Caring per week",
        "No. of adults being cared for", "Adult 1 Linked Person_ID", "Adult 2 Linked Person_ID", "Adult 3 Linked Person_ID",
        "Service Type", "Service Component", "Delivery Mechanism", "Provider CQC Location ID", "Provider CQC Location Name",
        "Review Reason", "Review Outcomes Achieved", "Method of Review",
        "Unit Cost", "Cost Frequency (Unit Type)", "Planned units per week",
    ];

    private readonly StringBuilder _text = new();
    private int _events;

    public CldFile() => AddLine(_headings);

    /// <summary>Adds an event; the headings it does not name stay empty. Each gets a reference of its own.</summary>
    public void Add(IReadOnlyDictionary<string, string> cells)
        => AddLine(_headings.Select(x => x == "Event Reference" ? $"EV{++_events:000000}" : cells.GetValueOrDefault(x, "")));

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    private void AddLine(IEnumerable<string> cells)
        => _text.AppendJoin(',', cells.Select(x => x.Contains(',') ? $"\"{x}\"" : x)).Append("\r\n");
}
