using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using static CommissioningDashboard.Data.OptionOutcome;

namespace CommissioningDashboard.Tests.Measures;

public sealed class DirectPaymentAfterUnmetTests
{
    [Fact]
    public void Those_after_nobody_was_found_stand_apart_from_those_after_support_or_without_a_search()
    {
        var result = DirectPaymentAfterUnmet.For(Early()
            .Refer(1, null, "2026-03-02", Of(1, ReferralOutcome.NoProviderFound)).Refer(1, null, "2026-05-20", Paid(1))
            .Refer(1, "Ash", "2026-03-02", Of(2, ReferralOutcome.Arranged)).Refer(1, null, "2026-05-20", Paid(2))
            .Refer(1, null, "2026-03-02", Of(3, ReferralOutcome.Waiting)).Refer(1, null, "2026-05-20", Paid(3))
            .Refer(1, null, "2026-05-20", Paid(4)).Slice());

        result.Rows.Should().ContainSingle().Which.Should().BeEquivalentTo(new { AfterUnmet = 2L, AfterAny = 3L, WithNone = 1L });
        result.Finding.Marked.Should().Be(
            "{2} of 3 direct payments that followed a search by the council came after nobody had been found. {1 direct payment} had no "
            + "search before it.");
    }

    [Theory]
    [InlineData("2026-02-19", "home", 1)]
    [InlineData("2026-02-18", "home", 0)]
    [InlineData("2026-03-02", "day", 0)]
    public void The_search_was_for_the_same_service_and_no_more_than_90_days_before(string day, string service, int found)
        => DirectPaymentAfterUnmet.For(Early().Refer(1, null, day, x => Of(1, ReferralOutcome.NoProviderFound)(x) with { Service = service })
            .Refer(1, null, "2026-05-20", Paid(1)).Slice()).Rows.Sum(x => x.AfterUnmet).Should().Be(found);

    [Fact]
    public void A_search_withdrawn_after_all_who_were_asked_declined_found_nobody_and_the_latest_search_counts()
    {
        var declined = Early().Refer(1, null, "2026-03-02", x => Of(1, ReferralOutcome.Withdrawn)(x) with
        {
            Options = [new("Ash", DeclinedByProvider), new("Birch", Shown)],
        }).Refer(1, null, "2026-05-20", Paid(1));

        DirectPaymentAfterUnmet.For(declined.Slice()).Value.Value.Should().Be(1);
        DirectPaymentAfterUnmet.For(declined.Refer(1, "Ash", "2026-04-02", Of(1, ReferralOutcome.Arranged)).Slice()).Value.Value.Should().Be(0);
    }

    [Fact]
    public void Of_the_first_days_of_the_data_and_of_people_not_linked_nothing_is_said()
    {
        DirectPaymentAfterUnmet.For(new MarketBuilder().Provider("Ash", 3).Refer(1, null, "2026-05-02", Of(1, ReferralOutcome.NoProviderFound))
            .Refer(1, null, "2026-05-20", Paid(1)).Slice()).Finding.Plain.Should().Be(DirectPaymentAfterUnmetWords);
        DirectPaymentAfterUnmet.For(new MarketBuilder().Provider("Ash", 3).Refer(9, "Ash").Slice()).Finding.Plain.Should().Be(
            "Nothing can be said of this yet: a link between referrals of one person is recorded for none of 9 referrals. A referrals file can bring more.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var all = naive.Rows.Referrals.OrderBy(x => x.Day).ToList();
        var first = naive.FirstDay.AddDays(90);
        var payments = all.Select((x, at) => (Row: x, At: at)).Where(x => x.Row is { Route: Route.DirectPayment, Outcome: ReferralOutcome.Arranged, Person: > 0 }
            && x.Row.Day >= first && naive.Received(naive.Period).Exists(r => ReferenceEquals(r, x.Row)));
        var before = payments.Select(x => (x.Row.Service, Search: all.Take(x.At).LastOrDefault(
            r => r.Person == x.Row.Person && r.Service == x.Row.Service && r.Route is Route.CouncilCommissioned or Route.ManagedBudget
                && x.Row.Day.DayNumber - r.Day.DayNumber <= 90))).Where(x => x.Search is not null);

        DirectPaymentAfterUnmet.For(slice).Rows.Where(x => x is { Service: not null, AfterAny: > 0 }).Select(x => (x.Service!.Name, x.AfterUnmet, x.AfterAny))
            .Should().Equal(before.GroupBy(x => x.Service).OrderBy(x => x.Key, StringComparer.Ordinal)
                .Select(x => (x.Key, (long)x.Count(p => FoundNobody(p.Search!)), (long)x.Count())));
    });

    private const string DirectPaymentAfterUnmetWords = "No direct payment of this period followed a search by the council within 90 days.";

    private static bool FoundNobody(PlainReferral search) => search.Outcome is ReferralOutcome.NoProviderFound or ReferralOutcome.Waiting
        || (search.Outcome == ReferralOutcome.Withdrawn && search.Answers.Any(x => x.Outcome != Shown)
            && search.Answers.All(x => x.Outcome is Shown or DeclinedByProvider or WithdrewAfterAccepting));

    /// <summary>A market whose data begin long before.</summary>
    private static MarketBuilder Early() => new MarketBuilder().Provider("Ash", 3).Provider("Birch", 3).Refer(1, "Ash", "2025-06-01", x => x with { Person = 99 });

    private static Func<PlainReferral, PlainReferral> Of(int person, ReferralOutcome outcome)
        => x => x with { Person = person, Outcome = outcome, Provider = outcome == ReferralOutcome.Arranged ? x.Provider : null };

    private static Func<PlainReferral, PlainReferral> Paid(int person) => x => x with { Person = person, Route = Route.DirectPayment };
}
