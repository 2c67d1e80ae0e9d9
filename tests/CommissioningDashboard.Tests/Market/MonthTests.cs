using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

public sealed class MonthTests
{
    private static readonly Month _december = At("2025-12");
    private static readonly Month _january = At("2026-01");

    [Fact]
    public void A_month_knows_its_year_its_number_and_its_days()
    {
        (_december.Year, _december.Number, _december.FirstDay, _december.LastDay)
            .Should().Be((2025, 12, new DateOnly(2025, 12, 1), new DateOnly(2025, 12, 31)));
        (At("2024-02").LastDay, Month.FromDate(new DateOnly(2026, 1, 31))).Should().Be((new DateOnly(2024, 2, 29), _january));
        _december.Plus(1).Should().Be(_january);
    }

    [Fact]
    public void It_is_written_for_addresses_for_readers_and_for_axes()
        => (_january.ToString(), At("2026-09").Label, At("2026-09").ShortLabel, _december.ShortLabel).Should().Be(("2026-01", "September 2026", "Sep 2026", "Dec 2025"));

    [Theory]
    [InlineData("1899-12", false)]
    [InlineData("1900-01", true)]
    [InlineData("2199-12", true)]
    [InlineData("2200-01", false)]
    [InlineData("2026-13", false)]
    [InlineData(null, false)]
    public void Years_from_1900_to_2199_are_read(string? text, bool isRead) => Month.Parse(text).HasValue.Should().Be(isRead);

    [Fact]
    public void Months_come_in_order_and_a_month_is_neither_before_nor_after_itself()
    {
        Compared(_december, _january).Should().Be("< <=");
        Compared(_january, _december).Should().Be("> >=");
        Compared(_january, _december.Plus(1)).Should().Be("<= >=");
        new[] { _january, _december }.Order().Should().Equal(_december, _january);
    }

    [Fact]
    public void A_period_holds_both_its_ends_and_nothing_beyond()
    {
        var winter = new Period(_december, At("2026-02"));

        (winter.Months, winter.Label, new Period(_january, _january).Label).Should().Be((3, "December 2025 to February 2026", "January 2026"));
        winter.YearBefore.Should().Be(new Period(At("2024-12"), At("2025-02")));
        winter.Before.Should().Be(new Period(At("2025-09"), At("2025-11")));
        new[] { "2025-11", "2025-12", "2026-01", "2026-02", "2026-03" }.Select(x => winter.Contains(At(x))).Should().Equal(false, true, true, true, false);
    }

    private static string Compared(Month one, Month other)
    {
        var holds = new List<string>();
        holds.AddRange(one < other ? ["<"] : []);
        holds.AddRange(one > other ? [">"] : []);
        holds.AddRange(one <= other ? ["<="] : []);
        holds.AddRange(one >= other ? [">="] : []);
        return string.Join(' ', holds);
    }

    private static Month At(string text) => Month.Parse(text)!.Value;
}
