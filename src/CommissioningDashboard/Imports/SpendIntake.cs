using System.Security.Cryptography;
using System.Text;
using CommissioningDashboard.Imports.Formats;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Imports.Reading.Columns;
using CommissioningDashboard.Spend;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports;

/// <summary>
/// Lines of spend on their way in: streamed into a table that vanishes with the transaction, numbered there among those that are alike, and
/// kept as they came. Which of them count is found out from all that are held.
/// </summary>
internal sealed class SpendIntake(SpendFormat format, ImportSession session) : Intake
{
    private const decimal _most = 10_000_000_000;
    private static readonly DateOnly _earliest = new(2009, 4, 1);
    private readonly SpendBody _body = new();
    private long _withheld, _credits;
    private decimal _withheldPounds, _creditPounds;
    private CopyWriter? _copy;

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        await session.ExecuteAsync("""
            create temp table staged (
              row_no int not null, line_key uuid, paid_on date, supplier text collate "C", supplier_key text collate "C",
              transaction_number text collate "C", directorate text collate "C", pence bigint, is_sme smallint, is_vcse smallint,
              company_number text collate "C", charity_number text collate "C", nth int)
            on commit drop
            """, cancellationToken);
        _copy = new CopyWriter(await session.Connection.BeginRawBinaryCopyAsync("""
            copy staged (row_no, line_key, paid_on, supplier, supplier_key, transaction_number, directorate, pence, is_sme, is_vcse,
              company_number, charity_number) from stdin (format binary)
            """, cancellationToken));
    }

    public override RowOutcome Take(RowFields row)
    {
        _body.Meet(row.Text(format.Body));
        var supplier = Supplier(row);
        var key = SupplierNames.Key(supplier);
        var paid = row.Date(format.Paid, _earliest, session.Today);
        var number = row.Text(format.Number, longest: 60);
        var amount = row.Number(format.Amount, -_most, _most);
        Count(key, amount);
        var copy = _copy!;
        copy.Row(columns: 12);
        copy.Int(row.RowNumber);
        copy.Bytes(KeyOf(key, paid, number, amount));
        copy.Date(paid);
        copy.Text(key is null ? null : supplier);
        copy.Text(key);
        copy.Text(number);
        copy.Text(row.Text(format.Directorate));
        copy.Long((long?)(amount * 100));
        copy.Small(Answer(row, format.Sme));
        copy.Small(Answer(row, format.Vcse));
        copy.Text(row.Text(format.CompanyNumber, longest: 20)?.ToUpperInvariant().PadLeft(8, '0'));
        copy.Text(row.Text(format.CharityNumber, longest: 20));
        return RowOutcome.Taken;
    }

    public override async Task CloseAsync(CancellationToken cancellationToken)
    {
        await _copy!.CompleteAsync(cancellationToken);
        var authority = await session.Db.Authorities.AsNoTracking().SingleAsync(x => x.Id == session.Db.AuthorityId, cancellationToken);
        _body.Check(authority.Name, session);
        await session.ExecuteAsync($"""
            update staged s set nth = n.nth from (
              select row_no, row_number() over (partition by line_key order by {SpendLines.Words}, row_no) as nth from staged) n
            where n.row_no = s.row_no
            """, cancellationToken);
        await session.ExecuteAsync("analyze staged", cancellationToken);
    }

    public override async Task<Merged> MergeAsync(CancellationToken cancellationToken)
    {
        Say();
        var all = await NumberAsync("select count(*) from staged", cancellationToken);
        var held = await NumberAsync("""
            select count(*) from staged s where exists (
              select from spend_line l where l.authority_id = @authority and l.line_key = s.line_key and l.nth = s.nth)
            """, cancellationToken);
        if (held == all && await IsHeldAsItIsAsync(cancellationToken))
        {
            return new Merged(0, 0, all);
        }

        await SayOtherAmountsAsync(cancellationToken);
        await session.ExecuteAsync("""
            insert into spend_line (authority_id, batch_id, line_key, nth, counts, paid_on, supplier, supplier_key, transaction_number,
              directorate, pence, is_sme, is_vcse, company_number, charity_number)
            select @authority, @batch, line_key, nth, false, paid_on, supplier, supplier_key, transaction_number, directorate, pence,
              is_sme = 1, is_vcse = 1, company_number, charity_number
            from staged
            """, cancellationToken);
        await session.ExecuteAsync("""
            update spend_line l set counts = false from staged s
            where l.authority_id = @authority and l.line_key = s.line_key and l.nth = s.nth and l.counts
            """, cancellationToken);
        await SpendLines.CountAsync(session.Db, cancellationToken);
        return new Merged(all - held, 0, held, IsKept: true);
    }

    /// <summary>Without having been completed, the COPY takes back what it staged.</summary>
    public override async ValueTask DisposeAsync()
    {
        if (_copy is not null)
        {
            await _copy.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    /// <summary>An empty cell is a name that is withheld: many councils leave out the names of people so.</summary>
    private string? Supplier(RowFields row) => row.Given(format.Supplier).IsEmpty ? null : row.Text(format.Supplier);

    private static short? Answer(RowFields row, ImportColumn column) => row.Code(column, SpendFormat.Answers) switch
    {
        SpendFormat.SupplierAnswer.Yes => 1,
        SpendFormat.SupplierAnswer.No => 0,
        _ => null,
    };

    private static byte[] KeyOf(string? supplier, DateOnly? paid, string? number, decimal? amount)
        => SHA256.HashData(Encoding.UTF8.GetBytes(
            FormattableString.Invariant($"{supplier}|{paid:yyyyMMdd}|{IdentifierText.Key(number ?? "")}|{amount:0.00}")))[..16];

    private void Count(string? supplier, decimal? amount)
    {
        if (supplier is null)
        {
            _withheld++;
            _withheldPounds += amount ?? 0;
        }

        if (amount < 0)
        {
            _credits++;
            _creditPounds -= amount.Value;
        }
    }

    private void Say()
    {
        if (_withheld > 0)
        {
            session.Notes.Add($"Payments whose supplier’s name is withheld: {_withheld:N0}, of £{_withheldPounds:N2} together. Nothing can "
                + "be known of such a supplier.");
        }

        if (_credits > 0)
        {
            session.Notes.Add($"Credit notes: {_credits:N0}, of £{_creditPounds:N2} together, which are taken off.");
        }
    }

    /// <summary>Where a number is held with an amount or day that this file lacks, and this file has one of its own.</summary>
    private async Task SayOtherAmountsAsync(CancellationToken cancellationToken)
    {
        await using var find = session.Command("""
            with fresh as (
              select distinct s.supplier_key, s.transaction_number from staged s
              where s.transaction_number is not null and not exists (
                select from spend_line l where l.authority_id = @authority and l.line_key = s.line_key and l.nth = s.nth)
            )
            select count(distinct f.transaction_number)::int, coalesce(max(l.batch_id), 0)
            from fresh f join spend_line l on l.authority_id = @authority and l.transaction_number = f.transaction_number
              and l.supplier_key is not distinct from f.supplier_key
            where not exists (select from staged s where s.line_key = l.line_key and s.nth = l.nth)
            """);
        await using var reader = await find.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (reader.GetInt32(0) is > 0 and var numbers)
        {
            session.Notes.Add($"Transaction numbers that were brought before with another amount or day: {numbers:N0}, the latest with "
                + $"import {reader.GetInt32(1)}. Both are counted. If this file corrects that one, undo that import.");
        }
    }

    /// <summary>One file that is held has just these lines and says the same of them.</summary>
    private async Task<bool> IsHeldAsItIsAsync(CancellationToken cancellationToken)
        => await NumberAsync("""
            select count(*) from (
              select l.batch_id from spend_line l join staged s on l.line_key = s.line_key and l.nth = s.nth
                and (l.directorate, l.is_sme, l.is_vcse, l.company_number, l.charity_number)
                  is not distinct from (s.directorate, s.is_sme = 1, s.is_vcse = 1, s.company_number, s.charity_number)
              where l.authority_id = @authority group by l.batch_id having count(*) = (select count(*) from staged)) b
            where (select count(*) from spend_line x where x.authority_id = @authority and x.batch_id = b.batch_id)
              = (select count(*) from staged)
            """, cancellationToken) > 0;

    private async Task<int> NumberAsync(string sql, CancellationToken cancellationToken)
    {
        await using var count = session.Command(sql);
        return (int)(long)(await count.ExecuteScalarAsync(cancellationToken))!;
    }
}
