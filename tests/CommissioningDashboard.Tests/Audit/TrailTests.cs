using System.Text.Json;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Audit;

public sealed class TrailTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset _at = new(2026, 7, 1, 10, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public async Task An_act_and_its_entry_are_saved_together()
    {
        var authority = await server.AddAuthorityAsync("t1");
        await using var db = server.Database.For(authority.Id);
        db.Areas.Add(new Area { Code = "coast", Name = "Coast" });
        db.Record(7, "area.added", new { code = "coast" }, _at);

        await db.SaveChangesAsync();

        await using var reader = server.Database.For(authority.Id);
        var entry = await reader.AuditEntries.SingleAsync();
        entry.Should().BeEquivalentTo(new { UserId = 7, Action = "area.added", At = _at });
        JsonDocument.Parse(entry.Detail).RootElement.GetProperty("code").GetString().Should().Be("coast");
    }

    [Fact]
    public async Task An_act_that_fails_leaves_no_entry()
    {
        var authority = await server.AddAuthorityAsync("t2");
        await using var db = server.Database.For(authority.Id);
        db.Record(null, "area.added", new { }, _at);
        db.Areas.AddRange(new Area { Code = "same", Name = "One" }, new Area { Code = "same", Name = "Two" });

        var saving = () => db.SaveChangesAsync();

        await saving.Should().ThrowAsync<DbUpdateException>();
        await using var reader = server.Database.For(authority.Id);
        (await reader.AuditEntries.CountAsync()).Should().Be(0);
    }
}
