using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Referrals;
using CommissioningDashboard.Register;
using CommissioningDashboard.Tests.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CommissioningDashboard.Tests.Register;

public sealed class RequirementDeskTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 30, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_requirement_holds_from_its_day_on_says_its_effect_beforehand_and_is_taken_back()
    {
        var (desk, requirements, officer, service) = await OpenAsync();
        var on = (await desk.ReferAsync()).List.InOrder[0];
        await PlaceAsync(desk, on.Id, service);
        var form = new RequirementForm("1/6/2026", "No", "Required");

        var tried = (await requirements.TryAsync(officer, service, form))!;
        (await RequiredAsync(desk, service, new(2026, 6, 1))).Framework.Should().Be(FrameworkPlace.NotKnown, "nothing is kept by looking");
        var saved = (await requirements.SaveAsync(officer, service, form))!;
        var again = (await requirements.SaveAsync(officer, service, form))!;

        tried.Effect!.Fitting.Should().Be(1);
        tried.Effect.Lost.Should().HaveCount(4).And.OnlyContain(x => x.Reason == Unsuitable.NotOnFramework);
        (saved.IsSaved, again.IsSaved).Should().Be((true, false));
        again.Problems.Should().ContainSingle().Which.Problem.Should().Contain("requires this already");
        (await RequiredAsync(desk, service, new(2026, 5, 31))).Framework.Should().Be(FrameworkPlace.NotKnown);
        (await desk.ReferAsync()).List.InOrder.Should().HaveCount(5, "its day has not come");
        _clock.Advance(TimeSpan.FromDays(2));
        (await desk.ReferAsync()).List.InOrder.Select(x => x.Id).Should().Equal(on.Id);
        await requirements.TakeBackAsync(officer, service, new(2026, 6, 1));
        (await desk.ReferAsync()).List.InOrder.Should().HaveCount(5);
        await using var db = server.Database.For(desk.Authority);
        (await db.AuditEntries.Where(x => x.Action.StartsWith("requirement")).OrderBy(x => x.Id).Select(x => x.Action).ToListAsync())
            .Should().Equal("requirement.stated", "requirement.taken-back");
    }

    [Fact]
    public async Task Where_no_place_at_all_is_recorded_nobody_is_left_out_for_want_of_one()
    {
        var (_, requirements, officer, service) = await OpenAsync();

        var tried = (await requirements.TryAsync(officer, service, new RequirementForm("1/6/2026", "No", "Required")))!;

        (tried.Effect!.Fitting, tried.Effect.Lost.Count).Should().Be((5, 0));
    }

    [Theory]
    [InlineData("soon", "No", "Required", "From")]
    [InlineData("1/6/2026", null, "Required", "Regulated")]
    [InlineData("1/6/2026", "No", "7", "Framework")]
    public async Task What_cannot_be_read_is_named(string from, string? regulated, string framework, string field)
    {
        var (_, requirements, officer, service) = await OpenAsync();

        var tried = (await requirements.SaveAsync(officer, service, new RequirementForm(from, regulated, framework)))!;

        tried.Problems.Should().ContainSingle().Which.Field.Should().Be(field);
        tried.IsSaved.Should().BeFalse();
        (await requirements.TryAsync(officer, service + 1_000, new RequirementForm(from, regulated, framework))).Should().BeNull();
    }

    private async Task<(TestDesk Desk, RequirementDesk Requirements, Actor Officer, int Service)> OpenAsync()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        return (desk, new RequirementDesk(server.Database, desk.Store, _clock), desk.Actor with { Role = Role.DataOfficer },
            int.Parse(desk.Form.Service!, null));
    }

    private static async Task<Requirement> RequiredAsync(TestDesk desk, int service, DateOnly day)
        => (await desk.Store.RefreshAsync(desk.Authority)).Services.Single(x => x.Id == service).RequirementOn(day);

    private static async Task PlaceAsync(TestDesk desk, int provider, int service)
    {
        await using var db = desk.Database.For(desk.Authority);
        var framework = new Framework { Code = "community", Name = "Community framework", From = new DateOnly(2020, 1, 1) };
        db.Frameworks.Add(framework);
        await db.SaveChangesAsync();
        db.FrameworkMemberships.Add(new FrameworkMembership
        {
            FrameworkId = framework.Id,
            ProviderId = provider,
            ServiceId = service,
            From = new DateOnly(2020, 1, 1),
        });
        await db.SaveChangesAsync();
        await MarketChange.RecordAsync(db);
        await desk.Store.RefreshAsync(desk.Authority);
    }
}
