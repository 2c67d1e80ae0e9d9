using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

public sealed class MarketSnapshotTests
{
    private readonly MarketSnapshot _market = new MarketBuilder().Provider("A", 3).Refer(4, "A").Rows.Snapshot();

    [Fact]
    public void Readers_who_ask_the_same_share_one_slice()
    {
        var first = _market.Slice(new MarketFilter { Areas = ["north"] });

        _market.Slice(new MarketFilter { Areas = ["north"] }).Should().BeSameAs(first);
        _market.Slice(new MarketFilter { Areas = ["south"] }).Should().NotBeSameAs(first);
    }

    [Fact]
    public void However_many_filters_are_asked_each_gets_its_own_answer()
    {
        var months = Enumerable.Range(1, 200).Select(x => new Month((2010 * 12) + x)).ToList();

        months.Should().OnlyContain(x => _market.Slice(new MarketFilter { From = x, To = x }).Period == new Period(x, x));
    }

    [Theory]
    [InlineData("2026-05-24", "2026-04")]
    [InlineData("2026-05-25", "2026-05")]
    public void A_month_is_whole_when_a_referral_falls_within_its_last_seven_days(string last, string month)
        => new MarketBuilder().Refer(1, null, last).Rows.Snapshot().LastWholeMonth.Should().Be(Month.Parse(month));

    [Fact]
    public void Without_a_referral_no_month_is_whole() => new MarketBuilder().Rows.Snapshot().LastWholeMonth.Should().BeNull();

    [Fact]
    public void A_scheme_that_is_not_there_gives_the_authoritys_own()
        => new[] { "sme-10", null, "none-such" }.Select(x => _market.Scheme(x).Id).Should().Equal("sme-10", "birmingham-5", "birmingham-5");

    [Fact]
    public void A_day_is_counted_from_the_first_of_the_first_month()
        => (_market.Day(0), _market.Day(30), _market.Day(ReferralColumns.NoDay)).Should().Be((new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31), null));
}
