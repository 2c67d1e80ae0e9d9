using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class ConcentrationTests
{

    [Theory]
    [MemberData(nameof(GoldenMarkets.All), MemberType = typeof(GoldenMarkets))]
    public void Agrees_with_figures_worked_out_elsewhere(GoldenMarket market)
    {
        Concentration.Herfindahl(market.Counts).Should().BeApproximately(market.Herfindahl, 1e-4);
        Concentration.HerfindahlUnbiased(market.Counts).Should().BeApproximately(market.HerfindahlUnbiased, 1e-4);
    }

    [Fact]
    public void Herfindahl_is_the_chance_that_two_referrals_went_to_one_provider() => Markets.Small.Sample(counts =>
    {
        var referrals = Markets.Referrals(counts);
        var alike = referrals.Sum(one => referrals.Count(two => one == two));
        double n = referrals.Length;

        Concentration.Herfindahl(counts).Should().BeApproximately(10_000 * alike / (n * n), 1e-8);
        Concentration.HerfindahlUnbiased(counts).Should().BeApproximately(10_000 * (alike - n) / (n * (n - 1)), 1e-8);
    });

    [Fact]
    public void Order_of_providers_changes_nothing() => Markets.Any.Sample(counts =>
    {
        long[] backwards = [.. counts.Reverse()];

        Concentration.Herfindahl(backwards).Should().BeApproximately(Concentration.Herfindahl(counts)!.Value, 1e-8);
        Concentration.HerfindahlUnbiased(backwards).Should().BeApproximately(Concentration.HerfindahlUnbiased(counts)!.Value, 1e-8);
    });

    [Fact]
    public void A_merger_never_lowers_concentration() => Markets.Any.Where(counts => counts.Length >= 2).Sample(counts =>
    {
        long[] merged = [counts[0] + counts[1], .. counts[2..]];

        Concentration.Herfindahl(merged).Should().BeGreaterThanOrEqualTo(Concentration.Herfindahl(counts)!.Value - 1e-8);
        Concentration.HerfindahlUnbiased(merged).Should().BeGreaterThanOrEqualTo(Concentration.HerfindahlUnbiased(counts)!.Value - 1e-8);
    });

    [Fact]
    public void A_provider_with_nothing_changes_nothing() => Markets.Any.Sample(counts =>
    {
        long[] joined = [.. counts, 0];

        Concentration.Herfindahl(joined).Should().Be(Concentration.Herfindahl(counts));
        Concentration.HerfindahlUnbiased(joined).Should().Be(Concentration.HerfindahlUnbiased(counts));
    });

    [Fact]
    public void Counting_in_smaller_units_leaves_shares_as_they_were() => Markets.Any.Sample(counts =>
    {
        long[] scaled = [.. counts.Select(count => count * 60)];

        Concentration.Herfindahl(scaled).Should().BeApproximately(Concentration.Herfindahl(counts)!.Value, 1e-8);
    });

    [Fact]
    public void Every_index_keeps_to_its_range() => Markets.Any.Sample(counts =>
    {
        Concentration.Herfindahl(counts).Should().BeInRange(10_000.0 / counts.Length - 1e-8, 10_000 + 1e-8);
        Concentration.HerfindahlUnbiased(counts).Should().BeInRange(0, 10_000 + 1e-8);
    });

    [Theory]
    [InlineData(new long[0])]
    [InlineData(new long[] { 0 })]
    [InlineData(new long[] { 0, 0, 0 })]
    public void Nothing_referred_cannot_be_calculated(long[] counts)
    {
        Concentration.Herfindahl(counts).Should().BeNull();
        Concentration.HerfindahlUnbiased(counts).Should().BeNull();
    }

    [Fact]
    public void One_referral_has_no_pair_to_compare()
    {
        Concentration.HerfindahlUnbiased([1, 0]).Should().BeNull();
        Concentration.HerfindahlUnbiased([1, 1]).Should().Be(0);
    }

    [Fact]
    public void A_negative_count_and_an_overflow_are_refused()
    {
        FluentActions.Invoking(() => Concentration.Herfindahl([3, -1])).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Concentration.Herfindahl([long.MaxValue, 1])).Should().Throw<OverflowException>();
    }
}
