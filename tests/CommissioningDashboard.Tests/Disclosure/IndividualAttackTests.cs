using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Disclosure;

/// <summary>
/// Can a provider who is one person be found? Whoever holds the workbook also holds a list of the sole traders of the county with the day
/// each began, what each offers and the alphabet, and matches it with the lines of the workbook that name nobody.
/// </summary>
public sealed class IndividualAttackTests
{
    [Theory]
    [InlineData("board")]
    [InlineData("strict")]
    public void Those_not_named_are_one_line_that_tells_only_how_many(string profile)
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 30).Provider("Used", 40).Refer(40, "Used");
        DateOnly[] began = [new(2021, 3, 4), new(2022, 5, 6), new(2023, 7, 8)];
        foreach (var (i, day) in began.Index())
        {
            market.Provider($"Jo Person {i}", 1, Ownership.Individual, with: x => x with { Openings = [new("", day, null)], Services = [new(i == 1 ? "day" : "home", day, null)] });
        }

        var printed = PublishedWorkbook.Of(market.Slice(), profile);

        var lines = printed.Sheets["Invisible_providers"];
        lines.Select(x => x["Provider"].Displayed).Should().Equal("Ash", "Birch", "Individuals, not named");
        lines[^1]["Providers"].Number.Should().Be(3);
        lines[^1].Where(x => x.Key is not ("Provider" or "Providers")).Should().OnlyContain(x => x.Value.IsWithheld);
        var everything = printed.Sheets.SelectMany(x => x.Value).SelectMany(x => x.Values).Select(x => x.Displayed).Append(printed.Sentences).ToList();
        began.Select(Written.Date).Should().OnlyContain(day => !everything.Any(x => x.Contains(day, StringComparison.Ordinal)));
        printed.Sentences.Should().Contain("5 open providers had no referral").And.NotContain("Jo Person");
    }

    [Fact]
    public void An_area_that_rests_on_one_person_does_not_tell_what_that_person_carries()
    {
        var market = new MarketBuilder().Provider("Jo Person", 1, Ownership.Individual).Provider("Ash", 3)
            .Refer(12, "Jo Person", with: Going).Refer(8, "Ash", with: Going);

        var row = PublishedWorkbook.Of(market.Slice()).Row("Dependence", "north")!;

        row.Where(x => x.Value.Number is not null).Select(x => x.Key).Should().Equal("Providers supporting anybody", "All people with support there");
    }

    [Fact]
    public void Inside_the_authority_each_is_named()
    {
        var market = new MarketBuilder().Provider("Jo Person", 1, Ownership.Individual).Provider("Used", 40).Refer(40, "Used");

        PublishedWorkbook.Of(market.Slice(), "internal").Row("Invisible_providers", "Jo Person").Should().NotBeNull();
    }

    private static PlainReferral Going(PlainReferral referral) => referral with { Arranged = referral.Day };
}
