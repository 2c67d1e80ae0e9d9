using CommissioningDashboard.Data;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Disclosure;

/// <summary>Can one person’s wait or price be read? A median’s limits are somebody’s own figure, and so is the median of few.</summary>
public sealed class OrderStatisticAttackTests
{
    private static readonly PlainOption _ash = new("Ash", OptionOutcome.Accepted), _oak = new("Oak", OptionOutcome.Shown);

    [Theory]
    [InlineData(8, false)]
    [InlineData(17, false)]
    [InlineData(20, true)]
    public void A_median_is_told_of_twenty_people_and_not_of_fewer(int people, bool told)
    {
        var row = Group(people, i => 3 + (2 * i));

        (row["Median days to arrange"].Number is not null).Should().Be(told);
        row["Days, 95% interval"].IsWithheld.Should().Be(!told);
    }

    [Fact]
    public void No_limit_is_a_wait_that_somebody_had()
    {
        // Nobody waited a round number of days.
        var waits = Enumerable.Range(0, 40).Select(x => 1 + (x * 7 % 90)).Select(x => x % 5 == 0 ? x + 1 : x).ToList();

        var limits = Group(40, i => waits[i])["Days, 95% interval"].Text!.Split(" to ").Select(int.Parse);

        limits.Should().NotIntersectWith(waits);
    }

    [Fact]
    public void No_limit_of_a_price_is_a_price_that_somebody_pays()
    {
        var (market, random) = (new MarketBuilder(), new Random(3));
        var prices = new List<decimal>();
        foreach (var name in Enumerable.Range(1, 6).Select(x => $"Provider {x}"))
        {
            market.Provider(name, 3);
            for (var i = 0; i < 6; i++)
            {
                var price = 18 + (random.Next(0, 599) / 100m);
                prices.Add(price % 0.5m == 0 ? price + 0.01m : price);
                market.Refer(1, name, with: x => x with { Hours = 10, Cost = prices[^1] * 10 });
            }
        }

        var row = PublishedWorkbook.Of(market.Slice()).Sheets["Price"].Single();

        row["Median price an hour"].Number.Should().NotBeNull();
        var limits = row["Price, 95% interval"].Text!.Split(" to ").Select(x => decimal.Parse(x.TrimStart('£')));
        limits.Should().NotIntersectWith(prices);
    }

    [Theory]
    [InlineData(12, 0)]
    [InlineData(12, 12)]
    [InlineData(15, 0)]
    public void Nobody_learns_that_all_or_none_of_a_small_group_had_a_choice(int people, int withChoice)
    {
        var row = Group(people, _ => 3, withChoice);

        row["Share with two providers or more on the list"].IsWithheld.Should().BeTrue();
        row["Options, 95% interval"].IsWithheld.Should().BeTrue();
    }

    [Fact]
    public void All_or_none_of_a_large_group_is_told()
        => Group(40, _ => 3, 0)["Share with two providers or more on the list"].Number.Should().Be(0);

    [Fact]
    public void A_count_of_none_does_not_tell_what_its_share_withholds()
    {
        var row = PublishedWorkbook.Of(new MarketBuilder().Provider("Ash", 3).Provider("Cedar", 300, with: OnFramework).Refer(12, "Cedar").Slice()).Row("Frameworks", "Off the frameworks")!;

        row["Referrals"].IsWithheld.Should().BeTrue();
    }

    /// <summary>The row of people aged 85 to 94, who waited so many days, beside many others.</summary>
    private static IReadOnlyDictionary<string, PublishedCell> Group(int people, Func<int, int> wait, int withChoice = 0)
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Oak", 300).Refer(60, "Oak", with: x => x with { Age = AgeBand.From18To24, Arranged = x.Day.AddDays(4), Options = [_ash, _oak] });
        for (var i = 0; i < people; i++)
        {
            market.Refer(1, i % 2 == 0 ? "Ash" : "Oak", with: x => x with { Age = AgeBand.From85To94, Arranged = x.Day.AddDays(wait(i)), Options = i < withChoice ? [_ash, _oak] : [_ash] });
        }

        return PublishedWorkbook.Of(market.Slice()).Sheets["Equity"].Single(x => x["Group"].Text == "85 to 94");
    }

    private static PlainProvider OnFramework(PlainProvider provider) => provider with { OnFramework = [new("home", new(2024, 1, 1), null)] };
}
