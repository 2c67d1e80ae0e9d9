using CommissioningDashboard.Referrals;

namespace CommissioningDashboard.Tests.Referrals;

public sealed class LiveListsTests
{
    private static readonly byte[] _secret = [.. Enumerable.Range(7, FairOrder.SecretBytes).Select(x => (byte)x)];
    private static readonly int[] _twelve = [.. Enumerable.Range(1, 12)];

    [Fact]
    public void Lists_in_the_fair_order_are_found_even_and_lists_by_name_are_not()
    {
        var fair = LiveLists.Of(Lines(400, "home-care", isHonest: true).Concat(Lines(400, "day-support", isHonest: true)));
        var cheated = LiveLists.Of(Lines(400, "home-care", isHonest: true).Concat(Lines(400, "day-support", isHonest: false)));

        fair.Uneven.Should().BeEmpty();
        cheated.Uneven.Should().ContainSingle().Which.Service.Should().Be("day-support");
        LiveListSentences.Finding(fair, x => x).Plain.Should()
            .Be("800 orders were shown in the last year; first places fall as chance would have it in 2 services with enough of them.");
        LiveListSentences.Finding(cheated, x => x).Plain.Should().Contain("less even than chance allows in day-support");
    }

    [Fact]
    public void Places_are_those_counted_by_hand()
    {
        List<LedgerLine> lines =
        [
            .. Lines(50, "home-care", isHonest: true), .. Lines(30, "day-support", isHonest: true),
            .. Lines(50, "home-care", isHonest: true),
        ];
        var distinct = lines.DistinctBy(x => (x.Day, x.Service)).ToList();

        var counted = LiveLists.Of(lines);

        counted.Orders.Should().Be(80, "a search that is repeated has one order");
        foreach (var provider in counted.Providers)
        {
            var first = 0;
            var three = 0;
            foreach (var line in distinct)
            {
                first += line.Shown[0] == provider.Provider ? 1 : 0;
                three += new[] { line.Shown[0], line.Shown[1], line.Shown[2] }.Contains(provider.Provider) ? 1 : 0;
            }

            (provider.First, provider.TopThree).Should().Be((first, three));
            provider.FirstFair.Should().BeApproximately(80 / 12.0, 1e-9);
            provider.TopThreeFair.Should().BeApproximately(80 / 4.0, 1e-9);
        }
    }

    [Fact]
    public void Sorted_lists_later_pages_and_lists_of_one_say_nothing()
    {
        var line = Lines(1, "home-care", isHonest: true).Single();

        LiveLists.Of([line with { Sort = "name" }, line with { FirstPlace = 11 }, line with { Eligible = [4], Shown = [4] }])
            .Orders.Should().Be(0);
        LiveListSentences.Finding(LiveLists.Of([]), x => x).Plain.Should().Be("No list has been shown at the desk in the last year.");
    }

    [Fact]
    public void Too_few_lists_are_said_to_be_too_few()
    {
        var few = LiveLists.Of(Lines(59, "home-care", isHonest: false));

        few.Services.Should().ContainSingle().Which.Chance.Should().BeNull();
        LiveListSentences.Finding(few, x => x).Plain.Should().Contain("too few of each service");
    }

    /// <summary>A search of each day, shown in the fair order or A to Z under its name.</summary>
    private static IEnumerable<LedgerLine> Lines(int days, string service, bool isHonest)
        => Enumerable.Range(0, days).Select(x =>
        {
            var line = new LedgerLine("900", new DateOnly(2025, 1, 1).AddDays(x), service, "coast", "", 1, _twelve, []);
            var order = isHonest ? new FairOrder(_secret, line.Context).Arrange(_twelve, id => id) : _twelve;
            return line with { Shown = [.. order.Take(10)] };
        });
}
