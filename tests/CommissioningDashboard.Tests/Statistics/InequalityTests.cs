using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class InequalityTests
{
    [Theory]
    [MemberData(nameof(GoldenMarkets.All), MemberType = typeof(GoldenMarkets))]
    public void Agrees_with_figures_worked_out_elsewhere(GoldenMarket market)
    {
        Inequality.Gini(market.Counts).Should().BeApproximately(market.Gini, 1e-6);
    }

    [Fact]
    public void Gini_is_half_the_mean_difference_between_two_providers_over_the_mean() => Markets.Any.Sample(counts =>
    {
        var difference = counts.Average(one => counts.Average(two => Math.Abs((double)one - two)));

        Inequality.Gini(counts).Should().BeApproximately(difference / 2 / counts.Average(), 1e-9);
    });

    [Fact]
    public void Gini_is_twice_the_area_between_the_curve_and_the_diagonal() => Markets.Any.Sample(counts =>
    {
        var curve = Inequality.Lorenz(counts);
        var beneath = curve.Zip(curve.Skip(1), (from, to) =>
            (to.ProviderShare - from.ProviderShare) * (from.ReferralShare + to.ReferralShare) / 2).Sum();

        Inequality.Gini(counts).Should().BeApproximately(1 - 2 * beneath, 1e-9);
    });

    [Fact]
    public void The_curve_runs_from_nothing_to_everything_ever_more_steeply() => Markets.Any.Sample(counts =>
    {
        var curve = Inequality.Lorenz(counts);
        var steps = curve.Zip(curve.Skip(1), (from, to) => to.ReferralShare - from.ReferralShare).ToArray();

        curve.Should().HaveCount(counts.Length + 1);
        curve[0].Should().Be(new LorenzPoint(0, 0));
        curve[^1].Should().Be(new LorenzPoint(1, 1));
        steps.Zip(steps.Skip(1)).All(pair => pair.Second >= pair.First - 1e-12).Should().BeTrue();
        curve.Should().OnlyContain(point => point.ReferralShare <= point.ProviderShare + 1e-12);
    });

    [Fact]
    public void The_curve_of_a_small_market_can_be_checked_by_hand() => Inequality.Lorenz([5, 0, 15]).Should().Equal(
        new LorenzPoint(0, 0), new LorenzPoint(1 / 3.0, 0), new LorenzPoint(2 / 3.0, 0.25), new LorenzPoint(1, 1));

    [Fact]
    public void A_provider_with_nothing_raises_Gini() => Markets.Any.Sample(counts =>
        Inequality.Gini([.. counts, 0]).Should().BeGreaterThan(Inequality.Gini(counts)!.Value));

    [Fact]
    public void A_market_beside_its_like_is_as_unequal_as_one() => Markets.Any.Sample(counts =>
        Inequality.Gini([.. counts, .. counts])!.Value.Should().BeApproximately(Inequality.Gini(counts)!.Value, 1e-12));

    [Fact]
    public void A_referral_given_by_a_larger_to_a_smaller_never_raises_Gini() => Markets.Any.Where(counts => counts.Max() - counts.Min() >= 2).Sample(counts =>
    {
        long[] evened = [.. counts];
        evened[Array.IndexOf(counts, counts.Max())]--;
        evened[Array.IndexOf(counts, counts.Min())]++;

        Inequality.Gini(evened).Should().BeLessThan(Inequality.Gini(counts)!.Value);
    });

    [Fact]
    public void Order_of_providers_and_size_of_unit_change_nothing() => Markets.Any.Sample(counts =>
    {
        long[] altered = [.. counts.Reverse().Select(count => count * 100)];

        Inequality.Gini(altered).Should().BeApproximately(Inequality.Gini(counts)!.Value, 1e-12);
        Inequality.Lorenz(altered).Should().HaveCount(counts.Length + 1)
            .And.Subject.Zip(Inequality.Lorenz(counts)).Should().OnlyContain(pair =>
                Math.Abs(pair.First.ReferralShare - pair.Second.ReferralShare) < 1e-12);
    });

    [Fact]
    public void Gini_keeps_to_its_range() =>
        Gen.Select(Markets.Any, Gen.Int[2, 40]).Sample((counts, providers) =>
        {
            var monopoly = new long[providers];
            monopoly[providers / 2] = 7;

            Inequality.Gini(counts).Should().BeInRange(0, 1 - 1.0 / counts.Length + 1e-12);
            Inequality.Gini(monopoly).Should().BeApproximately(1 - 1.0 / providers, 1e-12);
        });

    [Theory]
    [InlineData(new long[0])]
    [InlineData(new long[] { 0, 0 })]
    public void Nothing_referred_cannot_be_calculated(long[] counts)
    {
        Inequality.Gini(counts).Should().BeNull();
        Inequality.Lorenz(counts).Should().BeEmpty();
    }

    /// <summary>Four providers with 1, 2, 3 and 4: points at (¼, 0.1), (½, 0.3), (¾, 0.6).</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.125, 0.05)]
    [InlineData(0.25, 0.1)]
    [InlineData(0.6, 0.42)]
    [InlineData(0.75, 0.6)]
    [InlineData(1, 1)]
    public void Between_the_curves_points_shares_are_read_by_straight_lines(double providers, double referrals)
        => Inequality.At(Inequality.Lorenz([4, 2, 1, 3])!, providers).Should().BeApproximately(referrals, 1e-12);

    [Fact]
    public void A_negative_count_is_refused()
    {
        FluentActions.Invoking(() => Inequality.Gini([3, -1])).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Inequality.Lorenz([3, -1])).Should().Throw<ArgumentOutOfRangeException>();
    }
}
