using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CommissioningDashboard.Tests.Referrals;

public sealed class DeskTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 30, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task From_a_form_to_a_recorded_choice_the_market_moves_and_keeps_what_was_shown()
    {
        var desk = await OpenDeskAsync();
        var before = (await desk.Store.GetAsync(desk.Authority)).ReferralCount;

        var id = (await desk.Open.RunAsync(desk.Actor, Guid.NewGuid(), desk.Form)).ReferralId!.Value;
        var list = (await desk.Show.RunAsync(desk.Actor, id))!;
        var chosen = list.InOrder[2];
        var recorded = await desk.Record.RunAsync(desk.Actor, id, desk.Choose(chosen.Id, list.InOrder[0].Id));

        recorded.IsRecorded.Should().BeTrue();
        var market = await desk.Store.GetAsync(desk.Authority);
        market.ReferralCount.Should().Be(before + 1);
        await using var db = server.Database.For(desk.Authority);
        var referral = await db.Referrals.SingleAsync(x => x.Id == id);
        (referral.Outcome, referral.ProviderId, referral.ArrangedOn, referral.ReceivedOn).Should().Be(
            (ReferralOutcome.Arranged, chosen.Id, new DateOnly(2026, 5, 30), new DateOnly(2026, 5, 30)));
        var options = await db.Options.Where(x => x.ReferralId == id).OrderBy(x => x.Position).ToListAsync();
        options.Select(x => x.ProviderId).Should().Equal(list.InOrder.Select(x => x.Id));
        options.Select(x => x.Outcome).Take(4).Should().Equal(
            OptionOutcome.DeclinedByProvider, OptionOutcome.Shown, OptionOutcome.Accepted, OptionOutcome.Shown);
        options[0].Reason.Should().Be("Too far to travel");
        (await db.DeskReferrals.SingleAsync(x => x.ReferralId == id)).RecordedAt.Should().Be(_clock.GetUtcNow());
    }

    [Fact]
    public async Task What_was_shown_is_in_the_ledger_once_and_can_be_worked_out_anew()
    {
        var desk = await OpenDeskAsync();
        var id = (await desk.Open.RunAsync(desk.Actor, Guid.NewGuid(), desk.Form)).ReferralId!.Value;

        var list = (await desk.Show.RunAsync(desk.Actor, id))!;
        await desk.Show.RunAsync(desk.Actor, id);
        await desk.Show.RunAsync(desk.Actor, id, byName: true);

        await using var db = server.Database.For(desk.Authority);
        var ledger = await db.ShownLists.Where(x => x.ReferralId == id).OrderBy(x => x.Id).ToListAsync();
        ledger.Select(x => x.Sort).Should().Equal("", "name");
        ledger[0].Shown.Should().Equal(list.Shown.Select(x => x.Id));
        var secret = (await db.OrderKeys.SingleAsync(x => x.Period == ledger[0].KeyPeriod)).Secret;
        new FairOrder(secret, ledger[0].Context).Arrange(ledger[0].Eligible, x => x).Should().Equal(list.InOrder.Select(x => x.Id));
    }

    [Fact]
    public async Task Two_who_record_at_once_make_one_record_and_the_second_is_told()
    {
        var desk = await OpenDeskAsync();
        var id = (await desk.Open.RunAsync(desk.Actor, Guid.NewGuid(), desk.Form)).ReferralId!.Value;
        var list = (await desk.Show.RunAsync(desk.Actor, id))!;

        var both = await Task.WhenAll(
            desk.Record.RunAsync(desk.Actor, id, desk.Choose(list.InOrder[0].Id)), desk.Record.RunAsync(desk.Actor, id, desk.Choose(list.InOrder[1].Id)));

        both.Count(x => x.IsRecorded).Should().Be(1);
        both.Count(x => x.IsChanged).Should().Be(1);
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_referral()
    {
        var desk = await OpenDeskAsync();
        var draft = Guid.NewGuid();
        await desk.Save.RunAsync(desk.Actor, draft, 0, desk.Form);

        var both = await Task.WhenAll(desk.Open.RunAsync(desk.Actor, draft, desk.Form), desk.Open.RunAsync(desk.Actor, draft, desk.Form));

        both[0].ReferralId.Should().NotBeNull().And.Be(both[1].ReferralId);
        await using var db = server.Database.For(desk.Authority);
        (await db.DeskReferrals.CountAsync(), await db.ReferralDrafts.CountAsync()).Should().Be((1, 0));
    }

    [Fact]
    public async Task A_draft_is_not_written_over_unseen_and_keeps_nothing_that_looks_like_a_person()
    {
        var desk = await OpenDeskAsync();
        var draft = Guid.NewGuid();

        (await desk.Save.RunAsync(desk.Actor, draft, 0, desk.Form)).Should().Be(DraftSaved.Saved);
        (await desk.Save.RunAsync(desk.Actor, draft, 0, desk.Form)).Should().Be(DraftSaved.Saved, "a press too many is no change");
        (await desk.Save.RunAsync(desk.Actor, draft, 1, desk.Form with { Matters = "Music" })).Should().Be(DraftSaved.Saved);
        (await desk.Save.RunAsync(desk.Actor, draft, 1, desk.Form with { Matters = "A garden" })).Should().Be(DraftSaved.ChangedByOther);
        (await desk.Save.RunAsync(desk.Actor, draft, 2, desk.Form with { Matters = "Ring 07700 900123" })).Should().Be(DraftSaved.Refused);
        ReferralForm.FromDraft((await desk.Save.FindAsync(desk.Actor, draft))!.Answers).Matters.Should().Be("Music");
    }

    [Fact]
    public async Task Another_teams_referral_is_not_there_and_an_administrator_sees_all()
    {
        var desk = await OpenDeskAsync();
        var id = (await desk.Open.RunAsync(desk.Actor, Guid.NewGuid(), desk.Form)).ReferralId!.Value;
        var other = desk.Actor with { UserId = desk.Actor.UserId + 1_000 };

        (await desk.Show.RunAsync(other, id)).Should().BeNull();
        (await desk.Record.RunAsync(other, id, desk.Choose(1))).IsGone.Should().BeTrue();
        (await desk.List.ReadAsync(other)).Should().BeEmpty();
        (await desk.Show.RunAsync(other with { Role = Role.Administrator }, id)).Should().NotBeNull();
    }

    [Theory]
    [InlineData(Role.Commissioner)]
    [InlineData(Role.DataOfficer)]
    [InlineData(Role.ReportManager)]
    public async Task Whoever_may_not_work_at_the_desk_is_refused_by_every_command(Role role)
    {
        var desk = await OpenDeskAsync();
        var nobody = desk.Actor with { Role = role };
        Func<Task>[] commands =
        [
            () => desk.List.ReadAsync(nobody), () => desk.Show.RunAsync(nobody, 1), () => desk.Open.RunAsync(nobody, Guid.NewGuid(), desk.Form),
            () => desk.Save.RunAsync(nobody, Guid.NewGuid(), 0, desk.Form), () => desk.Save.FindAsync(nobody, Guid.NewGuid()),
            () => desk.Record.RunAsync(nobody, 1, desk.Choose(1)),
        ];

        foreach (var command in commands)
        {
            await command.Should().ThrowAsync<UnauthorizedAccessException>();
        }
    }

    private Task<TestDesk> OpenDeskAsync() => TestDesk.OpenAsync(server, _clock);
}
