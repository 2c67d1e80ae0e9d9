using System.Text;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.Profiles;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Imports.Reading.Files;

namespace CommissioningDashboard.Tests.Imports.Profiles;

/// <summary>A file of a case system of nobody’s, and the ways to look at it.</summary>
internal static class CaseSystem
{
    public const string File = """
        Extract of cases
        run by nobody

        Case No,Opened,Type of care,Paid by,Result,Hrs pw,Gross weekly cost,Client,Remarks
        C-1,13/10/2025,Dom Care,Council,Placed,10.5 hrs,£231.00,P1,rang twice
        C-2,14/10/2025,Dom Care,DP,Open,7,£154.00,P2,
        C-3,15/10/2025,Day centre,Council,Placed,4,£80.00,P1,
        """;

    public static ImportFormat Referrals { get; } = ImportFormat.Find("referrals")!;

    /// <summary>What somebody would say of it.</summary>
    public static ColumnMapping Mapping { get; } = new("referrals")
    {
        Columns = new Dictionary<string, IReadOnlyList<string>>
        {
            ["Reference"] = ["Case No"],
            ["Received on"] = ["Opened"],
            ["Service"] = ["Type of care"],
            ["Route"] = ["Paid by"],
            ["Outcome"] = ["Result"],
            ["Weekly hours"] = ["Hrs pw"],
            ["Weekly cost"] = ["Gross weekly cost"],
            ["Person identifier"] = ["Client"],
        },
        Words = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["Service"] = new Dictionary<string, string> { ["Dom Care"] = "Home care" },
            ["Route"] = new Dictionary<string, string> { ["Council"] = "Council-commissioned" },
            ["Outcome"] = new Dictionary<string, string> { ["Placed"] = "Arranged", ["Open"] = "Waiting" },
        },
        Unused = ["Remarks"],
    };

    public static ColumnSurvey Survey(string text) => Survey(Encoding.UTF8.GetBytes(text));

    public static ColumnSurvey Survey(byte[] bytes)
    {
        using var content = FileContent.Open(new MemoryStream(bytes), TimeProvider.System, SpreadsheetLimits.Own);
        return ColumnSurvey.Run(content, null, null, CancellationToken.None);
    }

    public static async Task<RegisterWords> RegisterAsync(ImportDesk desk)
    {
        await using var db = desk.Db();
        return await RegisterWords.LoadAsync(db, CancellationToken.None);
    }

    public static async Task AddServiceAsync(ImportDesk desk, string name)
    {
        await using var db = desk.Db();
        db.Services.Add(new Service { Code = name.ToLowerInvariant().Replace(' ', '-'), Name = name });
        await db.SaveChangesAsync();
    }
}
