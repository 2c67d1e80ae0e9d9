using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class UseInequalityTests
{
    [Fact]
    public void Providers_with_nothing_are_in_the_curve_and_the_coefficient()
    {
        // 0, 0, 2 and 8 of ten: the least used half receive nothing; Gini is (2·1·2 + 2·3·8 − …) = 0.65.
        var slice = new MarketBuilder().Provider("Ash").Provider("Birch").Provider("Cedar").Provider("Dogwood").Refer(8, "Ash")
            .Refer(2, "Birch").Slice();

        var result = UseInequality.For(slice);

        result.Value.Value.Should().BeApproximately(0.65, 1e-9);
        result.Rows.Select(x => x.ReferralShare).Should().Equal(0, 0, 0, 0.2, 1);
        result.Finding.Marked.Should().Be("The least used half of providers receive {none} of the referrals.");
    }

    [Fact]
    public void One_provider_has_nothing_to_be_compared_with()
        => UseInequality.For(new MarketBuilder().Provider("Ash").Refer(4, "Ash").Slice()).Finding.Marked
        .Should().Be("{One provider} was open or used, so there is nothing to compare it with.");

    [Fact]
    public void Nothing_arranged_has_no_inequality() => UseInequality.For(new MarketBuilder().Provider("Ash").Slice()).Finding.Marked
        .Should().Be("No referral was arranged with a named provider in this period.");

    [Fact]
    public void It_is_half_the_mean_difference_between_providers() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var result = UseInequality.For(slice);
        var amounts = naive.Amounts(naive.Period);
        var total = amounts.Sum();

        result.Value.Value.ShouldBeAbout(total == 0 ? null
            : (double)(amounts.SelectMany(x => amounts.Select(y => Math.Abs(x - y))).Sum() / (2 * amounts.Count * total)));

        // Each provider cut into ten equal pieces: the table's tenths are then whole numbers of pieces.
        var pieces = amounts.SelectMany(x => Enumerable.Repeat(x / 10, 10)).Order().ToList();
        result.Table.Rows.Select(x => x[0].Number!.Value).Should().Equal(total == 0 ? [] : Enumerable.Range(1, 10).Select(x => x / 10.0));
        for (var tenth = 1; tenth <= result.Table.Rows.Count; tenth++)
        {
            result.Table.Rows[tenth - 1][1].Number.ShouldBeAbout((double)(pieces.Take(tenth * amounts.Count).Sum() / total));
        }
    });
}
