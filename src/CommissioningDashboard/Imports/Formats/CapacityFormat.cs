using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports.Formats;

/// <summary>What providers say they can give, as a return that is made again and again: one row for each provider and day.</summary>
internal sealed class CapacityFormat : ImportFormat
{
    private readonly ImportColumn _provider, _hours, _on;

    public CapacityFormat()
    {
        _provider = Column("Provider reference", "The provider's reference in your "
            + "register.", "A reference from the providers file", "P-0112", required: true,
            spellings: ["Provider", "Provider ID", "Reference"], holds: ColumnHolds.Identifier, list: RegisterList.Providers);
        _hours = Column("Weekly capacity", "Hours of support a week that the provider says it can give in all, taken up or not. 0 says "
            + "that it can give none.", "A number from 0 to 1,000,000", "120", required: true,
            spellings: ["Weekly hours capacity", "Capacity", "Weekly hours"], holds: ColumnHolds.Hours);
        _on = Column("Stated on", "The day on which it said so. It holds until a later "
            + "statement.", "A date, such as 31/12/2025", "31/10/2025", required: true,
            spellings: ["Capacity stated on", "Capacity date", "Date"], holds: ColumnHolds.Date);
    }

    public override string Id => "capacity";

    public override string Name => "Capacity";

    public override string Purpose
        => "Hours of support a week that providers say they can give, one row for each provider and day of its statement.";

    public override string Repeats
        => "A statement of the same provider and day that is already held is brought up to date. Two rows for one provider and day must "
        + "agree.";

    protected override int Order => 4;

    internal override Intake Start(ImportSession session) => new CapacityIntake(this, session);

    private sealed class CapacityIntake(CapacityFormat format, ImportSession session) : FactIntake<(int Provider, DateOnly On),
        decimal>(session)
    {
        private static readonly DateOnly _earliest = new(1990, 1, 1);
        private KnownProviders _providers = null!;
        private Dictionary<(int, DateOnly), ProviderCapacity> _held = [];

        public override async Task OpenAsync(CancellationToken cancellationToken)
            => _providers = await KnownProviders.LoadAsync(Session.Db, cancellationToken);

        protected override ((int Provider, DateOnly On) Key, decimal Row, ImportColumn Names) Read(RowFields row) => (
            (_providers.Find(row, format._provider) ?? 0, row.Date(format._on, _earliest, Session.Today) ?? default),
            row.Number(format._hours, 0, 1_000_000) ?? 0,
            format._hours);

        protected override async Task PrepareAsync(IEnumerable<decimal> rows, CancellationToken cancellationToken)
            => _held = await Session.Db.ProviderCapacities.ToDictionaryAsync(x => (x.ProviderId, x.From), cancellationToken);

        protected override object Bring((int Provider, DateOnly On) key, decimal hours)
        {
            if (_held.TryGetValue(key, out var held))
            {
                held.WeeklyHours = hours;
                return held;
            }

            var capacity = new ProviderCapacity { ProviderId = key.Provider, From = key.On, WeeklyHours = hours };
            Session.Db.Add(capacity);
            return capacity;
        }
    }
}
