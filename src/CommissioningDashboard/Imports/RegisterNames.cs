using CommissioningDashboard.Data;

namespace CommissioningDashboard.Imports;

/// <summary>The names that files use for areas, teams and services.</summary>
internal sealed record RegisterNames(KnownNames<Service> Services, KnownNames<Area> Areas, KnownNames<Team> Teams)
{
    public static async Task<RegisterNames> LoadAsync(DashboardDb db, CancellationToken cancellationToken) => new(
        await KnownNames<Service>.LoadAsync(db, "service", (code, name) => new Service { Code = code, Name = name }, cancellationToken),
        await KnownNames<Area>.LoadAsync(db, "area", (code, name) => new Area { Code = code, Name = name }, cancellationToken),
        await KnownNames<Team>.LoadAsync(db, "team", (code, name) => new Team { Code = code, Name = name }, cancellationToken));

    public void AddTo(ImportSession session)
    {
        Services.AddTo(session);
        Areas.AddTo(session);
        Teams.AddTo(session);
    }
}
