using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CommissioningDashboard.Tests.Referrals;

public sealed class ListUseTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 30, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_is_opened_compared_and_printed_is_kept_once_with_its_place()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var (id, list) = await desk.ReferAsync();
        var looking = new LookCloser(server.Database, desk.Store, _clock);
        var (second, third) = (list.InOrder[1].Id, list.InOrder[2].Id);

        await looking.RunAsync(desk.Actor, id, ListUseKind.Opened, [third]);
        await looking.RunAsync(desk.Actor, id, ListUseKind.Opened, [third]);
        var compared = (await looking.RunAsync(desk.Actor, id, ListUseKind.Compared, [third, second, 987_654]))!;
        var all = (await looking.RunAsync(desk.Actor, id, ListUseKind.Compared, [.. list.InOrder.Select(x => x.Id)]))!;
        await looking.RunAsync(desk.Actor, id, ListUseKind.Printed, [second]);

        compared.Providers.Select(x => (x.Provider.Id, x.Place)).Should().Equal((second, 2), (third, 3));
        all.Providers.Select(x => x.Place).Should().Equal(1, 2, 3, 4);
        await using var db = server.Database.For(desk.Authority);
        var kept = await db.ListUses.OrderBy(x => x.Kind).ThenBy(x => x.Place).Select(x => new { x.Kind, x.Place, x.ProviderId }).ToListAsync();
        kept.Select(x => (x.Kind, x.Place)).Should().Equal(
            (ListUseKind.Opened, 3), (ListUseKind.Compared, 1), (ListUseKind.Compared, 2), (ListUseKind.Compared, 3), (ListUseKind.Compared, 4),
            (ListUseKind.Printed, 2));
        kept.Should().OnlyContain(x => x.ProviderId == list.InOrder[x.Place - 1].Id);
        (await LookCloser.OpenedAsync(db, id)).Should().Equal(third);
    }

    [Fact]
    public async Task Another_teams_list_is_not_there_and_a_list_that_is_done_with_is_only_read()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var (id, list) = await desk.ArrangeAsync();
        var looking = new LookCloser(server.Database, desk.Store, _clock);

        (await looking.RunAsync(desk.Actor with { UserId = desk.Actor.UserId + 1_000 }, id, ListUseKind.Opened, [list.InOrder[0].Id]))
            .Should().BeNull();
        (await looking.RunAsync(desk.Actor, id, ListUseKind.Opened, [list.InOrder[0].Id]))!.Providers.Should().ContainSingle();
        var asking = () => looking.RunAsync(desk.Actor with { Role = Role.Commissioner }, id, ListUseKind.Opened, []);
        await asking.Should().ThrowAsync<UnauthorizedAccessException>();

        await using var db = server.Database.For(desk.Authority);
        (await db.ListUses.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_list_narrowed_by_what_providers_say_keeps_its_order_and_how_it_was_narrowed()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var (id, list) = await desk.ReferAsync();
        await SayAsync(desk, list.InOrder[3].Id, "English and Polish", "Evenings");
        await SayAsync(desk, list.InOrder[1].Id, "polish", "Mornings");
        await SayAsync(desk, list.InOrder[0].Id, "Welsh", "Evenings");

        var polish = (await desk.Show.RunAsync(desk.Actor, id, narrowing: new(ListNarrowing.CodeOf("Polish"))))!;
        var evening = (await desk.Show.RunAsync(
            desk.Actor, id, narrowing: new(ListNarrowing.CodeOf("Polish"), Time: ListNarrowing.CodeOf("evening"))))!;
        var nonsense = (await desk.Show.RunAsync(desk.Actor, id, narrowing: new("00000000")))!;

        polish.InOrder.Select(x => x.Id).Should().Equal(list.InOrder[1].Id, list.InOrder[3].Id);
        (polish.Fitting, polish.Narrowed.Unsaid).Should().Be((5, 2), "two have said nothing and one speaks Welsh");
        evening.InOrder.Select(x => x.Id).Should().Equal(list.InOrder[3].Id);
        nonsense.InOrder.Should().HaveCount(5);
        polish.Narrowed.Languages.Select(x => (x.Word.ToUpperInvariant(), x.Providers)).Should().Equal(("ENGLISH", 1), ("POLISH", 2), ("WELSH", 1));
        await using var db = server.Database.For(desk.Authority);
        var kept = await db.ShownLists.OrderBy(x => x.Id).ToListAsync();
        kept[1].Narrowed.ToUpperInvariant().Should().Be("LANGUAGE: POLISH");
        kept[1].Eligible.Should().HaveCount(5);
        var line = LedgerLine.Of(kept[1]);
        line.Narrowed.Should().Be("language", "which language would tell of a person");
        var keys = await db.OrderKeys.ToDictionaryAsync(x => x.Period, x => x.Secret);
        OrderCheck.Check(line, keys).Should().Be(OrderVerdict.Same);
        OrderCheck.Check(line with { Shown = [.. line.Shown.Reverse()] }, keys).Should().Be(OrderVerdict.Differs);
        LedgerLine.Parse(line.Fields)!.Narrowed.Should().Be("language");
        (await RecordChoice.PlacesAsync(db, id)).Should().HaveCount(5, "whoever was shown today may be put forward");
    }

    private static async Task SayAsync(TestDesk desk, int provider, string languages, string times)
    {
        await using var db = desk.Database.For(desk.Authority);
        db.ProviderProfiles.Add(
            new ProviderProfile { ProviderId = provider, From = new DateOnly(2026, 1, 1), Languages = languages, Times = times });
        await db.SaveChangesAsync();
        await MarketChange.RecordAsync(db, CancellationToken.None);
        await desk.Store.RefreshAsync(desk.Authority);
    }
}
