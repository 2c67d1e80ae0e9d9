using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

public sealed class DataSpanEndTests
{
    private static readonly Month _first = Month.Parse("2024-01")!.Value;

    [Theory]
    [InlineData(100, 100, 24)]
    [InlineData(100, 30, 24)]
    [InlineData(100, 6, 23)]
    [InlineData(10, 1, 24)]
    public void A_month_with_far_fewer_referrals_than_usual_is_not_all_in(int usual, int last, int whole)
        => DataSpan.End(_first.Plus(23), _first, x => x == _first.Plus(23) ? last : usual).Should().Be(_first.Plus(whole - 1));

    [Fact]
    public void A_quarter_that_is_missing_is_left_out_as_a_whole()
        => DataSpan.End(_first.Plus(23), _first, x => x > _first.Plus(20) ? 3 : 100).Should().Be(_first.Plus(20));

    [Fact]
    public void A_market_that_has_become_smaller_for_longer_is_what_it_is()
        => DataSpan.End(_first.Plus(23), _first, x => x > _first.Plus(18) ? 3 : 100).Should().Be(_first.Plus(23));

    [Fact]
    public void With_few_months_before_it_nothing_is_usual()
        => DataSpan.End(_first.Plus(4), _first, x => x == _first.Plus(4) ? 1 : 100).Should().Be(_first.Plus(4));
}
