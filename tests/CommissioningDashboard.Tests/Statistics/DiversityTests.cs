using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class DiversityTests
{
    [Theory]
    [MemberData(nameof(GoldenMarkets.All), MemberType = typeof(GoldenMarkets))]
    public void Agrees_with_figures_worked_out_elsewhere(GoldenMarket market)
    {
        Diversity.Shannon(market.Counts).Should().BeApproximately(market.Shannon, 1e-6);
        for (var order = 0; order < 3; order++)
        {
            Diversity.Hill(market.Counts, order).Should().BeApproximately(market.Hill[order], 1e-6);
        }
    }

    [Fact]
    public void Hill_of_order_three_agrees_with_vegan() =>
        Diversity.Hill([50, 30, 10, 5, 5, 0, 0, 0], 3).Should().BeApproximately(2.55446383439653, 1e-12);

    [Fact]
    public void Shannon_is_the_mean_surprise_of_a_referral() => Markets.Small.Sample(counts =>
    {
        var referrals = Markets.Referrals(counts);
        var surprise = referrals.Average(one => -Math.Log(referrals.Count(two => one == two) / (double)referrals.Length));

        Diversity.Shannon(counts).Should().BeApproximately(surprise, 1e-9);
        Diversity.Hill(counts, 1).Should().BeApproximately(Math.Exp(surprise), 1e-8);
    });

    [Fact]
    public void Hill_counts_used_providers_at_order_0_and_inverts_Herfindahl_at_order_2() => Markets.Any.Sample(counts =>
    {
        Diversity.Hill(counts, 0).Should().Be(counts.Count(count => count > 0));
        Diversity.Hill(counts, 2).Should().BeApproximately(10_000 / Concentration.Herfindahl(counts)!.Value, 1e-8);
    });

    [Fact]
    public void Hill_falls_as_its_order_rises_and_never_below_one() => Markets.Any.Sample(counts =>
    {
        var numbers = Enumerable.Range(0, 5).Select(order => Diversity.Hill(counts, order)!.Value).ToArray();

        numbers.Zip(numbers.Skip(1)).Should().OnlyContain(pair => pair.Second <= pair.First + 1e-9);
        numbers[^1].Should().BeGreaterThanOrEqualTo(1 - 1e-9);
    });

    [Fact]
    public void Equal_providers_are_worth_their_number_at_every_order() =>
        Gen.Select(Gen.Int[2, 60], Gen.Long[1, 5_000], Gen.Int[0, 4]).Sample((providers, each, order) =>
        {
            var counts = Enumerable.Repeat(each, providers).ToArray();

            Diversity.Hill(counts, order).Should().BeApproximately(providers, 1e-9);
        });

    [Fact]
    public void Order_of_providers_and_size_of_unit_change_nothing() => Markets.Any.Sample(counts =>
    {
        long[] altered = [.. counts.Reverse().Select(count => count * 4)];

        Diversity.Shannon(altered).Should().BeApproximately(Diversity.Shannon(counts)!.Value, 1e-10);
        Diversity.Hill(altered, 1).Should().BeApproximately(Diversity.Hill(counts, 1)!.Value, 1e-9);
        Diversity.Hill(altered, 2).Should().BeApproximately(Diversity.Hill(counts, 2)!.Value, 1e-9);
    });

    [Fact]
    public void A_merger_never_raises_the_effective_number() => Markets.Any.Where(counts => counts.Length >= 2).Sample(counts =>
    {
        long[] merged = [counts[0] + counts[1], .. counts[2..]];

        foreach (var order in new[] { 0, 1, 2, 3 })
        {
            Diversity.Hill(merged, order).Should().BeLessThanOrEqualTo(Diversity.Hill(counts, order)!.Value + 1e-9);
        }
    });

    [Fact]
    public void A_provider_with_nothing_changes_nothing() => Markets.Any.Sample(counts =>
    {
        long[] joined = [.. counts, 0];

        Diversity.Shannon(joined).Should().Be(Diversity.Shannon(counts));
        Enumerable.Range(0, 3).Should().OnlyContain(order => Diversity.Hill(joined, order) == Diversity.Hill(counts, order));
    });

    [Theory]
    [InlineData(new long[0])]
    [InlineData(new long[] { 0, 0 })]
    public void Nothing_referred_cannot_be_calculated(long[] counts)
    {
        Diversity.Shannon(counts).Should().BeNull();
        Enumerable.Range(0, 3).Should().OnlyContain(order => Diversity.Hill(counts, order) == null);
    }

    [Fact]
    public void A_negative_count_or_order_is_refused()
    {
        FluentActions.Invoking(() => Diversity.Shannon([3, -1])).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Diversity.Hill([3, 1], -1)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
