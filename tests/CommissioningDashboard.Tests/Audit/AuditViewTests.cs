using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;

namespace CommissioningDashboard.Tests.Audit;

public sealed class AuditViewTests(Site site) : IClassFixture<Site>
{
    private static readonly DateTimeOffset _noon = new(2026, 11, 3, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Entries_are_found_by_person_action_day_and_thing_and_an_officer_sees_imports_only()
    {
        await using (var db = site.Database.For(site.Authority.Id))
        {
            db.Record(1, "import.accepted", new { batch = 7771 }, _noon);
            db.Record(2, "report.frozen", new { number = 7772 }, _noon.AddDays(1));
            db.Record(null, "user.added", new { user = 7773 }, _noon.AddDays(2));
            await db.SaveChangesAsync();
        }

        var view = new AuditView(site.Database);
        var administrator = new Actor(site.Authority.Id, 1, "x", Role.Administrator);

        (await FoundAsync(administrator, AuditFilter.Read("2", null, null, null, "777"))).Should().Equal("report.frozen");
        (await FoundAsync(administrator, AuditFilter.Read("0", null, null, null, "777"))).Should().Equal("user.added");
        (await FoundAsync(administrator, AuditFilter.Read(null, "import.accepted", null, null, "777"))).Should().Equal("import.accepted");
        (await FoundAsync(administrator, AuditFilter.Read(null, null, "4/11/2026", "4/11/2026", "777"))).Should().Equal("report.frozen");
        (await FoundAsync(administrator, AuditFilter.Read(null, null, null, null, "NUMBER"))).Should().Contain("report.frozen");
        (await FoundAsync(administrator, AuditFilter.Read(null, null, null, null, "777"))).Should().Equal("user.added", "report.frozen", "import.accepted");
        (await FoundAsync(administrator with { Role = Role.DataOfficer }, AuditFilter.Read(null, null, null, null, "777"))).Should().Equal("import.accepted");
        await view.Invoking(x => x.ReadAsync(administrator with { Role = Role.CareManager }, AuditFilter.Read(null, null, null, null, null), null, 10))
            .Should().ThrowAsync<UnauthorizedAccessException>();
        (await (await site.As(Role.Administrator)).GetStringAsync("/audit.csv?thing=7772")).Should().Contain("report.frozen,number: 7772");

        async Task<IEnumerable<string>> FoundAsync(Actor actor, AuditFilter filter)
            => (await view.ReadAsync(actor, filter, null, 10)).Select(x => x.Entry.Action);
    }
}
