using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>Whether a share moved because others are there or because others are chosen.</summary>
public sealed class ChoiceOrSupplyTests
{
    private static readonly double[] _noise = [0, 0.02, -0.01, 0.01, -0.02, 0.015, -0.005, 0.01, -0.015, 0.005, 0.02, -0.01, 0, 0.01, -0.01, 0.005];

    [Fact]
    public void A_share_that_falls_as_fast_as_a_blind_choice_would_make_it_is_of_who_is_there()
    {
        double[] blind = [.. Enumerable.Range(0, 16).Select(x => 0.4 - (0.01 * x))];

        Said(blind.Zip(_noise, (x, n) => x + n), blind, isTrend: true).Should().Be("Had any provider able been as likely to be chosen, it would "
            + "have been {25%} now and 40% then: who is there to be chosen has changed, not who is chosen.");
    }

    [Fact]
    public void A_share_that_falls_though_a_blind_choice_would_not_is_of_who_is_chosen()
        => Said(_noise.Select((x, i) => 0.4 - (0.01 * i) + (x / 4)), Enumerable.Repeat(0.4, 16), isTrend: true).Should().Be("Had any provider "
            + "able been as likely to be chosen, it would have been {40%} now and 40% then, which does not explain it: who is chosen has "
            + "changed.");

    [Fact]
    public void A_latest_quarter_that_stands_out_is_set_beside_those_before()
    {
        Said(_noise.Select(x => 0.3 + x).Append(0.6), _noise.Select(_ => 0.3).Append(0.6), isTrend: false).Should().Be("Had any provider able "
            + "been as likely to be chosen, it would have been {60%} now and 30% before: who is there to be chosen has changed, not who is chosen.");
        Said(_noise.Select(x => 0.3 + x).Append(0.6), _noise.Select(_ => 0.3).Append(0.3), isTrend: false).Should().EndWith("who is chosen has changed.");
    }

    [Fact]
    public void A_blind_choice_that_moves_by_a_little_explains_no_great_move()
    {
        // The share less the blind one swings too much for a trend of its own to be told.
        double[] share = [.. _noise.Select((x, i) => 0.06 + (0.004 * i) + (3 * x))];

        Said(share, Enumerable.Range(0, 16).Select(x => 0.19 + (0.0007 * x)), isTrend: true).Should()
            .EndWith("Whether who is there changed, or who is chosen, cannot be told.");
    }

    [Fact]
    public void Nothing_is_said_where_who_was_able_is_not_known()
    {
        ChoiceOrSupply.For(AttentionTests.Series("x", _noise), isTrend: true).Should().BeNull();
        ChoiceOrSupply.For(AttentionTests.Series("x", _noise) with { Blind = [null, .. _noise.Skip(1)] }, isTrend: true).Should().BeNull();
    }

    [Fact]
    public void What_a_blind_choice_would_give_is_followed_for_each_band_and_area()
    {
        var watched = MonitoredSeries.For(new NeutralYears(3) { Churn = 0.02 }.Slice());
        var micro = watched.Single(x => x.Area is null && x.Band == DisplayBand.Micro);

        micro.Blind.Should().HaveCount(micro.Points.Count).And.OnlyContain(x => x > 0 && x < 1);
        watched.Where(x => x.Area is not null).Should().OnlyContain(x => x.Blind!.All(b => b > 0 && b < 1));
        watched.Where(x => x.Band is null).Should().OnlyContain(x => x.Blind == null);
    }

    private static string? Said(IEnumerable<double> share, IEnumerable<double> blind, bool isTrend)
        => ChoiceOrSupply.For(AttentionTests.Series("Share", [.. share]) with { Blind = [.. blind.Select(x => (double?)x)] }, isTrend)?.Marked;
}
