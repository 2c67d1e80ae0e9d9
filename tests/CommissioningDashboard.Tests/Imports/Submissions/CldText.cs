using System.Globalization;
using System.Text;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>A small Client Level Data submission as a file: only what a test is about is said, the rest is the same in each row.</summary>
internal sealed class CldText(string from, string to, string code = "900")
{
    private const string _headings = "LA Code,Reporting Period Start Date,Reporting Period End Date,LA Person Unique Identifier,Date of Birth,Date of Death,"
        + "Client Type,Primary Support Reason,Event Type,Event Reference,Event Start Date,Event End Date,Event Outcome,Service Type,Service Component,"
        + "Delivery Mechanism,Provider CQC Location ID,Provider CQC Location Name,Unit Cost,Cost Frequency (Unit Type),Planned units per week\n";

    private readonly StringBuilder _rows = new(_headings);
    private int _events;

    public CldText Home(
        string person, string start, string end = "", string at = "1-800000001,Alder Support", string price = "22.00", string units = "10",
        string mechanism = "CASSR commissioned support", string died = "", string outcome = "", string? reference = null)
        => Row(person, died, $"Service,{reference ?? Next()},{start},{end},{outcome},Long term support: Community,Home support or domiciliary care,"
            + $"{mechanism},{at},{price},Hourly,{units}");

    public CldText Residential(string person, string start, string at)
        => Row(person, "", $"Service,{Next()},{start},,,Long term support: Residential care,Long term residential care,CASSR commissioned support,{at},900,Weekly,1");

    public CldText DirectPayment(string person, string start)
        => Row(person, "", $"Service,{Next()},{start},,,Long term support: Community,Direct payment,Direct payment,,,180,Weekly,1");

    public CldText Event(string type, string person, string start, string end, string outcome)
        => Row(person, "", $"{type},{Next()},{start},{end},\"{outcome}\",,,,,,,,");

    public override string ToString() => _rows.ToString();

    private CldText Row(string person, string died, string rest)
    {
        _rows.Append(CultureInfo.InvariantCulture, $"{code},{from},{to},{person},1944-05-06,{died},Service user,Physical Support: Personal care support,{rest}\n");
        return this;
    }

    /// <summary>Another in each submission, as case systems number them.</summary>
    private string Next() => $"{to}-{++_events}";
}

/// <summary>Three submissions of one council that tell sixteen services, each with another fault of real ones.</summary>
internal static class CldSeries
{
    private const string _birchOld = "1-800000002,Birch Care";
    private const string _birchNew = "1-800000012,Birch Care";
    private const string _elm = "1-800000005,Elm Grange";
    private const string _elmToo = "1-800000015,Elm Grange";

    public static string[] Files { get; } =
    [
        new CldText("2024-07-01", "2025-06-30")
            .Home("steady", "2024-09-02").Home("dearer", "2024-09-09").Home("more", "2024-10-01").Home("redated", "2024-10-14")
            .Home("ended", "2024-11-04").Home("vanished", "2024-11-11").Home("mechanism", "2024-11-18").Home("moved", "2024-12-02", at: _birchOld)
            .Home("split", "2024-12-09").Home("two", "2025-01-06").Home("two", "2025-01-06").Home("twice", "2024-08-05", "2024-10-20")
            .DirectPayment("direct", "2025-01-13").Residential("home-1", "2025-02-03", _elm).Residential("home-2", "2025-02-10", _elmToo)
            .Event("Request", "asked", "2025-03-03", "2025-03-07", "Progress to assessment, review or reassessment").Home("asked", "2025-03-20")
            .Event("Request", "nothing", "2025-03-10", "2025-03-28", "NFA: No services offered for other reason").ToString(),
        new CldText("2024-10-01", "2025-09-30")
            .Home("steady", "2024-09-02").Home("dearer", "2024-09-09", price: "23.10").Home("more", "2024-10-01").Home("redated", "2025-04-01")
            .Home("ended", "2024-11-04", "2025-08-15").Home("vanished", "2024-11-11")
            .Home("mechanism", "2024-11-18", mechanism: "CASSR managed personal budget").Home("moved", "2024-12-02", at: _birchNew)
            .Home("split", "2024-12-09", "2025-03-31").Home("split", "2025-04-01", price: "23.10").Home("two", "2025-01-06").Home("two", "2025-01-06")
            .Home("twice", "2024-08-05", "2024-10-20").Home("twice", "2025-05-26", at: _elm).DirectPayment("direct", "2025-01-13")
            .Residential("home-1", "2025-02-03", _elm).Residential("home-2", "2025-02-10", _elmToo)
            .Event("Request", "asked", "2025-03-03", "2025-03-07", "Progress to assessment, review or reassessment").Home("asked", "2025-03-20")
            .Event("Request", "nothing", "2025-03-10", "2025-03-28", "NFA: No services offered for other reason").ToString(),
        new CldText("2025-01-01", "2025-12-31")
            .Home("steady", "2024-09-02").Home("dearer", "2024-09-09", price: "23.10").Home("more", "2024-10-01", units: "14")
            .Home("redated", "2025-04-01").Home("ended", "2024-11-04", "2025-08-15")
            .Home("mechanism", "2024-11-18", mechanism: "CASSR managed personal budget").Home("moved", "2024-12-02", at: _birchNew)
            .Home("split", "2024-12-09", "2025-03-31").Home("split", "2025-04-01", price: "23.10").Home("two", "2025-01-06").Home("two", "2025-01-06")
            .Home("twice", "2024-08-05", "2024-10-20").Home("twice", "2025-05-26", at: _elm).DirectPayment("direct", "2025-01-13")
            .Residential("home-1", "2025-02-03", _elm).Residential("home-2", "2025-02-10", _elmToo)
            .Event("Request", "asked", "2025-03-03", "2025-03-07", "Progress to assessment, review or reassessment").Home("asked", "2025-03-20")
            .Event("Request", "nothing", "2025-03-10", "2025-03-28", "NFA: No services offered for other reason").ToString(),
    ];
}
