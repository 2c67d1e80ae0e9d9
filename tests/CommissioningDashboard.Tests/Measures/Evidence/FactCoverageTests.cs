using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class FactCoverageTests
{
    public static TheoryData<Fact> Facts => [.. Enum.GetValues<Fact>()];

    [Theory, MemberData(nameof(Facts))]
    public void Each_fact_has_its_words_in_its_place_and_a_file_that_brings_it(Fact fact)
    {
        var terms = FactTerms.For(fact);

        terms.Fact.Should().Be(fact);
        terms.File.Should().MatchRegex("^(a|an) .* file$");
        terms.Floor.Should().BeInRange(0, 1);
    }

    [Fact]
    public void The_share_to_micro_providers_is_a_range_while_sizes_are_unknown_and_refused_when_most_are()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 30).Provider("Elm").Refer(20, "Ash").Refer(60, "Birch");

        var some = BandShare.For(market.Refer(20, "Elm").Slice());
        var most = BandShare.For(market.Refer(80, "Elm").Slice());

        some.Value.Range.Should().Be(new CommissioningDashboard.Statistics.Interval(0.2, 0.4));
        some.Finding.Marked.Should().Be("Micro-providers are {33% to 67%} of open providers and receive {20% to 40%} of referrals.");
        some.Caveats.Select(x => x.Plain).Should().Equal("The provider’s size is recorded for 80% of 100 referrals to named providers.");
        most.Value.Value.Should().BeNull();
        most.Finding.Plain.Should().Be(
            "Nothing can be said of this yet: the provider’s size is recorded for 44% of 180 referrals to named providers. A providers file can bring more.");
    }

    [Fact]
    public void A_source_that_holds_services_alone_says_nothing_of_waits_and_of_what_was_not_met()
    {
        var slice = new MarketBuilder().Provider("Ash", 3)
            .Refer(40, "Ash", with: x => x with { Arranged = x.Day, Gaps = SourceGaps.Request | SourceGaps.Unmet }).Slice();

        Unmet.For(slice).Value.Value.Should().BeNull("that none is recorded as unmet does not say that all were met");
        DaysToSource.For(slice).Value.Value.Should().BeNull("the day of the request is not known");
    }

    [Fact]
    public void A_change_of_shares_is_called_only_where_no_unknown_size_could_undo_it()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 30).Provider("Elm")
            .Refer(100, "Ash", "2025-05-20").Refer(100, "Birch", "2025-05-20").Refer(50, "Ash").Refer(100, "Birch");

        BandShare.For(market.Slice()).Rows[0].Change!.Value.LargerThanChance.Should().BeTrue();
        BandShare.For(market.Refer(50, "Elm").Slice()).Rows[0].Change!.Value.LargerThanChance.Should().BeFalse("all fifty may be micro-providers'");
    }

    [Fact]
    public void What_would_answer_most_comes_first_and_few_providers_settle_most()
    {
        var market = new MarketBuilder().Provider("Ash", with: Forget).Provider("Birch", with: Forget).Provider("Cedar", with: Forget)
            .Refer(70, "Ash").Refer(20, "Birch").Refer(10, "Cedar");

        var answers = DataAnswers.For(market.Slice());

        answers.Next[0].Format.Id.Should().Be("providers");
        answers.ToComplete.Select(x => (x.Provider.Name, x.Settles)).Should().Equal(("Ash", 0.7), ("Birch", 0.9), ("Cedar", 1));
        answers.Completing!.Marked.Should().Be("Completing these {2} providers settles {90%} of the referrals whose provider’s size is not recorded.");
        answers.Questions.Single(x => x.Question.Measure is BandShare).Answer.Should().Be(DataAnswer.NotYet);
        answers.Questions.Single(x => x.Question.Measure is EffectiveProviders).Answer.Should().Be(
            DataAnswer.Partly, "nobody has said which providers are of one group");
        answers.Questions.Single(x => x.Question.Measure is Unmet).Answer.Should().Be(DataAnswer.Yes);

        static PlainProvider Forget(PlainProvider provider) => provider with { Sizes = [], Services = [], ToBeCompleted = true };
    }
}
