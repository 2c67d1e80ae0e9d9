using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class AcceptanceTests
{
    private static MarketBuilder Market(int microYes, int microNo, int largeYes, int largeNo)
        => new MarketBuilder().Provider("Ash", 3).Provider("Cedar", 300)
        .Refer(microYes, "Ash", with: x => x with { Options = [new("Ash", OptionOutcome.Accepted)] })
        .Refer(microNo, null,
        with: x => x with { Options = [new("Ash", OptionOutcome.DeclinedByProvider), new("Cedar", OptionOutcome.Shown)] })
        .Refer(largeYes, "Cedar", with: x => x with { Options = [new("Cedar", OptionOutcome.Accepted)] })
        .Refer(largeNo, null, with: x => x with { Options = [new("Cedar", OptionOutcome.DeclinedByProvider)] });

    [Fact]
    public void Yes_and_no_are_counted_by_the_band_of_who_answered()
    {
        var result = Acceptance.For(Market(90, 10, 60, 40).Slice());

        result.Rows.Should().Equal(new AcceptanceRow(DisplayBand.Micro, 90, 10, 90, 0), new AcceptanceRow(DisplayBand.Large, 60, 40, 60, 0));
        result.Value.Value.Should().Be(0.75);
        result.Finding.Marked.Should()
            .Be("When asked, micro-providers accept {90%} of the time and large providers {60%}: micro-providers say yes more often.");
    }

    [Fact]
    public void A_provider_that_was_willing_counts_as_accepting_though_another_was_chosen()
    {
        // Both said yes to four and the file calls both accepted; Ash was chosen. To one Cedar said yes and then no.
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Cedar", 300)
            .Refer(4, "Ash", with: x => x with { Options = [new("Cedar", OptionOutcome.Accepted), new("Ash", OptionOutcome.Accepted)] })
            .Refer(1, "Ash", with: x => x with { Options = [new("Cedar", OptionOutcome.WithdrewAfterAccepting), new("Ash", OptionOutcome.Accepted)] })
            .Refer(2, "Ash", with: x => x with { Options = [new("Cedar", OptionOutcome.Willing), new("Ash", OptionOutcome.Accepted)] })
            .Refer(1, null, with: x => x with { Options = [new("Cedar", OptionOutcome.DeclinedByProvider)] });

        Acceptance.For(market.Slice()).Rows.Should().Equal(
            new AcceptanceRow(DisplayBand.Micro, 7, 0, 7, 0), new AcceptanceRow(DisplayBand.Large, 7, 1, 0, 1));
        PickRateByPosition.For(market.Slice()).Rows.Select(x => (x.Position, x.Chosen)).Should().Equal((1, 0), (2, 7));
        OptionsOffered.For(market.Slice()).Rows.Sum(x => x.Left).Should().Be(6, "one that withdrew left no choice of two");
    }

    [Fact]
    public void A_difference_is_named_only_when_it_is_clear()
    {
        Acceptance.For(Market(9, 1, 6, 4).Slice()).Finding.Plain.Should()
            .EndWith("When asked, micro-providers accept 90% of the time and large providers 60%: a difference that could be chance.");
        Acceptance.For(Market(60, 40, 90, 10).Slice()).Finding.Plain.Should().EndWith("micro-providers say yes less often.");
        Acceptance.For(Market(3, 1, 0, 0).Slice()).Finding.Marked.Should()
            .Be("Providers that were asked accepted {3} of 4 referrals that they answered.");
        Acceptance.For(new MarketBuilder().Provider("Ash").Refer(1, "Ash").Slice()).Finding.Plain.Should()
            .StartWith("Nothing can be said of this yet: the list of providers put forward is recorded for");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var answers = naive.Received(naive.Period)
            .SelectMany(x => x.Answers.Select(o => (o.Outcome, Band: naive.BandThen(x with { Provider = o.Provider })))).ToList();

        foreach (var band in DisplayBands.OfProviders)
        {
            var row = Acceptance.For(slice).Rows.SingleOrDefault(x => x.Band == band);
            (row?.Accepted ?? 0).Should().Be(answers.Count(x => x.Band == band
                && x.Outcome is OptionOutcome.Accepted or OptionOutcome.Willing or OptionOutcome.WithdrewAfterAccepting));
            (row?.Chosen ?? 0).Should().Be(answers.Count(x => x.Band == band && x.Outcome == OptionOutcome.Accepted));
            (row?.Withdrew ?? 0).Should().Be(answers.Count(x => x.Band == band && x.Outcome == OptionOutcome.WithdrewAfterAccepting));
            (row?.Declined ?? 0).Should().Be(answers.Count(x => x.Band == band && x.Outcome == OptionOutcome.DeclinedByProvider));
        }
    });
}
