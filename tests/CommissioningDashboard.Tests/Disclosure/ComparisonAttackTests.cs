using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Reports;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Disclosure;

/// <summary>
/// Can what a report is set beside be taken apart? Where it holds the report's own market, the rest is what it has more. Three referrals
/// are that rest here: too few to be told, and no report of them alone would tell them.
/// </summary>
public sealed class ComparisonAttackTests
{
    private const int _providers = 10;
    private const int _each = 10;
    private const int _rest = 3;

    /// <summary>An area beside all areas; and, to the end of next year, the months up to May beside themselves and those before.</summary>
    [Theory]
    [InlineData("board", "2026-05")]
    [InlineData("board", "2027-12")]
    [InlineData("strict", "2026-05")]
    [InlineData("strict", "2027-12")]
    public void The_few_outside_a_report_do_not_come_back_from_what_it_is_set_beside(string profile, string to)
    {
        var asked = Comparisons.All.Select(x => MarketBuilder.In("2026-01", to) with { Areas = ["north"], Compare = x });
        foreach (var filter in asked.Where(x => ReportRules.ProblemsIn(x, DisclosureProfile.Find(profile)!).Count == 0))
        {
            var printed = PublishedWorkbook.Of(Market().Slice(filter), profile);

            printed.Row("Concentration", "Herfindahl-Hirschman index")!["Value"].Number.Should()
                .Be(909, "so the outsider knows that a hundred referrals lie evenly over ten providers");
            Possible(printed, filter.Compare).Should().BeEmpty("nothing printed may be of this market and a few referrals more");
        }
    }

    [Fact]
    public void Compared_in_time_such_a_report_is_made_and_beside_all_areas_it_is_not()
    {
        var allowed = Comparisons.All.Where(x => ReportRules.ProblemsIn(new MarketFilter { Areas = ["north"], Compare = x }, DisclosureProfile.Board).Count == 0);

        allowed.Should().Equal(Comparison.YearBefore, Comparison.PeriodBefore);
    }

    /// <summary>Three referrals lie outside: in the south as well as in the year before.</summary>
    private static MarketBuilder Market()
    {
        var market = new MarketBuilder().Refer(1, null, "2024-01-10");
        foreach (var name in Enumerable.Range(1, _providers).Select(x => $"Provider {x}"))
        {
            market.Provider(name, 3).Refer(_each, name, "2026-05-28");
        }

        return market.Refer(_rest, "Provider 1", "2025-06-10").Refer(_rest, "Provider 1", "2026-05-28", x => x with { Area = "south" });
    }

    /// <summary>The numbers of referrals, all to one of the ten, that may have been added to what is known to give what stands beside.</summary>
    private static IEnumerable<int> Possible(PublishedWorkbook printed, Comparison compare)
        => printed.Row("Concentration", "Herfindahl-Hirschman index")![compare.Heading()].Number is not { } beside ? []
            : Enumerable.Range(1, 20).Where(more => Math.Round(Index(more), MidpointRounding.AwayFromZero) == beside);

    private static double Index(int more)
    {
        double[] counts = [_each + more, .. Enumerable.Repeat((double)_each, _providers - 1)];
        return counts.Sum(x => x * (x - 1)) / counts.Sum() / (counts.Sum() - 1) * 10_000;
    }
}
