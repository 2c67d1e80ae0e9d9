using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

public sealed class DataSpanTests
{
    [Fact]
    public void One_stray_date_does_not_move_where_the_data_begin()
        => DataSpan.Start([(Month("1925-03"), 1), (Month("2019-01"), 1), (Month("2024-04"), 300), (Month("2024-05"), 300)]).Should().Be(Month("2024-04"));

    [Fact]
    public void A_slow_start_without_a_long_gap_is_part_of_the_data()
        => DataSpan.Start([(Month("2023-12"), 1), (Month("2024-05"), 1), (Month("2024-06"), 1_000)]).Should().Be(Month("2023-12"));

    [Fact]
    public void More_than_a_few_before_a_gap_are_no_stray_dates()
        => DataSpan.Start([(Month("2020-01"), 10), (Month("2024-06"), 1_000)]).Should().Be(Month("2020-01"));

    private static Month Month(string text) => CommissioningDashboard.Market.Month.Parse(text)!.Value;
}
