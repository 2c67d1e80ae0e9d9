using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

public sealed class OptionColumnsTests
{
    [Fact]
    public void An_option_comes_back_as_it_was_added()
    {
        var options = new OptionColumns();
        options.Add(6, 2, OptionOutcome.DeclinedByProvider, "No car");
        options.Add(0, 1, OptionOutcome.Shown, null);

        (options.Count, options[0], options[1]).Should().Be(
            (2, new ReferralOption(6, 2, OptionOutcome.DeclinedByProvider, "No car"), new ReferralOption(0, 1, OptionOutcome.Shown, "")));
        (options[0].WasContacted, options[1].WasContacted).Should().Be((true, false));
    }

    [Fact]
    public void A_place_beyond_the_255th_is_held_as_the_255th()
    {
        var options = new OptionColumns();
        foreach (var position in new[] { 254, 255, 256 })
        {
            options.Add(0, position, OptionOutcome.Shown, null);
        }

        Enumerable.Range(0, 3).Select(x => options[x].Position).Should().Equal(254, 255, 255);
    }

    [Fact]
    public void After_255_different_reasons_further_ones_are_other()
    {
        var options = Declined(Enumerable.Range(1, 256).Append(7).Append(254));

        options.Reasons.Should().HaveCount(256).And.OnlyHaveUniqueItems();
        Enumerable.Range(0, options.Count).Select(x => options[x].Reason).Where((_, i) => i >= 252)
            .Should().Equal("Reason 253", "Reason 254", "other", "other", "Reason 7", "Reason 254");
    }

    [Fact]
    public void A_run_of_anothers_options_keeps_its_reasons()
    {
        var (own, other) = (Declined([5, 6]), Declined([4, 6, 5, 6, 9]));

        own.AddRange(other, 1, 4);

        Enumerable.Range(0, own.Count).Select(x => own[x].Reason).Should().Equal("Reason 5", "Reason 6", "Reason 6", "Reason 5", "Reason 6");
        own.Reasons.Should().Equal("", "Reason 5", "Reason 6");
        own[2].Should().Be(other[1]);
    }

    [Fact]
    public void Options_that_follow_leave_those_before_as_they_were_for_whoever_reads_them()
    {
        var held = Declined([1, 2]);

        var (first, second) = (held.FollowedBy(Declined([3, 1])), held.FollowedBy(Declined([4])));
        var third = first.FollowedBy(Declined([5]));

        (Reasons(held), Reasons(first), Reasons(second), Reasons(third)).Should().Be(
            ("Reason 1, Reason 2", "Reason 1, Reason 2, Reason 3, Reason 1", "Reason 1, Reason 2, Reason 4", "Reason 1, Reason 2, Reason 3, Reason 1, Reason 5"));
        held.Reasons.Should().Equal("", "Reason 1", "Reason 2");
        first.Reasons.Should().Equal("", "Reason 1", "Reason 2", "Reason 3");

        static string Reasons(OptionColumns options) => string.Join(", ", Enumerable.Range(0, options.Count).Select(x => options[x].Reason));
    }

    private static OptionColumns Declined(IEnumerable<int> reasons)
    {
        var options = new OptionColumns();
        foreach (var reason in reasons)
        {
            options.Add(reason, 1, OptionOutcome.DeclinedByProvider, $"Reason {reason}");
        }

        return options;
    }
}
