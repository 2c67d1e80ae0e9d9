using CommissioningDashboard.Market;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Disclosure;

/// <summary>
/// Can one provider’s income be read from the workbook? Hours, pounds and shares of them are its income or as good as it, where fewer
/// than three providers make the figure or one makes over 85% of it.
/// </summary>
public sealed class PriceAttackTests
{
    /// <summary>
    /// Columns that say nothing of what anybody was paid: counts of people and of providers, shares of counts, and what providers state
    /// of themselves.
    /// </summary>
    private static readonly string[] _harmless =
    [
        "Referrals", "Share of referrals", "Open providers at the end", "Share of open providers, average of the months", "Their stated capacity, hours a week",
        "Share of stated capacity, average of the months", "Share of stated capacity", "Provider not recorded",
        "Active providers", "Names", "First names", "If order did not matter", "Providers listed", "Micro-providers listed", "Providers used", "Providers",
        "Providers supporting anybody", "People", "All people with support there", "Share of people", "Micro share", "Accepted", "Answers", "Accepted, share",
        "Referrals with hours and cost", "Covered", "No provider found", "Waiting over 28 days", "Unmet", "Unmet, share", "In-house", "Of", "Share", "Which is",
        "Joined", "First referral within a year", "Number at risk after a year", "Share with two providers or more on the list", "Share to micro-providers",
        "Months without", "Times that (odds, when listed)",
    ];

    [Theory]
    [InlineData(Weight.Referrals, "board")]
    [InlineData(Weight.WeeklyHours, "board")]
    [InlineData(Weight.WeeklyCost, "board")]
    [InlineData(Weight.WeeklyHours, "strict")]
    [InlineData(Weight.WeeklyCost, "strict")]
    public void With_two_providers_no_sheet_tells_hours_pounds_or_shares_of_them(Weight weight, string profile)
    {
        var market = new MarketBuilder().Provider("Ash", 3, with: OnFramework).Provider("Cedar", 300)
            .Refer(60, "Ash", with: Paid(10, 200)).Refer(70, "Cedar", with: Paid(20, 500));
        var printed = PublishedWorkbook.Of(market.Slice(MarketBuilder.InMay with { Weight = weight }), profile);

        Told(printed, weight).Should().BeEmpty();
    }

    [Theory]
    [InlineData(Weight.WeeklyHours)]
    [InlineData(Weight.WeeklyCost)]
    public void What_is_withheld_for_one_provider_does_not_come_back_by_subtraction(Weight weight)
    {
        // Small is one provider; micro and medium are four alike. Were small alone withheld, the rest of 100% would be its own.
        var market = new MarketBuilder().Provider("Alone", 20).Refer(50, "Alone", with: Paid(10, 200));
        foreach (var (name, size) in Enumerable.Range(1, 8).Select(x => ($"Provider {x}", x <= 4 ? 3m : 100m)))
        {
            market.Provider(name, size).Refer(40, name, with: Paid(10, 150));
        }

        var printed = PublishedWorkbook.Of(market.Slice(MarketBuilder.InMay with { Weight = weight }));

        foreach (var share in new[] { "Band_share", "Areas" })
        {
            var shares = Shares(printed, share);
            shares["Small"].Number.Should().BeNull();
            new[] { shares["Micro"], shares["Medium"] }.Count(x => x.Number is null).Should().Be(1, "one of the two must stand beside it, and the other may be told");
        }
    }

    [Fact]
    public void One_provider_with_over_85_per_cent_of_a_band_is_as_good_as_alone()
    {
        var market = new MarketBuilder().Provider("Big", 3).Refer(90, "Big", with: Paid(10, 200));
        foreach (var (name, size) in Enumerable.Range(1, 10).Select(x => ($"Provider {x}", x <= 4 ? 3m : x <= 7 ? 20m : 100m)))
        {
            market.Provider(name, size).Refer(3, name, with: Paid(10, 150)).Refer(size == 3m ? 0 : 20, name, with: Paid(10, 150));
        }

        var shares = Shares(PublishedWorkbook.Of(market.Slice(MarketBuilder.InMay with { Weight = Weight.WeeklyHours })), "Band_share");

        shares["Micro"].Number.Should().BeNull();
    }

    [Fact]
    public void Enough_providers_of_like_size_are_told()
    {
        var market = new MarketBuilder();
        foreach (var name in Enumerable.Range(1, 12).Select(x => $"Provider {x}"))
        {
            market.Provider(name, 3, with: x => name.Length > 10 ? x : OnFramework(x)).Refer(20, name, with: Paid(10, 150));
        }

        var printed = PublishedWorkbook.Of(market.Slice(MarketBuilder.InMay with { Weight = Weight.WeeklyHours }));

        Shares(printed, "Band_share")["Micro"].Number.Should().Be(1);
        printed.Row("Frameworks", "On a framework")!["Hours a week"].Number.Should().Be(1800);
        printed.Row("Frameworks", "On a framework")!["Cost a week"].Number.Should().Be(27_000);
    }

    /// <summary>
    /// Numbers above nought in columns that may say what somebody was paid: by referrals, those that name hours or money; by hours or
    /// cost, all
    /// that are not harmless. Limits are withheld with their share.
    /// </summary>
    private static IEnumerable<string> Told(PublishedWorkbook printed, Weight weight)
        => from sheet in printed.Sheets
           from row in sheet.Value
           from cell in row
           where cell.Value.Number is > 0 && !_harmless.Contains(cell.Key) && !row.First().Value.Text!.StartsWith("Providers used", StringComparison.Ordinal)
           where weight == Weight.Referrals
               ? new[] { "ours", "ost", "rice" }.Any(x => cell.Key.Contains(x, StringComparison.Ordinal))
               : !cell.Key.Contains("95% interval", StringComparison.Ordinal)
           select $"{sheet.Key}, {row.First().Value.Displayed}, {cell.Key}: {cell.Value.Displayed}";

    private static Dictionary<string, PublishedCell> Shares(PublishedWorkbook printed, string sheet) => sheet == "Band_share"
        ? printed.Sheets[sheet].ToDictionary(x => x["Size of provider"].Text!, x => x.First(c => c.Key.StartsWith("Share of weekly", StringComparison.Ordinal)).Value)
        : printed.Row(sheet, "north")!.Where(x => x.Key.EndsWith(", share", StringComparison.Ordinal)).ToDictionary(x => x.Key[..^", share".Length], x => x.Value);

    private static PlainProvider OnFramework(PlainProvider provider) => provider with { OnFramework = [new("home", new(2024, 1, 1), null)] };

    private static Func<PlainReferral, PlainReferral> Paid(decimal hours, decimal pounds) => x => x with { Hours = hours, Cost = pounds };
}
