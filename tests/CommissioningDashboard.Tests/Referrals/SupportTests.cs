using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CommissioningDashboard.Tests.Referrals;

public sealed class SupportTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 30, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task From_start_to_end_each_step_is_a_dated_fact_and_the_desk_says_what_is_next()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var (id, list) = await desk.ArrangeAsync(desk.Form with { Hours = "7" });
        (await StateAsync(desk, id)).Should().Be(DeskState.Arranged);

        await DoAsync(desk, id, SupportEventKind.Started, Form("30/5/2026", revision: 1));
        (await StateAsync(desk, id)).Should().Be(DeskState.Supported);
        _clock.Advance(TimeSpan.FromDays(SupportCourse.FirstReviewAfterDays));
        (await StateAsync(desk, id)).Should().Be(DeskState.ReviewDue);
        await DoAsync(desk, id, SupportEventKind.HoursChanged, Form("1/6/2026", revision: 2) with { Hours = "10.5" });
        await DoAsync(desk, id, SupportEventKind.Reviewed, Form("24/7/2026", revision: 3) with
        {
            Quality = "18",
            Statements = [("I see the people I want to see", "yes"), ("I know who is coming to support me and when", "no"), ("Other", "")],
        });
        (await StateAsync(desk, id)).Should().Be(DeskState.Supported);
        await DoAsync(desk, id, SupportEventKind.Ended, Form("25/7/2026", revision: 4) with { Reason = "Moved away" });
        (await StateAsync(desk, id)).Should().Be(DeskState.Ended);

        await using var db = server.Database.For(desk.Authority);
        var referral = await db.Referrals.SingleAsync(x => x.Id == id);
        (referral.WeeklyHours, referral.EndedOn, referral.ProviderId).Should().Be((10.5m, new DateOnly(2026, 7, 25), list.InOrder[0].Id));
        var changed = await db.SupportEvents.SingleAsync(x => x.Kind == SupportEventKind.HoursChanged && x.ReferralId == id);
        (changed.On, changed.HoursBefore, changed.WeeklyHours).Should().Be((new DateOnly(2026, 6, 1), 7m, 10.5m));
        var scores = await db.OutcomeScores.Where(x => x.ReferralId == id).OrderBy(x => x.Instrument).ThenBy(x => x.Statement)
            .ToListAsync();
        scores.Should().OnlyContain(x => x.MeasuredOn == new DateOnly(2026, 7, 24));
        scores.Select(x => (x.Instrument, (int)x.Score)).Should().Equal(
            (OutcomeInstrument.QualityOfLife, 18), (OutcomeInstrument.Statement, 0), (OutcomeInstrument.Statement, 1));
        (await db.AuditEntries.CountAsync(x => x.Action.StartsWith("support."))).Should().Be(4);
    }

    [Fact]
    public async Task The_market_moves_with_each_change_of_hours()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var (id, _) = await desk.ArrangeAsync(desk.Form with { Hours = "7" });
        await DoAsync(desk, id, SupportEventKind.Started, Form("30/5/2026", revision: 1));
        var before = await HoursAsync(desk);

        await DoAsync(desk, id, SupportEventKind.HoursChanged, Form("30/5/2026", revision: 2) with { Hours = "17" });

        (await HoursAsync(desk) - before).Should().BeApproximately(10, 1e-9);
    }

    [Fact]
    public async Task Handed_back_before_it_began_it_looks_for_a_provider_again_and_who_withdrew_stays_on_record()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var (id, list) = await desk.ArrangeAsync();
        _clock.Advance(TimeSpan.FromDays(2));

        await DoAsync(desk, id, SupportEventKind.HandedBack, Form("1/6/2026", revision: 1) with { Reason = "Not enough hours free" });

        await using var db = server.Database.For(desk.Authority);
        var referral = await db.Referrals.SingleAsync(x => x.Id == id);
        (referral.Outcome, referral.ProviderId, referral.ArrangedOn).Should().Be((ReferralOutcome.Waiting, null, null));
        var option = await db.Options.SingleAsync(x => x.ReferralId == id && x.ProviderId == list.InOrder[0].Id);
        (option.Outcome, option.Reason).Should().Be((OptionOutcome.WithdrewAfterAccepting, "Not enough hours free"));
        (await StateAsync(desk, id)).Should().Be(DeskState.Looking);
        (await db.DeskReferrals.SingleAsync(x => x.ReferralId == id)).OpenedAt.Should().Be(_clock.GetUtcNow());
    }

    [Fact]
    public async Task Handed_back_while_it_runs_it_ends_with_the_reason()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var (id, list) = await desk.ArrangeAsync();
        await DoAsync(desk, id, SupportEventKind.Started, Form("30/5/2026", revision: 1));

        await DoAsync(desk, id, SupportEventKind.HandedBack, Form("30/5/2026", revision: 2) with { Reason = "The rate is too low" });

        await using var db = server.Database.For(desk.Authority);
        var referral = await db.Referrals.SingleAsync(x => x.Id == id);
        (referral.ProviderId, referral.EndedOn).Should().Be((list.InOrder[0].Id, new DateOnly(2026, 5, 30)));
        (await db.SupportEvents.OrderBy(x => x.Id).LastAsync(x => x.ReferralId == id)).Reason.Should().Be("The rate is too low");
    }

    [Fact]
    public async Task A_double_press_records_once_and_of_two_people_the_second_is_told()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var (id, _) = await desk.ArrangeAsync(desk.Form with { Hours = "7" });
        await DoAsync(desk, id, SupportEventKind.Started, Form("30/5/2026", revision: 1));
        var ten = Form("30/5/2026", revision: 2) with { Hours = "10" };

        var pressed = await Task.WhenAll(RunAsync(desk, id, ten), RunAsync(desk, id, ten));
        var other = await RunAsync(desk, id, ten with { Hours = "12" });

        pressed.Should().OnlyContain(x => x.IsRecorded);
        other.IsChanged.Should().BeTrue();
        await using var db = server.Database.For(desk.Authority);
        (await db.SupportEvents.CountAsync(x => x.ReferralId == id)).Should().Be(2);
        (await db.Referrals.SingleAsync(x => x.Id == id)).WeeklyHours.Should().Be(10);

        static Task<ChoiceRecorded> RunAsync(TestDesk desk, long id, SupportForm form)
            => desk.Support.RunAsync(desk.Actor, id, SupportEventKind.HoursChanged, form);
    }

    [Theory]
    [InlineData(SupportEventKind.Started, "", null, null, "On")]
    [InlineData(SupportEventKind.Started, "31/5/2026", null, null, "On")]
    [InlineData(SupportEventKind.Started, "29/5/2026", null, null, "On")]
    [InlineData(SupportEventKind.HandedBack, "30/5/2026", null, "Because", "Reason")]
    public async Task What_is_filled_in_wrongly_is_told_at_its_field(
        SupportEventKind kind, string on, string? hours, string? reason, string field)
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var (id, _) = await desk.ArrangeAsync();

        var recorded = await desk.Support.RunAsync(desk.Actor, id, kind, Form(on, revision: 1) with { Hours = hours, Reason = reason });

        recorded.Problems.Should().ContainSingle().Which.Field.Should().Be(field);
    }

    [Theory]
    [InlineData(SupportEventKind.HoursChanged, "Hours")]
    [InlineData(SupportEventKind.Reviewed, "Quality")]
    public async Task A_step_without_its_answer_is_refused(SupportEventKind kind, string field)
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var (id, _) = await desk.ArrangeAsync();
        await DoAsync(desk, id, SupportEventKind.Started, Form("30/5/2026", revision: 1));

        var recorded = await desk.Support.RunAsync(desk.Actor, id, kind, Form("30/5/2026", revision: 2));

        recorded.Problems.Should().ContainSingle().Which.Field.Should().Be(field);
    }

    [Fact]
    public async Task The_time_to_a_choice_is_the_authoritys_median_and_not_told_of_few()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        for (var minutes = 1; minutes < DeskTimes.Fewest; minutes++)
        {
            await ArrangeAfterAsync(minutes);
        }

        (await desk.Times.ReadAsync(desk.Actor)).Should().Be(new ChoiceTime(9, null));
        await ArrangeAfterAsync(60);
        (await desk.Times.ReadAsync(desk.Actor)).Should().Be(new ChoiceTime(10, TimeSpan.FromMinutes(5.5)));

        async Task ArrangeAfterAsync(int minutes)
        {
            var (id, list) = await desk.ReferAsync();
            _clock.Advance(TimeSpan.FromMinutes(minutes));
            (await desk.Record.RunAsync(desk.Actor, id, desk.Choose(list.InOrder[0].Id))).IsRecorded.Should().BeTrue();
        }
    }

    private static SupportForm Form(string on, int revision) => new(on, null, null, null, [], revision);

    private static async Task DoAsync(TestDesk desk, long id, SupportEventKind kind, SupportForm form)
    {
        var recorded = await desk.Support.RunAsync(desk.Actor, id, kind, form);
        recorded.Problems.Should().BeEmpty();
        recorded.IsRecorded.Should().BeTrue();
    }

    private static async Task<DeskState> StateAsync(TestDesk desk, long id)
        => (await desk.List.ReadAsync(desk.Actor)).Single(x => x.Referral == id).State;

    /// <summary>All weekly hours of the market as measures count them.</summary>
    private static async Task<double> HoursAsync(TestDesk desk)
    {
        var hundredths = 0;
        foreach (var referral in (await desk.Store.GetAsync(desk.Authority)).Slice(MarketFilter.Everything).Referrals)
        {
            hundredths += referral.Hours ?? 0;
        }

        return hundredths / 100.0;
    }
}
