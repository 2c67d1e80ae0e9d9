using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>A band's figure, weighed to everybody's mix of reasons for support; reasons with fewer than 8 of its people are put together.</summary>
public sealed class CaseMixTests
{
    /// <summary>Of the band 10 people score 20 and 30 score 10; of everybody half have the first reason: 15 where the band's own mean is 12.5.</summary>
    [Fact]
    public void Everybodys_mix_gives_the_weights()
        => Standardised([People(10, 20), People(30, 10)], [People(50, 0), People(50, 0)]).Value.Should().BeApproximately(15, 1e-12);

    /// <summary>Reasons of 3 and 6 people are one of 9, which weighs as much as both of everybody's: (9 × 4 + 1 × 10) ÷ 10.</summary>
    [Fact]
    public void Reasons_with_few_of_the_bands_people_are_put_together()
    {
        var figure = Standardised([People(3, 8), People(6, 2), People(20, 10)], [People(40, 0), People(50, 0), People(10, 0)]);

        figure.Value.Should().BeApproximately((0.9 * (((3 * 8) + (6 * 2)) / 9.0)) + (0.1 * 10), 1e-12);
        figure.Basis.Should().Be(29);
    }

    /// <summary>Three people by themselves are too few, so the next smallest reason joins them although it has 8 of its own.</summary>
    [Fact]
    public void While_those_together_are_still_few_the_next_joins_them()
        => Standardised([People(3, 8), People(8, 2), People(20, 10)], [People(40, 0), People(50, 0), People(10, 0)]).Value
            .Should().BeApproximately((0.9 * (((3 * 8) + (8 * 2)) / 11.0)) + (0.1 * 10), 1e-12);

    [Fact]
    public void A_reason_that_only_others_have_is_put_with_the_fewest()
        => Standardised([People(0, 0), People(9, 4), People(20, 10)], [People(10, 0), People(45, 0), People(45, 0)]).Value
            .Should().BeApproximately((0.55 * 4) + (0.45 * 10), 1e-12);

    [Fact]
    public void A_reason_that_nobody_has_weighs_nothing()
        => Standardised([default, People(10, 20), People(30, 10)], [default, People(50, 0), People(50, 0)]).Value.Should().BeApproximately(15, 1e-12);

    [Fact]
    public void With_fewer_than_two_groups_of_eight_it_cannot_be_calculated()
    {
        Standardised([People(40, 10)], [People(50, 0)]).Reason.Should().Be(CaseMix.Cannot);
        Standardised([People(7, 10), People(8, 10)], [People(50, 0), People(50, 0)]).Reason.Should().Be(CaseMix.Cannot);
        Standardised([People(8, 10), People(8, 10)], [People(50, 0), People(50, 0)]).Value.Should().Be(10);
    }

    private static Figure Standardised(Scores[] own, Scores[] everybody)
        => CaseMix.Standardised(own, everybody, Unit.Score, x => new Figure(x.Mean, Unit.Score, x.People, new Interval(x.Mean - 1, x.Mean + 1)));

    private static Scores People(long count, long score) => new(count, count * score, count * score * score);
}
