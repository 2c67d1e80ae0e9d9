using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class AcceptanceByProviderTests
{
    [Fact]
    public void Only_those_outside_are_named_and_the_others_are_added_up()
    {
        // 210 of 300 accept, 70%; at 100 the 99.8% limits are 70 ± 14.2%.
        var result = AcceptanceByProvider.For(Asked(("Ash", 50, 50), ("Birch", 80, 20), ("Cedar", 76, 24), ("Dill", 4, 0)).Slice());

        result.Finding.Marked.Should().Be("{1} of 3 providers lies outside the 99.8% limits around the {69%} of all together: below, Ash.");
        result.Value.Value.Should().Be(1 / 3.0);
        result.Table.Rows.Select(x => (x[0].Text, x[1].Number, x[2].Number, x[3].Number, x[^1].Text)).Should().Equal(
            ("Ash", 1, 50, 100, "below the 99.8% limit"), ("The others compared", 2, 156, 200, "within the 99.8% limits"),
            ("Too few answers to compare", 1, 4, 4, "not compared"), ("All together", 4, 210, 304, null));
    }

    [Fact]
    public void A_person_who_is_a_provider_is_not_named_and_two_with_the_same_answers_are_two()
    {
        var market = new MarketBuilder().Provider("Ann Other", 1, Ownership.Individual).Provider("Ben Other", 1, Ownership.Individual);
        foreach (var (name, yes, no) in new[] { ("Ann Other", 10, 90), ("Ben Other", 10, 90), ("Cedar", 90, 10), ("Dill", 1, 0), ("Elm", 1, 0) })
        {
            market = Answer(name is "Cedar" or "Dill" or "Elm" ? market.Provider(name, 30) : market, name, yes, no);
        }

        var result = AcceptanceByProvider.For(market.Slice());

        result.Finding.Plain.Should().Contain("a person working alone and a person working alone").And.NotContain("Other");
        result.Table.Rows.Select(x => (x[0].Text, x[1].Number)).Should().Equal(
            ("Cedar", 1), ("a person working alone", 1), ("a person working alone", 1), ("Too few answers to compare", 2), ("All together", 5));
    }

    [Fact]
    public void Without_answers_there_is_nothing_to_compare()
    {
        AcceptanceByProvider.For(new MarketBuilder().Provider("Ash").Refer(1, "Ash").Slice()).Finding.Plain.Should().StartWith("Nothing can be said of this yet: the list of providers put forward is recorded for");
        AcceptanceByProvider.For(Asked(("Ash", 60, 40)).Slice()).Value.Reason.Should().Be("Fewer than 3 providers are large enough to be compared.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var answers = naive.Received(naive.Period).SelectMany(x => x.Answers).Where(x => SaidYes(x) || x.Outcome == OptionOutcome.DeclinedByProvider).ToList();
        var rows = AcceptanceByProvider.For(slice).Rows;

        rows.Select(x => (x.Provider?.Name, x.Accepted, x.Declined)).Should().BeEquivalentTo(answers.GroupBy(x => (string?)x.Provider).Select(Counted)
            .Concat(answers.Count == 0 ? [] : answers.GroupBy(_ => (string?)null).Select(Counted)));
    });

    private static (string?, long, long) Counted(IGrouping<string?, PlainOption> answers)
        => (answers.Key, answers.Count(SaidYes), answers.Count(x => x.Outcome == OptionOutcome.DeclinedByProvider));

    private static bool SaidYes(PlainOption option)
        => option.Outcome is OptionOutcome.Accepted or OptionOutcome.Willing or OptionOutcome.WithdrewAfterAccepting;

    private static MarketBuilder Asked(params (string Name, int Yes, int No)[] providers)
        => providers.Aggregate(new MarketBuilder(), (market, x) => Answer(market.Provider(x.Name, 30), x.Name, x.Yes, x.No));

    private static MarketBuilder Answer(MarketBuilder market, string name, int yes, int no) => market
        .Refer(yes, name, with: x => x with { Options = [new(name, OptionOutcome.Accepted)] })
        .Refer(no, null, with: x => x with { Options = [new(name, OptionOutcome.DeclinedByProvider)] });
}
