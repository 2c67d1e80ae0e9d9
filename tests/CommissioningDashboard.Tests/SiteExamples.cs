using System.Security.Cryptography;
using System.Text;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests;

/// <summary>What a site's county has beside the demo, so that every page has something to show.</summary>
internal static class SiteExamples
{
    /// <summary>So that the pages of reports have one to show: made in older days, with a formula that has changed since.</summary>
    public static async Task AddFrozenReportAsync(Database database, Authority authority)
    {
        await using var db = database.For(authority.Id);
        await using var transaction = await db.Database.BeginTransactionAsync();
        byte[] file = [80, 75];
        db.FrozenReports.Add(new FrozenReport
        {
            Number = 1,
            Title = "Market position",
            Filter = "from=2025-01&to=2025-12",
            InWords = "Counted by referrals, January 2025 to December 2025",
            Profile = "board",
            DataAsAt = new DateOnly(2025, 12, 30),
            FrozenBy = "Somebody",
            FrozenAt = await db.Database.SqlQuery<DateTimeOffset>($"select moment as \"Value\" from next_frozen_report({authority.Id})").SingleAsync(),
            FileName = "market-report-1-board.xlsx",
            File = file,
            Size = file.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)),
            MethodsJson = """[{"Id":"band-share","Name":"Share of referrals by size of provider","Version":0,"From":"2025-01-01"}]""",
        });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>So that the page of spend has some to show, of providers of the register among others.</summary>
    public static async Task AddSpendAsync(Database database, Authority authority, TimeProvider time)
    {
        await using var db = database.For(authority.Id);
        var providers = await db.Providers.OrderBy(x => x.Id).Take(8).Select(x => x.Name).ToListAsync();
        var rows = providers.Select((x, i) => $"\"{x}\",1{i}/11/2025,T{i},{(i + 1) * 1_250.5:0.00},Adult Social Care,")
            .Append("Redacted personal data,12/10/2025,T8,2100,Adult Social Care,").Append("Big Roads plc,13/10/2025,T9,8000,Highways,No")
            .Append("Big Roads plc,14/10/2025,T10,-500,Highways,No");
        using var importer = new Importer(database, new PersonKeys(new byte[32]), time);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes($"Supplier,Payment date,Transaction number,Amount,Directorate,SME\n{string.Join('\n', rows)}\n"));
        (await importer.ImportAsync(new ImportOrder(authority.Id, "spend", "spend.csv", file, "Test data officer"))).IsAccepted.Should().BeTrue();
    }

    /// <summary>So that the pages of an import have one to show.</summary>
    public static async Task AddRefusedImportAsync(Database database, Authority authority, TimeProvider time)
    {
        await using var db = database.For(authority.Id);
        var batch = new ImportBatch
        {
            Format = "referrals",
            FileName = "march.csv",
            Sha256 = new string('0', 64),
            ImportedBy = "Test data officer",
            StartedAt = time.GetUtcNow(),
            FinishedAt = time.GetUtcNow(),
            Status = ImportStatus.Refused,
            RowsRead = 20,
            RowsRejected = 1,
            RowsHeld = 19,
            RowsToSetAside = 1,
        };
        db.ImportBatches.Add(batch);
        await db.SaveChangesAsync();
        db.ImportProblems.Add(new ImportProblem
        {
            BatchId = batch.Id,
            Row = 2,
            Column = "service",
            Value = "day centre",
            Rule = "is not a known service",
            Remedy = "Use a service's code.",
        });
        await db.SaveChangesAsync();
    }
}
