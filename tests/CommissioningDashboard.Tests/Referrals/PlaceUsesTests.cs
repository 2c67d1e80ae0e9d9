using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CommissioningDashboard.Tests.Referrals;

public sealed class PlaceUsesTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 30, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Opened_and_chosen_stand_at_their_places_before_and_since_the_day_that_the_authority_names()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var settings = new AuthoritySettings(server.Database, _clock);
        var reader = new PlaceUseReader(server.Database, desk.Store, settings);
        var administrator = desk.Actor with { Role = Role.Administrator };
        var looking = new LookCloser(server.Database, desk.Store, _clock);
        (await reader.ReadAsync(administrator)).Should().BeNull("nobody has said when");
        await ChooseAsync(desk, looking, place: 0, opened: 0);
        _clock.Advance(TimeSpan.FromDays(2));
        await settings.WriteAsync(administrator, AuthoritySettings.FairOrderBegan, "2026-06-01");
        await ChooseAsync(desk, looking, place: 2, opened: 2);
        await ChooseAsync(desk, looking, place: 0, opened: 2);

        var (began, places) = (await reader.ReadAsync(administrator))!.Value;

        began.Should().Be(new DateOnly(2026, 6, 1));
        places.Select(x => (x.ChosenBefore, x.ShownBefore)).Should().Equal((1, 1), (0, 1), (0, 1), (0, 1), (0, 1), (0, 0));
        places.Select(x => (x.ChosenSince, x.ShownSince)).Should().Equal((1, 2), (0, 2), (1, 2), (0, 2), (0, 2), (0, 0));
        places.Select(x => (x.Opened, x.Listed)).Should().Equal((0, 2), (0, 2), (2, 2), (0, 2), (0, 2), (0, 0));
        PlaceUses.Finding(places, began).Plain.Should().Be(
            "Since 1 June 2026 the first on the list was chosen 1 of 2 times; before the fair order it was 1 of 1 times.");
        await using var db = server.Database.For(desk.Authority);
        (await db.AuditEntries.CountAsync(x => x.Action == "settings.changed")).Should().Be(1);
    }

    [Fact]
    public async Task Only_an_administrator_dates_it()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);

        var writing = () => new AuthoritySettings(server.Database, _clock).WriteAsync(desk.Actor, AuthoritySettings.FairOrderBegan, "2026-06-01");

        await writing.Should().ThrowAsync<UnauthorizedAccessException>();
    }

    private static async Task ChooseAsync(TestDesk desk, LookCloser looking, int place, int opened)
    {
        var (id, list) = await desk.ReferAsync();
        await looking.RunAsync(desk.Actor, id, ListUseKind.Opened, [list.InOrder[opened].Id]);
        (await desk.Record.RunAsync(desk.Actor, id, desk.Choose(list.InOrder[place].Id))).IsRecorded.Should().BeTrue();
    }
}
