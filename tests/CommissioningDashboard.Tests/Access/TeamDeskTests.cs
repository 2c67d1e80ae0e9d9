using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Referrals;
using CommissioningDashboard.Tests.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CommissioningDashboard.Tests.Access;

public sealed class TeamDeskTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_renamed_team_keeps_its_code_and_readers_see_the_new_name_at_once()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var team = await TeamAsync(desk);
        var held = await desk.Store.GetAsync(desk.Authority);

        var changed = await Teams(desk).ChangeAsync(Administrator(desk), team.Id, new TeamForm(" Coast and hills ", []));

        changed.Problems.Should().BeEmpty();
        (changed.Team!.Name, changed.Team.Code).Should().Be(("Coast and hills", team.Code));
        held.Teams.Should().NotContain(x => x.Name == "Coast and hills");
        (await desk.Store.GetAsync(desk.Authority)).Teams.Should().ContainSingle(x => x.Code == team.Code).Which.Name.Should().Be("Coast and hills");
        await using var db = server.Database.For(desk.Authority);
        (await db.AuditEntries.Where(x => x.Action == "team.changed").Select(x => x.Detail).SingleAsync()).Should()
            .Contain($"{team.Name}, everywhere, at work").And.Contain("Coast and hills, everywhere, at work");
    }

    [Fact]
    public async Task Two_teams_cannot_have_one_name_whatever_its_letters()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var team = await TeamAsync(desk);

        var added = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Teams(desk).AddAsync(Administrator(desk), new TeamForm("North", []))));
        var same = await Teams(desk).AddAsync(Administrator(desk), new TeamForm(team.Name.ToUpperInvariant(), []));
        var none = await Teams(desk).AddAsync(Administrator(desk), new TeamForm("  ", [9_999]));

        added.Count(x => x.Team is not null).Should().Be(1);
        same.Problems.Should().ContainSingle().Which.Problem.Should().Be($"There is a team of this name already: {team.Name}");
        none.Problems.Select(x => x.Field).Should().Equal("Name", "Areas");
    }

    [Fact]
    public async Task A_closed_team_makes_no_new_referral_and_keeps_those_it_made()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var team = await TeamAsync(desk);
        var opened = await desk.Open.RunAsync(desk.Actor, Guid.NewGuid(), desk.Form);

        await Teams(desk).ChangeAsync(Administrator(desk), team.Id, new TeamForm(team.Name, [], IsActive: false));

        (await desk.Open.RunAsync(desk.Actor, Guid.NewGuid(), desk.Form)).ReferralId.Should().BeNull();
        await using var db = server.Database.For(desk.Authority);
        (await DeskTeams.AtWorkAsync(db, desk.Actor)).Should().BeEmpty();
        (await DeskCase.FindAsync(db, desk.Actor, opened.ReferralId!.Value)).Should().NotBeNull();
    }

    [Fact]
    public async Task The_only_area_of_somebodys_teams_is_known_and_several_are_not_taken_for_one()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var team = await TeamAsync(desk);
        await using var db = server.Database.For(desk.Authority);
        var areas = await db.Areas.OrderBy(x => x.Id).Select(x => x.Id).ToListAsync();
        var alone = await OnlyAsync();

        await Teams(desk).ChangeAsync(Administrator(desk), team.Id, new TeamForm(team.Name, [areas[0]]));
        var one = await OnlyAsync();
        await Teams(desk).ChangeAsync(Administrator(desk), team.Id, new TeamForm(team.Name, areas));

        (alone, one).Should().Be((null, areas[0]));
        areas.Should().HaveCountGreaterThan(1);
        (await OnlyAsync()).Should().BeNull();

        Task<int?> OnlyAsync() => DeskTeams.OnlyAreaAsync(db, [team]);
    }

    [Fact]
    public async Task A_team_of_another_authority_is_not_there()
    {
        var (mine, theirs) = (await TestDesk.OpenAsync(server, _clock), await TestDesk.OpenAsync(server, _clock));
        var team = await TeamAsync(theirs);

        (await Teams(mine).ChangeAsync(Administrator(mine), team.Id, new TeamForm("Taken", []))).Should().Be(new TeamChanged(null, []));
        (await TeamAsync(theirs)).Name.Should().Be(team.Name);
    }

    private TeamDesk Teams(TestDesk desk) => new(server.Database, desk.Store, _clock);

    private static Actor Administrator(TestDesk desk) => Actor.Operator(desk.Authority);

    private async Task<Team> TeamAsync(TestDesk desk)
    {
        await using var db = server.Database.For(desk.Authority);
        return await db.Teams.AsNoTracking().SingleAsync(x => db.UserTeams.Any(t => t.UserId == desk.Actor.UserId && t.TeamId == x.Id));
    }
}
