using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports.Formats;

/// <summary>What the authority says of its services, one row each.</summary>
internal sealed class ServicesFormat : ImportFormat
{
    private readonly ImportColumn _service, _regulated;

    public ServicesFormat()
    {
        _service = Column("Service", "The service, as your referrals name it.", "Text, up to 100 characters", "Lunch club",
            required: true, spellings: ["Service name"], list: RegisterList.Services);
        _regulated = Column("Regulated activity", "Whether whoever gives it must be registered with the Care Quality Commission, as for "
            + "personal care.", CodeLists.Regulated.Rule, "No", required: true, spellings: ["Registration needed", "Regulated"],
            codes: CodeLists.Regulated);
    }

    public override string Id => "services";

    public override string Name => "Services";

    public override string Purpose
        => "Which of your services are a regulated activity, for which the Care Quality Commission must register the provider.";

    public override string Repeats
        => "A service that is already held is brought up to date. Two rows for one service must agree.";

    protected override int Order => 8;

    internal override Intake Start(ImportSession session) => new ServicesIntake(this, session);

    private sealed class ServicesIntake(ServicesFormat format, ImportSession session) : FactIntake<int, RegulatedActivity>(session)
    {
        private KnownNames<Service> _services = null!;
        private Dictionary<int, Service> _held = [];

        public override async Task OpenAsync(CancellationToken cancellationToken)
            => _services = (await RegisterNames.LoadAsync(Session.Db, cancellationToken)).Services;

        protected override (int Key, RegulatedActivity Row, ImportColumn Names) Read(RowFields row) => (
            _services.Find(row, format._service) ?? 0,
            row.Code(format._regulated, CodeLists.Regulated) ?? RegulatedActivity.NotKnown,
            format._regulated);

        protected override async Task PrepareAsync(IEnumerable<RegulatedActivity> rows, CancellationToken cancellationToken)
        {
            _services.AddTo(Session);
            _held = await Session.Db.Services.ToDictionaryAsync(x => x.Id, cancellationToken);
        }

        protected override object Bring(int key, RegulatedActivity regulated)
        {
            var service = key < 0 ? _services.New[-key - 1] : _held[key];
            service.Regulated = regulated;
            return service;
        }
    }
}
