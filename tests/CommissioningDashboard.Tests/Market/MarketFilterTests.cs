using CommissioningDashboard.Market;
using CsCheck;

namespace CommissioningDashboard.Tests.Market;

public sealed class MarketFilterTests
{
    [Fact]
    public void Any_filter_goes_into_an_address_and_comes_back()
        => Gen.Select(RandomMarkets.Filter, Gen.Enum<Comparison>(), (x, y) => x with { Compare = y })
        .Where(x => x.From is null || x.To is null || x.From <= x.To).Sample(filter =>
        {
            var (back, problems) = MarketFilter.Parse(Pairs(filter.ToQuery()));

            problems.Should().BeEmpty();
            back.Should().Be(filter);
            back.Services.Should().BeEquivalentTo(filter.Services);
            (back.From, back.To, back.Weight, back.Scheme, back.Compare, back.Power).Should()
                .Be((filter.From, filter.To, filter.Weight, filter.Scheme, filter.Compare, filter.Power));
        }, threads: 1);

    [Fact]
    public void Codes_with_signs_that_mean_something_in_an_address_come_back()
        => Gen.String[1, 30].Where(IsCode).Array[1, 3].Sample(codes =>
    {
        var filter = new MarketFilter { Services = codes, Areas = codes };

        MarketFilter.Parse(Pairs(filter.ToQuery())).Filter.Should().Be(filter);
    }, threads: 1);

    [Fact]
    public void No_text_at_all_makes_reading_or_taking_a_slice_fail()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Refer(3, "Ash").Rows.Snapshot();
        var name = Gen.Int[0, 9].Select(x => new[] { "from", "to", "service", "area", "need", "route", "weight", "scheme", "compare", "power" }[x]);
        var text = Gen.OneOf(Gen.String, Gen.Int[0, 4].Select(x => new[] { "0001-01", "9999-12", "2026-13", " ", "2026-05" }[x]));

        Gen.Select(name, text, (x, y) => KeyValuePair.Create(x, y)).List[0, 6].Sample(query =>
        {
            var filter = MarketFilter.Parse(query).Filter;

            filter.InWords(market).Should().OnlyContain(x => x.Length > 0);
            MarketSlice.Take(market, filter).Period.Months.Should().BePositive();
            filter.ProblemsIn(market).Should().NotContain(x => !x.EndsWith("it was left out."));
        }, threads: 1);
    }

    [Fact]
    public void How_groups_are_counted_is_said_where_there_are_any()
    {
        var market = new MarketBuilder().Provider("Ash", 3, group: "Orchard").Refer(3, "Ash").Rows.Snapshot();

        MarketFilter.Everything.InWords(market).Should().Contain("each group counted as one");
        MarketFilter.Parse([KeyValuePair.Create("power", "provider")]).Filter.InWords(market).Should()
            .Contain("providers of one group counted apart");
    }

    [Theory]
    [InlineData("from", "0001-01", "“0001-01” is not a month. Write a month as 2026-03 for March 2026.")]
    [InlineData("to", "9999-12", "“9999-12” is not a month. Write a month as 2026-03 for March 2026.")]
    [InlineData("to", "May", "“May” is not a month. Write a month as 2026-03 for March 2026.")]
    [InlineData("weight", "people", "“people” is not a way to count. Choose referrals, hours or cost.")]
    [InlineData("power", "owner", "“owner” is not a way to count groups. Choose group or provider.")]
    [InlineData("compare", "moon", "“moon” is nothing to compare with. Choose year, period or areas.")]
    public void What_cannot_be_read_is_left_out_and_described(string name, string value, string problem)
    {
        var (filter, problems) = MarketFilter.Parse([KeyValuePair.Create(name, value)]);

        problems.Should().Equal(problem);
        filter.Should().Be(MarketFilter.Everything);
    }

    [Fact]
    public void A_first_month_after_the_last_gives_the_latest_twelve()
    {
        var (filter, problems) = MarketFilter.Parse(Pairs("from=2026-05&to=2026-04&service=home"));

        (filter.From, filter.To).Should().Be((null, null));
        filter.Services.Should().Equal("home");
        problems.Should().ContainSingle().Which.Should()
            .Be("The first month, May 2026, is after the last, April 2026. The latest twelve months are shown instead.");
    }

    [Fact]
    public void Unknown_names_are_described_and_left_out()
    {
        var market = new MarketBuilder().Rows.Snapshot();
        var filter = new MarketFilter { Services = ["home", "moon"], Scheme = "none-such" };

        filter.ProblemsIn(market).Should()
            .Equal("There is no service called “moon”; it was left out.", "There is no size scheme called “none-such”; it was left out.");
        filter.WithinOf(market).Should().Be(new MarketFilter { Services = ["home"] });
    }

    [Fact]
    public void Words_say_what_is_looked_at()
    {
        var market = new MarketBuilder().Provider("Ash").Refer(1, "Ash").Rows.Snapshot();

        MarketBuilder.InMay.InWords(market).Should()
            .Equal("All services", "all areas", "May 2026", "counted by referrals", "micro = up to 5 full-time staff");
        new MarketFilter
        {
            Services = ["home", "day"],
            Areas = ["south"],
            Routes = ["direct-payment"],
            Needs = ["memory", "social"],
            Teams = ["west"],
            Weight = Weight.WeeklyCost,
            Scheme = "somerset-8"
        }.InWords(market)
            .Should().Equal("Day and home", "south", "June 2025 to May 2026", "Memory and cognition and Social "
            + "support", "Direct payment", "west", "counted by weekly cost", "micro = up to 8 workers");
    }

    [Theory]
    [InlineData("2026-05-24", "May 2025 to April 2026")]
    [InlineData("2026-05-25", "June 2025 to May 2026")]
    [InlineData("2026-05-31", "June 2025 to May 2026")]
    public void The_period_is_the_latest_twelve_whole_months(string lastDay, string period)
        => MarketFilter.Everything.PeriodIn(
        new MarketBuilder().Refer(1, null, "2024-01-01").Refer(1, null, lastDay).Rows.Snapshot()).Label.Should().Be(period);

    [Fact]
    public void Data_within_their_first_month_are_shown_all_the_same()
        => MarketFilter.Everything.PeriodIn(new MarketBuilder().Refer(1, null, "2026-05-03").Rows.Snapshot()).To.Label.Should()
        .Be("May 2026");

    [Theory]
    [InlineData("2025-03", null, "March 2025 to February 2026")]
    [InlineData("2025-06", null, "June 2025 to May 2026")]
    [InlineData("2025-07", null, "July 2025 to May 2026")]
    [InlineData("2026-05", null, "May 2026")]
    [InlineData("2026-09", null, "September 2026")]
    [InlineData(null, "2025-12", "January 2025 to December 2025")]
    [InlineData("2025-12", "2025-12", "December 2025")]
    public void One_end_alone_gives_twelve_months_or_what_there_is(string? from, string? to, string period)
        => new MarketFilter { From = Month.Parse(from), To = Month.Parse(to) }
            .PeriodIn(new MarketBuilder().Refer(1, null, "2024-01-01").Refer(1, null, "2026-05-31").Rows.Snapshot()).Label.Should()
            .Be(period);

    [Fact]
    public void The_address_of_a_page_says_nothing_of_what_is_not_restricted()
    {
        MarketFilter.Everything.On("/market").Should().Be("/market");
        new MarketFilter { From = Month.Parse("2026-01"), Services = ["home", "day", "home"], Weight = Weight.WeeklyHours, Scheme = "" }.On(
            "/market")
            .Should().Be("/market?from=2026-01&service=day&service=home&weight=hours");
        new MarketFilter { Needs = ["memory"], Routes = ["signposting"], Teams = ["west"] }.On("/market").Should()
            .Be("/market?need=memory&route=signposting&team=west");
    }

    [Fact]
    public void Of_what_an_address_says_twice_the_last_counts_and_codes_are_gathered()
    {
        var (filter, problems) = MarketFilter.Parse(
            Pairs("from=2026-01&from=2026-02&weight=hours&weight=cost&area=south&area=north&area=south&scheme=a&scheme=b&team=east"));

        problems.Should().BeEmpty();
        (filter.From, filter.To, filter.Weight, filter.Scheme).Should().Be((Month.Parse("2026-02"), null, Weight.WeeklyCost, "b"));
        filter.Areas.Should().Equal("north", "south");
        filter.Teams.Should().Equal("east");
    }

    /// <summary>Three months are set beside the three before, a financial year beside the year before, whatever the months are.</summary>
    [Fact]
    public void The_period_before_is_as_long_and_ends_where_the_period_begins()
        => Gen.Select(Gen.Int[24_000, 24_400], Gen.Int[1, 60]).Sample((first, months) =>
    {
        var period = new Period(new Month(first), new Month(first + months - 1));
        var before = Comparison.PeriodBefore.PeriodBeside(period);

        (before.Months, before.To.Plus(1)).Should().Be((months, period.From));
        (before == Comparison.YearBefore.PeriodBeside(period)).Should().Be(months == 12);
        Comparison.AllAreas.PeriodBeside(period).Should().Be(period);
    }, threads: 1);

    [Fact]
    public void A_single_month_may_be_asked_for()
        => MarketFilter.Parse(Pairs("from=2026-05&to=2026-05")).Should().BeEquivalentTo((MarketBuilder.InMay, Array.Empty<string>()));

    [Fact]
    public void A_long_text_is_shortened_before_it_is_repeated()
    {
        var problem = (int length) => MarketFilter.Parse([KeyValuePair.Create("from", new string('x', length))]).Problems.Single();

        problem(40).Should().StartWith($"“{new string('x', 40)}” is");
        problem(41).Should().StartWith($"“{new string('x', 40)}…” is");
    }

    [Fact]
    public void Every_kind_of_unknown_name_is_left_out()
    {
        var market = new MarketBuilder().Rows.Snapshot();
        var known =
            new MarketFilter
            {
                Services = ["day"],
                Areas = ["north"],
                Teams = ["west"],
                Needs = ["memory"],
                Routes = ["signposting"],
                Scheme = "sme-10"
            };
        var asked = new MarketFilter
        {
            Services = ["day", "s"],
            Areas = ["north", "a"],
            Teams = ["west", "t"],
            Needs = ["memory", "n"],
            Routes = ["signposting", "r"],
            Scheme = "sme-10",
        };

        asked.WithinOf(market).Should().Be(known);
        asked.ProblemsIn(market).Should()
            .Equal(new[] { "service called “s”", "area called “a”", "team called “t”", "need called “n”", "route called “r”" }
            .Select(x => $"There is no {x}; it was left out."));
        known.ProblemsIn(market).Should().BeEmpty();
    }

    [Fact]
    public void Equal_filters_have_one_hash_and_differing_ones_are_not_equal()
    {
        var filter = new MarketFilter { Services = ["home", "day"] };

        filter.GetHashCode().Should().Be(new MarketFilter { Services = ["day", "home"] }.GetHashCode());
        filter.Equals(null).Should().BeFalse();
        filter.Should().NotBe(new MarketFilter { Areas = ["home", "day"] });
    }

    [Fact]
    public void Words_are_joined_as_in_a_sentence()
        => new string[][] { [], ["a"], ["a", "b"], ["a", "b", "c"] }.Select(FilterWords.Joined).Should()
        .Equal("", "a", "a and b", "a, b and c");

    private static bool IsCode(string text) => text.Trim() == text && !text.Any(char.IsSurrogate) && text.Trim().Length > 0;

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string query) => query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(x => x.Split('=')).Select(x => KeyValuePair.Create(x[0], Uri.UnescapeDataString(x[1])));
}
