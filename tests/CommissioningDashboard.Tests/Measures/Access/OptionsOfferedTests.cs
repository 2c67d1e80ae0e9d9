using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class OptionsOfferedTests
{
    private static Func<PlainReferral, PlainReferral> Asked(params OptionOutcome[] outcomes)
        => x => x with { Options = [.. outcomes.Select((o, i) => new PlainOption(i == 0 ? "Ash" : i == 1 ? "Birch" : "Cedar", o))] };

    [Fact]
    public void Providers_count_when_they_were_asked_and_not_when_they_only_stood_on_the_list()
    {
        var slice = new MarketBuilder().Provider("Ash").Provider("Birch").Provider("Cedar")
            .Refer(1, null, with: Asked(OptionOutcome.Shown, OptionOutcome.Shown))
            .Refer(2, "Ash", with: Asked(OptionOutcome.Accepted, OptionOutcome.Shown))
            .Refer(4, "Birch", with: Asked(OptionOutcome.DeclinedByProvider, OptionOutcome.Accepted))
            .Refer(1, "Cedar", with: Asked(OptionOutcome.DeclinedByPerson, OptionOutcome.Contacted, OptionOutcome.Accepted))
            .Refer(9, "Ash").Refer(9, "Ash", with: x => Asked(OptionOutcome.Accepted)(x) with { Route = Route.DirectPayment }).Slice();

        var result = OptionsOffered.For(slice);

        result.Rows.Select(x => x.Referrals).Should().Equal(1, 2, 4, 1);
        result.Rows.Select(x => x.Left).Should().Equal(0, 0, 0, 1);
        result.Value.Value.Should().Be(0.625);
        result.Finding.Marked.Should()
            .Be("Two or more providers were asked for {5} of 8 brokered referrals with a logged list; after refusals a choice of two or "
            + "more was left for {1}.");
    }

    [Fact]
    public void Without_lists_nothing_can_be_said()
        => OptionsOffered.For(new MarketBuilder().Provider("Ash").Refer(3, "Ash").Slice()).Finding.Plain
            .Should().StartWith("Nothing can be said of this yet: the list of providers put forward is recorded for none of 3 referrals that the council brokers.");

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var asked = naive.Received(naive.Period)
            .Where(x => x.Options.Count > 0 && x.Outcome != ReferralOutcome.Withdrawn
            && x.Route is Route.CouncilCommissioned or Route.ManagedBudget && x.Options.Count > 0 && x.Outcome != ReferralOutcome.Withdrawn)
            .Select(x => x.Options.Count(o => o.Outcome != OptionOutcome.Shown)).ToList();

        OptionsOffered.For(slice).Rows.Select(x => x.Referrals).Should().Equal(
            asked.Count == 0 ? []
                : [asked.Count(x => x == 0), asked.Count(x => x == 1), asked.Count(x => x == 2), asked.Count(x => x > 2)]);
        OptionsOffered.For(slice).Rows.Sum(x => x.Left).Should().Be(naive.Received(naive.Period).Count(x =>
            x.Route is Route.CouncilCommissioned or Route.ManagedBudget && x.Outcome != ReferralOutcome.Withdrawn
            && x.Options.Count(
            o => o.Outcome is not (OptionOutcome.Shown or OptionOutcome.DeclinedByProvider or OptionOutcome.WithdrewAfterAccepting)) >= 2));
        OptionsOffered.For(slice).Value.Value.ShouldBeAbout(asked.Count == 0 ? null : (double)asked.Count(x => x >= 2) / asked.Count);
    });
}
