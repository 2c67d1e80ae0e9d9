using System.Text;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Profiles;

namespace CommissioningDashboard.Demo;

/// <summary>A profile as the demonstration's council would have kept for the case system that it has.</summary>
internal static class DemoProfiles
{
    private const string _name = "Case system, weekly extract";

    public static void Add(DashboardDb db, DateTimeOffset now)
    {
        var mapping = new ColumnMapping("referrals")
        {
            Columns = new Dictionary<string, IReadOnlyList<string>>
            {
                ["Reference"] = ["Case No"],
                ["Received on"] = ["Opened"],
                ["Service"] = ["Type of care"],
                ["Route"] = ["Paid by"],
                ["Outcome"] = ["Result"],
                ["Weekly hours"] = ["Hrs pw"],
                ["Person identifier"] = ["Client No"],
            },
            Words = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["Service"] = new Dictionary<string, string> { ["Dom Care"] = "Home care" },
                ["Route"] = new Dictionary<string, string> { ["Council"] = "Council-commissioned" },
                ["Outcome"] = new Dictionary<string, string> { ["Placed"] = "Arranged", ["Open"] = "Waiting" },
            },
            Unused = ["Remarks"],
        };
        db.ImportProfiles.Add(new ImportProfile
        {
            Key = new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
            Version = 1,
            Name = _name,
            Format = mapping.FormatId,
            Document = Encoding.UTF8.GetString(ProfileFile.Write(_name, mapping)),
            KeptBy = $"Demo {Role.DataOfficer.Words().ToLowerInvariant()}",
            KeptAt = now.ToUniversalTime().AddMonths(-1),
        });
    }
}
