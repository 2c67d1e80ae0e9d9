using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Spend;

/// <summary>The spend that was asked for, and what else could be.</summary>
/// <param name="Period">The months of the picture; none while there is no spend.</param>
/// <param name="Months">Every month with a payment, first to last.</param>
/// <param name="Directorates">Every part of the council that the files name.</param>
/// <param name="Targets">What the authority has set itself for all of its spend of a year; none of a part of it.</param>
public sealed record SpendReading(
    SpendPicture Picture, Period? Period, IReadOnlyList<Month> Months, IReadOnlyList<string> Directorates,
    IReadOnlyList<SpendTarget> Targets)
{
    /// <summary>Months of the period without any payment, of which perhaps no file was brought.</summary>
    public IReadOnlyList<Month> Empty
        => Period is { } period ? [.. Enumerable.Range(0, period.Months).Select(x => period.From.Plus(x)).Except(Months)] : [];
}

/// <summary>Reads spend for pages and files: the lines that count, by supplier and day, beside the register as it stands.</summary>
public sealed class SpendReader(Database database, SnapshotStore store)
{
    /// <exception cref="UnauthorizedAccessException">The person may not see figures of the market.</exception>
    public async Task<SpendReading> ReadAsync(Actor actor, SpendQuestion question, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ViewMarket);
        var market = await store.GetAsync(actor.AuthorityId, cancellationToken);
        var scheme = market.Schemes.Single(x => x.Id == market.DefaultScheme);
        await using var db = database.For(actor.AuthorityId);
        var counted = db.SpendLines.AsNoTracking().Where(x => x.Counts);
        var months = (await counted.Select(x => new { x.PaidOn.Year, x.PaidOn.Month }).Distinct().ToListAsync(cancellationToken))
            .Select(x => Month.FromDate(new DateOnly(x.Year, x.Month, 1))).Order().ToList();
        if (months.Count == 0)
        {
            var nothing = new SpendPicture([], [], scheme);
            return new SpendReading(nothing, null, [], [], SpendTarget.InForce(market.Targets, nothing));
        }

        var directorates = await counted.Where(x => x.Directorate != null).Select(x => x.Directorate!).Distinct()
            .ToListAsync(cancellationToken);
        var period = question.In(months[0], months[^1]);
        var (first, last) = (period.From.FirstDay, period.To.LastDay);
        var rows = await counted
            .Where(x => x.PaidOn >= first && x.PaidOn <= last && (question.Directorate == null || x.Directorate == question.Directorate))
            .GroupBy(x => new { x.SupplierKey, x.PaidOn, x.IsSme, x.IsVcse, x.CompanyNumber, x.CharityNumber })
            .Select(x => new
            {
                x.Key,
                Supplier = x.Max(l => l.Supplier),
                Paid = x.Sum(l => l.Pence > 0 ? l.Pence : 0),
                Credited = x.Sum(l => l.Pence < 0 ? -l.Pence : 0),
                Lines = x.Count(),
            })
            .ToListAsync(cancellationToken);
        var picture = new SpendPicture(
            [
                .. rows.Select(x => new SpendRow(
                    x.Supplier, x.Key.SupplierKey, x.Key.PaidOn, x.Paid, x.Credited, x.Lines, x.Key.IsSme, x.Key.IsVcse,
                    x.Key.CompanyNumber, x.Key.CharityNumber)),
            ],
            await NamesAsync(db, market, cancellationToken), scheme);
        return new SpendReading(
            picture, period, months, [.. directorates.Order(StringComparer.OrdinalIgnoreCase)],
            question == new SpendQuestion() ? SpendTarget.InForce(market.Targets, picture) : []);
    }

    /// <summary>Records that people have settled to be one provider each lend it their name and numbers.</summary>
    private static async Task<IReadOnlyList<ProviderName>> NamesAsync(
        DashboardDb db, MarketSnapshot market, CancellationToken cancellationToken)
    {
        var providers = market.Providers.SelectMany(x => x.OtherIds.Append(x.Id), (provider, id) => (provider, id))
            .ToDictionary(x => x.id, x => x.provider);
        var records = await db.Providers.AsNoTracking()
            .Select(x => new { x.Id, x.Name, x.CompaniesHouseNumber, x.CharityNumber }).ToListAsync(cancellationToken);
        return
        [
            .. records.Where(x => providers.ContainsKey(x.Id))
                .Select(x => new ProviderName(x.Name, x.CompaniesHouseNumber, x.CharityNumber, providers[x.Id])),
        ];
    }
}
