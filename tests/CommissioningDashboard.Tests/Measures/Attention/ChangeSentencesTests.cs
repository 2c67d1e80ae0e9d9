using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>What may be behind a change, in words: the parts are whole and add up.</summary>
public sealed class ChangeSentencesTests
{
    private static readonly Period _quarter = new(Month.Parse("2026-04")!.Value, Month.Parse("2026-06")!.Value);

    [Fact]
    public void Who_left_who_joined_and_who_stayed_add_up_to_the_change()
        => ChangeSentences.For(County().Slice(MarketFilter.Everything), _quarter, null).Select(x => x.Marked).Should().Equal(
            "Beside the same quarter a year before, what named providers received went from {34} to {28 referrals}: "
            + "{−14} by 2 providers that left (most of all Birch), {+5} by 1 provider that joined (Cedar) and {+3} by 1 provider that stayed (Ash).",
            "The service that changed most is home: from {34} to {25 referrals}.");

    [Fact]
    public void For_one_size_only_what_its_providers_received_counts()
        => ChangeSentences.For(County().Slice(MarketFilter.Everything), _quarter, DisplayBand.Micro)[0].Marked.Should().Be(
            "Beside the same quarter a year before, what micro-providers received went from {14} to {5 referrals}: "
            + "{−14} by 2 providers that left (most of all Birch) and {+5} by 1 provider that joined (Cedar).");

    [Fact]
    public void Without_the_quarter_a_year_before_nothing_is_said()
        => ChangeSentences.For(
        new MarketBuilder().Provider("Ash").Refer(9, "Ash", "2025-08-01").Refer(9, "Ash").Slice(MarketFilter.Everything), _quarter, null)
            .Should().BeEmpty();

    [Fact]
    public void On_any_market_the_parts_are_what_all_received() => NaiveChecks.OnAnyMarket((slice, _) =>
    {
        if (BandChange.OverYear(slice, slice.Period, null) is { } change)
        {
            change.Before.Should().Be(Tally.Sum(slice.ByProvider(slice.Period.YearBefore)));
            change.Now.Should().Be(Tally.Sum(slice.ByProvider(slice.Period)));
            Tally.Sum(change.Providers.Select(x => x.Now)).Referrals.Should().Be(change.Now.Referrals);
            Tally.Sum(change.Providers.Select(x => x.Before)).Referrals.Should().Be(change.Before.Referrals);
        }
    });

    /// <summary>Birch and Dogwood leave, Cedar joins and brings day support, Ash stays and is large.</summary>
    private static MarketBuilder County()
        => new MarketBuilder().Provider("Ash", 300).Provider("Birch", 3, closed: "2026-01-31").Provider("Dogwood", 3, closed: "2026-02-28")
        .Provider("Cedar", 3, with: x => x with { Listed = MarketBuilder.Day("2026-03-01") })
        .Refer(1, null, "2025-04-01").Refer(20, "Ash", "2025-05-10").Refer(10, "Birch", "2025-05-10").Refer(4, "Dogwood", "2025-05-10")
        .Refer(23, "Ash", "2026-05-10").Refer(2, "Cedar", "2026-05-10").Refer(3, "Cedar", "2026-05-10", x => x with { Service = "day" });
}
