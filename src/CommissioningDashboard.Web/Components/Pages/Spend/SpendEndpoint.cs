using System.Globalization;
using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Spend;
using CommissioningDashboard.Web.Access;
using CommissioningDashboard.Web.Feed;

namespace CommissioningDashboard.Web.Components.Pages.Spend;

internal static class SpendEndpoint
{
    private static readonly string[] _headings =
    [
        "Supplier", "Spend in pounds", "Payments and credit notes", "Provider reference", "SME", "SME basis", "VCSE", "VCSE basis",
        "Micro-provider", "Micro-provider basis", "First month", "Last month", "Directorate",
    ];

    /// <summary>Every supplier as the page has them, as CSV; that it was taken is written down.</summary>
    public static void MapSpend(this WebApplication app)
        => app.MapGet("/spend.csv", async (
            CurrentUser user, SpendReader reader, Database database, TimeProvider time, string? from, string? to, string? directorate,
            CancellationToken cancellationToken) =>
        {
            var question = SpendAddress.Read(from, to, directorate);
            var reading = await reader.ReadAsync(user.Actor, question, cancellationToken);
            await using var db = database.For(user.AuthorityId);
            db.Record(user.UserId, "figures.exported", new { Table = "spend", Filter = question.On("") }, time.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            string[] behind = [$"{reading.Period?.From}", $"{reading.Period?.To}", question.Directorate ?? "all"];
            var lines = reading.Picture.Suppliers.Select(x => Fields(x).Concat(behind.Select(TableCsv.Field)));
            return Results.File(
                TableCsv.Write(lines.Prepend(_headings)), "text/csv; charset=utf-8",
                $"spend-internal{(reading.Period is { } period ? $"-{period.From}-to-{period.To}" : "")}.csv");
        }).Requires(Permission.ExportData);

    private static IEnumerable<string> Fields(SupplierSpend supplier)
    {
        yield return TableCsv.Field(supplier.Name ?? "Name withheld");

        // A number, so that a sum taken off is not given the apostrophe of a formula.
        yield return (supplier.Net / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        yield return supplier.Lines.ToString(CultureInfo.InvariantCulture);
        yield return TableCsv.Field(supplier.Provider?.Reference ?? "");
        foreach (var kind in Enum.GetValues<SupplierKind>())
        {
            var fact = supplier.Latest(kind);
            yield return fact.Words;
            yield return TableCsv.Field(fact.Basis);
        }
    }
}
