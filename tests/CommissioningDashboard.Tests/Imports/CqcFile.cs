namespace CommissioningDashboard.Tests.Imports;

/// <summary>Invented rows in the layout of the Care Quality Commission's public lists.</summary>
internal static class CqcFile
{
    private const string _active = "Location ID,Location HSCA start date,Dormant (Y/N),Care home?,Location Name,Registered manager,Location Latest Overall Rating,"
        + "Publication Date,Inherited Rating (Y/N),Location Local Authority,Brand ID,Brand Name,Provider Companies House Number,Provider Charity Number,"
        + "Provider ID,Provider Name,Provider Ownership Type,Regulated activity - Personal care,Service type - Domiciliary care service,"
        + "Service type - Dental service,Service user band - Dementia,Location Dual Registered,Primary ID (Dual registration locations)\n";

    private const string _deactivated = "Location ID,Location Name,Location Status,Location HSCA start date,Location HSCA End Date,Care home?,"
        + "Location Local Authority,Location Latest Overall Rating,Publication Date,Inherited Rating (Y/N),Brand ID,Brand Name,Provider Charity Number\n";

    public static string Active(params string[] rows) => _active + string.Concat(rows);

    public static string Row(
        string location, string name = "Alder Care", string council = "Testshire", string rating = "Good,14/05/2025", string brand = "-",
        string company = "", string owner = "Organisation", string homeCare = "Y", string dormant = "N", string primary = "")
        => $"{location},01/04/2023,{dormant},N,{name},Mx Manager,{rating},N,{council},,{brand},{company},,1-900,A Person,{owner},Y,{homeCare},,Y,,{primary}\n";

    public static string Deactivated(params string[] rows) => _deactivated + string.Concat(rows);

    public static string Ended(string location, string name = "Alder Care", string on = "30/09/2025")
        => $"{location},{name},Inactive-Dereg,01/04/2023,{on},N,Testshire,Good,14/05/2025,N,,-,\n";

    public static string Directory(string day, params string[] rows)
        => $"CQC Locations data,,,,,,,,,,,,,,\n,,,,,,,,,,,,,,\nThis data was produced on {day},,,,,,,,,,,,,,\n,,,,,,,,,,,,,,\n"
        + "Name,Also known as,Address,Postcode,Phone number,Service's website (if available),Service types,Date of latest check,Specialisms/services,"
        + "Provider name,Local authority,Region,Location URL,CQC Location ID (for office use only),CQC Provider ID (for office use only)\n"
        + string.Concat(rows);

    public static string Entry(string location, string name = "Alder Care", string council = "Testshire", string services = "Homecare agencies")
        => $"{name},,\"1 Road, Town\",ZZ1 1AA,00000000000,,{services},01/02/2025,Dementia|Caring for adults over 65 yrs,Mx Person,{council},Nowhere,,{location},1-900\n";
}
