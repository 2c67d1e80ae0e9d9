using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.PublicRegisters;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Measures;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports.Formats;

/// <summary>Companies House’s public company data, of which the category of the accounts is a hint of size.</summary>
internal sealed class CompaniesHouseFormat : ImportFormat
{
    private readonly ImportColumn _number, _category, _madeUpTo;

    public CompaniesHouseFormat()
    {
        _number = Column("CompanyNumber", "The company’s number, by which it is found on your register.",
            "Eight letters or digits; lost leading zeros are put back", "01234567", required: true,
            holds: ColumnHolds.Identifier);
        _category = Column("Accounts.AccountCategory", "The kind of accounts it files.", "Text, up to 60 characters", "MICRO ENTITY",
            required: true, spellings: ["Account category"]);
        _madeUpTo = Column(
            "Accounts.LastMadeUpDate", "The day to which its latest accounts run.", "A date, such as 31/12/2025", "31/03/2025",
            spellings: ["Last made up date"], holds: ColumnHolds.Date);
    }

    public override string Id => "companies-house";

    public override string Name => "Companies House data";

    public override string Purpose
        => "Companies House’s free company data product, as CSV in parts of up to 200 MB: what accounts your providers’ companies file, "
        + "which hints at their size. No size is counted before you accept the hint.";

    public override string Repeats
        => "Found by company number; all other companies are counted and not kept. Files come in any order and as often as one likes.";

    public override bool IsPublic => true;

    protected override int Order => 23;

    internal override Intake Start(ImportSession session) => new CompanyIntake(this, session);

    private sealed class CompanyIntake(CompaniesHouseFormat format, ImportSession session) : Intake
    {
        private readonly Dictionary<string, string> _rows = [];
        private HashSet<string> _register = [];
        private DateOnly? _stated, _latest;
        private int _others;

        public override async Task OpenAsync(CancellationToken cancellationToken)
        {
            _register = (await session.Db.Providers.Where(x => x.CompaniesHouseNumber != null).Select(x => x.CompaniesHouseNumber!)
                .ToListAsync(cancellationToken)).ToHashSet();
            _stated = PublishedDay.Stated(session);
        }

        public override RowOutcome Take(RowFields row)
        {
            var number = row.Text(format._number, longest: 20)?.ToUpperInvariant().PadLeft(8, '0');
            if (number is null)
            {
                return RowOutcome.Taken;
            }

            if (!_register.Contains(number))
            {
                _others++;
                return RowOutcome.Folded;
            }

            if (row.Date(format._madeUpTo, new DateOnly(1900, 1, 1), session.Today) is { } day && !(day <= _latest))
            {
                _latest = day;
            }

            var category = row.Text(format._category, longest: 60);
            if (category is null || _rows.TryAdd(number, category))
            {
                return RowOutcome.Taken;
            }

            if (_rows[number] != category)
            {
                row.Refuse(format._category, $"Company {number} has another category in an earlier row.", "Keep the row that is right.");
                return RowOutcome.Taken;
            }

            return RowOutcome.Folded;
        }

        public override Task CloseAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override async Task<Merged> MergeAsync(CancellationToken cancellationToken)
        {
            var day = _stated ?? PublishedDay.Concluded(session, format._madeUpTo, _latest);
            if (_others > 0)
            {
                session.Notes.Add($"{Written.Counted(_others, "row")} of companies that are not on your register: not kept.");
            }

            var held = await session.Db.CompanyAccounts.Where(x => x.FileDay == day)
                .ToDictionaryAsync(x => x.CompanyNumber, cancellationToken);
            var facts = _rows.Select(x => Bring(held.GetValueOrDefault(x.Key), x.Key, x.Value, day)).ToList();
            var states = facts.ConvertAll(x => session.Db.Entry(x).State);
            await ChangeLog.SaveAndKeepAsync(session, cancellationToken);
            var created = states.Count(x => x == EntityState.Added);
            var changed = states.Count(x => x == EntityState.Modified);
            return new Merged(created, changed, facts.Count - created - changed);
        }

        private CompanyAccounts Bring(CompanyAccounts? held, string number, string category, DateOnly day)
        {
            if (held is not null)
            {
                held.Category = category;
                return held;
            }

            var accounts = new CompanyAccounts { CompanyNumber = number, FileDay = day, Category = category };
            session.Db.Add(accounts);
            return accounts;
        }
    }
}
