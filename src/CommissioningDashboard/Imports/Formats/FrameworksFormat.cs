using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports.Formats;

/// <summary>Who is on which framework for which service, one row each.</summary>
internal sealed class FrameworksFormat : ImportFormat
{
    private const string _date = "A date, such as 31/12/2025";
    private readonly ImportColumn _framework, _provider, _service, _from, _to;

    public FrameworksFormat()
    {
        _framework = Column("Framework", "The framework's name. A name not used before becomes a new "
            + "framework.", "Text, up to 100 characters", "Home support framework 2024", required: true,
            spellings: ["Framework name", "Contract"]);
        _provider = Column("Provider reference", "The provider's reference in your "
            + "register.", "A reference from the providers file", "P-0112", required: true, spellings: ["Provider", "Provider ID"],
            holds: ColumnHolds.Identifier);
        _service = Column("Service", "The service for which the provider is on it, which some call a lot. Write a row for "
            + "each.", "Text, up to 100 characters", "Home support", required: true, spellings: ["Lot"]);
        _from = Column(
            "From", "The provider's first day on it.", _date, "01/04/2024", required: true, spellings: ["Start date", "Joined on"],
            holds: ColumnHolds.Date);
        _to = Column("To", "The provider's last day on it. Leave empty while it is on it.", _date, "", spellings: ["End date", "Left on"],
            holds: ColumnHolds.EndDate);
    }

    public override string Id => "frameworks";

    public override string Name => "Framework membership";

    public override string Purpose => "Which providers are on a framework or approved list, for which service and between which days.";

    public override string Repeats
        => "A place on a framework that is already held (same framework, provider, service and first day) is brought up to date. Two rows "
        + "for one place must agree.";

    protected override int Order => 5;

    internal override Intake Start(ImportSession session) => new FrameworksIntake(this, session);

    /// <summary>A place on a framework: who, where, for what, since when.</summary>
    private readonly record struct Place(string Framework, int Provider, int Service, DateOnly From);

    private sealed record Membership(string Framework, DateOnly From, DateOnly? To);

    private sealed class FrameworksIntake(FrameworksFormat format, ImportSession session) : FactIntake<Place, Membership>(session)
    {
        private static readonly DateOnly _earliest = new(1990, 1, 1);
        private readonly DateOnly _latest = session.Today.AddYears(20);
        private KnownProviders _providers = null!;
        private KnownNames<Service> _services = null!;
        private Dictionary<string, Framework> _frameworks = [];
        private Dictionary<(int Framework, int Provider, int Service, DateOnly From), FrameworkMembership> _held = [];

        public override async Task OpenAsync(CancellationToken cancellationToken)
        {
            _providers = await KnownProviders.LoadAsync(Session.Db, cancellationToken);
            _services = (await RegisterNames.LoadAsync(Session.Db, cancellationToken)).Services;
        }

        protected override (Place Key, Membership Row, ImportColumn Names) Read(RowFields row)
        {
            var name = row.Text(format._framework, longest: 100) ?? "";
            var from = row.Date(format._from, _earliest, _latest) ?? default;
            var to = row.Date(format._to, _earliest, _latest);
            if (name.Length > 0 && Plain.Code(name).Length == 0)
            {
                row.Refuse(format._framework, "The name has no letter or digit.", "Write the name in words.");
            }

            if (to < from)
            {
                row.Refuse(format._to, "A provider cannot leave a framework before it joined.", "Check both dates.");
            }

            var place = new Place(
                Plain.Code(name), _providers.Find(row, format._provider) ?? 0, _services.Find(row, format._service) ?? 0, from);
            return (place, new Membership(name, from, to), format._to);
        }

        protected override async Task PrepareAsync(IEnumerable<Membership> rows, CancellationToken cancellationToken)
        {
            _frameworks = await Session.Db.Frameworks.ToDictionaryAsync(x => x.Code, cancellationToken);
            foreach (var group in rows.GroupBy(x => Plain.Code(x.Framework)).Where(x => !_frameworks.ContainsKey(x.Key)))
            {
                var made = new Framework { Code = group.Key, Name = group.First().Framework, From = group.Min(x => x.From) };
                Session.Db.Add(made);
                _frameworks.Add(made.Code, made);
                Session.Notes.Add($"New framework, so check the spelling: {made.Name}.");
            }

            _services.AddTo(Session);
            await ChangeLog.SaveAndKeepAsync(Session, cancellationToken);
            _held = await Session.Db.FrameworkMemberships.ToDictionaryAsync(
                x => (x.FrameworkId, x.ProviderId, x.ServiceId, x.From), cancellationToken);
        }

        protected override object Bring(Place key, Membership row)
        {
            var (framework, service) = (_frameworks[key.Framework].Id, _services.Saved(key.Service));
            if (_held.TryGetValue((framework, key.Provider, service, key.From), out var held))
            {
                held.To = row.To;
                return held;
            }

            var membership =
                new FrameworkMembership
                {
                    FrameworkId = framework,
                    ProviderId = key.Provider,
                    ServiceId = service,
                    From = key.From,
                    To = row.To
                };
            Session.Db.Add(membership);
            return membership;
        }
    }
}
