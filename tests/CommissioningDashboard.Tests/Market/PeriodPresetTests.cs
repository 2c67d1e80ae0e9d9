using CommissioningDashboard.Market;
using CsCheck;

namespace CommissioningDashboard.Tests.Market;

public sealed class PeriodPresetTests
{
    [Theory]
    [InlineData("2023-11-01", "2026-10-31", "Last whole quarter: July 2026 to September 2026", "Last 12 months: November 2025 to October 2026", "2025 to 2026: April 2025 to March 2026", "2024 to 2025: April 2024 to March 2025")]
    [InlineData("2025-04-01", "2026-03-31", "Last whole quarter: January 2026 to March 2026", "Last 12 months: April 2025 to March 2026", "2025 to 2026: April 2025 to March 2026")]
    [InlineData("2025-05-01", "2026-03-31", "Last whole quarter: January 2026 to March 2026", "Last 12 months: April 2025 to March 2026")]
    [InlineData("2025-03-01", "2026-03-15", "Last whole quarter: October 2025 to December 2025", "Last 12 months: March 2025 to February 2026")]
    [InlineData("2026-05-01", "2026-05-31", "Last 12 months: June 2025 to May 2026")]
    [InlineData("2026-05-01", "2026-05-02", "Last 12 months: June 2025 to May 2026")]
    public void Presets_are_of_whole_quarters_and_financial_years_that_the_data_hold(string first, string last, params string[] presets)
    {
        var market = new MarketBuilder().Refer(1, null, first).Refer(1, null, last).Rows.Snapshot();

        PeriodPreset.In(market).Select(x => $"{x.Name}: {x.On(MarketFilter.Everything).PeriodIn(market).Label}").Should().Equal(presets);
    }

    [Fact]
    public void A_market_without_a_referral_has_the_last_twelve_months_alone()
        => PeriodPreset.In(new MarketBuilder().Rows.Snapshot()).Select(x => x.Name).Should().Equal("Last 12 months");

    [Fact]
    public void A_preset_keeps_the_rest_of_any_filter_and_is_then_the_one_shown() => Gen.Select(RandomMarkets.Any, RandomMarkets.Filter, Gen.Enum<Comparison>())
        .Sample((rows, filter, compare) =>
        {
            var market = rows.Snapshot();
            foreach (var preset in PeriodPreset.In(market))
            {
                var shown = preset.On(filter with { Compare = compare });

                (shown with { From = null, To = null }).Should().Be(filter with { From = null, To = null, Compare = compare });
                preset.IsShown(shown, market).Should().BeTrue();
            }
        }, iter: 100, threads: 1);

    [Fact]
    public void A_preset_is_shown_however_the_filter_names_its_months()
    {
        var market = new MarketBuilder().Refer(1, null, "2024-01-01").Refer(1, null, "2026-05-31").Rows.Snapshot();

        Shown(MarketFilter.Everything).Should().Equal("Last 12 months");
        Shown(MarketBuilder.In("2025-06", "2026-05")).Should().Equal("Last 12 months");
        Shown(MarketBuilder.In("2025-04", "2026-03")).Should().Equal("2025 to 2026");
        Shown(MarketBuilder.In("2025-05", "2026-03")).Should().BeEmpty();

        IEnumerable<string> Shown(MarketFilter filter) => PeriodPreset.In(market).Where(x => x.IsShown(filter, market)).Select(x => x.Name);
    }
}
