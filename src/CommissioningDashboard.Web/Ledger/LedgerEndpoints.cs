using System.Globalization;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Referrals;
using CommissioningDashboard.Web.Access;
using CommissioningDashboard.Web.Feed;

namespace CommissioningDashboard.Web.Ledger;

/// <summary>The public proof of the fair order: the ledger of a month, and the secrets of past months.</summary>
internal static class LedgerEndpoints
{
    private const string _csv = "text/csv; charset=utf-8";

    public static void MapLedger(this WebApplication app)
    {
        app.MapGet("/desk/ledger.csv", async (CurrentUser user, LedgerExport ledger, string? month, CancellationToken cancellationToken) =>
        {
            var period = MonthOf(month) ?? ledger.LastMonth;
            var taken = await ledger.ReadAsync(user.Actor, period, cancellationToken);
            var lines = taken.Lines.Select(x => x.Fields.Select(TableCsv.Field)).Prepend(LedgerLine.Headings);
            return Results.File(TableCsv.Write(lines), _csv, $"ledger-{period:yyyy-MM}.csv");
        }).Requires(Permission.ExportData);

        // Public, and without sign-in: whoever has a ledger can check it.
        app.MapGet("/order-keys/{code}.csv", async (
            Database database, LedgerExport ledger, string code, CancellationToken cancellationToken) =>
        {
            if (await database.FindAuthorityAsync(code, cancellationToken) is not { } authority)
            {
                return Results.NotFound();
            }

            var keys = await ledger.PublishedKeysAsync(authority.Id, cancellationToken);
            IEnumerable<IEnumerable<string>> lines =
            [
                ["month", "secret"],
                .. keys.Select(x => new[]
                {
                    x.Period.ToString("yyyy-MM", CultureInfo.InvariantCulture), Convert.ToHexStringLower(x.Secret),
                }),
            ];
            return Results.File(TableCsv.Write(lines), _csv, $"order-keys-{authority.Code}.csv");
        }).AllowAnonymous();
    }

    private static DateOnly? MonthOf(string? text)
        => DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;
}
