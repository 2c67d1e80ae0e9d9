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
            holds: ColumnHolds.Identifier, list: RegisterList.Providers);
        _service = Column("Service", "The service for which the provider is on it, which some call a lot. Write a row for "
            + "each.", "Text, up to 100 characters", "Home support", required: true, spellings: ["Lot"],
            list: RegisterList.Services);
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
        /// <summary>A first day moved by no more days than these is a correction.</summary>
        private const int _near = 92;

        private static readonly DateOnly _earliest = new(1990, 1, 1);
        private readonly DateOnly _latest = session.Today.AddYears(20);
        private KnownProviders _providers = null!;
        private KnownNames<Service> _services = null!;
        private readonly HashSet<(string, int, int, DateOnly)> _told = [];
        private readonly Dictionary<(string, int, int, DateOnly), DateOnly> _corrected = [];
        private ILookup<(string, int, int), FrameworkMembership> _places = null!;
        private Dictionary<string, Framework> _frameworks = [];
        private Dictionary<(int Framework, int Provider, int Service, DateOnly From), FrameworkMembership> _held = [];

        public override async Task OpenAsync(CancellationToken cancellationToken)
        {
            var codes = await Session.Db.Frameworks.AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.Code, cancellationToken);
            _places = (await Session.Db.FrameworkMemberships.AsNoTracking().ToListAsync(cancellationToken))
                .ToLookup(x => (codes[x.FrameworkId], x.ProviderId, x.ServiceId));
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

            var (provider, service) = (_providers.Find(row, format._provider), _services.Find(row, format._service));
            if (from != default && name.Length > 0 && provider is { } who && service is { } what)
            {
                MeetHeld(row, (Plain.Code(name), who, what), from, to);
            }

            if (to < from)
            {
                row.Refuse(format._to, "A provider cannot leave a framework before it joined.", "Check both dates.");
            }

            var place = new Place(
                Plain.Code(name), provider ?? 0, service ?? 0, from);
            return (place, new Membership(name, from, to), format._to);
        }

        /// <summary>
        /// A place that runs while the same one is held with another first day: a day that was corrected when it is near, asked otherwise.
        /// </summary>
        private void MeetHeld(RowFields row, (string Framework, int Provider, int Service) place, DateOnly from, DateOnly? to)
        {
            _told.Add((place.Framework, place.Provider, place.Service, from));
            var held = _places[place].ToList();
            if (held.Exists(x => x.From == from)
                || held.Find(x => x.From <= (to ?? DateOnly.MaxValue) && from <= (x.To ?? DateOnly.MaxValue)) is not { } overlapping)
            {
                return;
            }

            var isNear = Math.Abs(from.DayNumber - overlapping.From.DayNumber) <= _near;
            if (isNear || Session.Ask(
                "framework-starts",
                $"Row {row.RowNumber:N0} has a provider join a framework on {from:d MMMM yyyy} that it is held to be on from "
                    + $"{overlapping.From:d MMMM yyyy} at the same time. Is the day held wrong?",
                [new("corrected", "Yes, the file has the right day"), new("no", "No, I will mend the file")]) == "corrected")
            {
                _corrected[(place.Framework, place.Provider, place.Service, from)] = overlapping.From;
                row.Repair(format._from, $"the first day held, {overlapping.From:d MMMM yyyy}, corrected", $"{from:d MMMM yyyy}");
            }
            else if (Session.Questions.Count == 0)
            {
                row.Refuse(format._from, $"The same place is held from {overlapping.From:d MMMM yyyy} at the same time.", "Give the first "
                    + "place its last day in a row of its own, or write its first day.");
            }
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
            var isCorrected = _corrected.TryGetValue((key.Framework, key.Provider, key.Service, key.From), out var wrong)
                && !_told.Contains((key.Framework, key.Provider, key.Service, wrong));
            if (_held.TryGetValue((framework, key.Provider, service, isCorrected ? wrong : key.From), out var held))
            {
                (held.From, held.To) = (key.From, row.To);
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
