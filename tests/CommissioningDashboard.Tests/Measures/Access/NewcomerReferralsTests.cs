using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class NewcomerReferralsTests
{
    [Fact]
    public void A_chance_is_a_referral_over_all_who_could_have_taken_it()
    {
        // From the middle of 1 January: 4 choices of that month among Ash, Birch and Cedar, then 3 of February, 12 of whose 28 days less a half
        // have gone by when Birch has its first; Cedar covers the south only, where nothing is needed.
        var slice = new MarketBuilder().Provider("Ash", 3, with: Joined).Provider("Birch", 30, with: Joined)
            .Provider("Cedar", 3, with: x => Joined(x) with { Areas = [new("south", new(2020, 1, 1), null)] })
            .Refer(4, "Ash", "2025-01-10").Refer(1, "Birch", "2025-02-12").Refer(2, "Ash", "2025-02-20")
            .Slice(MarketBuilder.In("2025-01", "2025-02"));
        var chances = new NewcomerReferrals(slice, slice.Providers);

        Wait("Ash").Should().Be(((int)Math.Round(1_000 * 4 / 2.0 * 9 / 31), true));
        Wait("Birch").Should().Be(((int)Math.Round(1_000 * ((4 / 2.0 * 30.5 / 31) + (3 / 2.0 * 11.5 / 28))), true));
        Wait("Cedar").Should().Be((0, false));

        (int, bool) Wait(string name)
            => chances.WaitInChances(slice.Providers.Single(x => x.Name == name), 0, 58) is var wait ? (wait.Time, wait.Happened) : default;
    }

    [Fact]
    public void Who_stays_with_a_provider_has_chosen_once()
    {
        var slice = new MarketBuilder().Provider("Ash", 3, with: Joined).Provider("Birch", 30, with: Joined)
            .Refer(5, "Ash", "2025-01-10", x => x with { Person = 7 }).Refer(1, "Ash", "2025-02-28")
            .Slice(MarketBuilder.In("2025-01", "2025-02"));

        new NewcomerReferrals(slice, slice.Providers).WaitInChances(slice.Providers.Single(x => x.Name == "Birch"), 0, 58).Time
            .Should().BeInRange(970, 1_000, "two choices of one in two, less the half days at either end");
    }

    [Fact]
    public void Waits_are_said_to_differ_in_no_more_than_7_of_100_though_micro_providers_cover_fewer_areas()
        => Differ(1, 300).Should().BeLessThanOrEqualTo(0.07);

    [Fact]
    public void A_third_of_the_odds_is_mostly_found() => Differ(1.0 / 3, 100).Should().BeGreaterThan(0.6);

    private static double Differ(double odds, int markets) => Enumerable.Range(1, markets).Average(x =>
        NewcomerAccess.For(new NewcomerMarket((ulong)x) { MicroOdds = odds }.Slice()).Finding.Plain
            .Contains("waits differ", StringComparison.Ordinal) ? 1.0 : 0);

    private static PlainProvider Joined(PlainProvider provider) => provider with { Listed = new(2025, 1, 1) };
}
