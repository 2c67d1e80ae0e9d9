using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Measures;

public sealed class NameOrderTests
{
    [Fact]
    public void The_first_of_four_names_has_the_most_in_one_dealing_of_four()
    {
        var order = NameOrder.FromGroups([new([0, 1, 2, 3], [6, 3, 1, 0])], withRank: false).All!;

        (order.Share, order.Expected, order.Times).Should().Be((0.6, 0.25, 2.4));
        order.Chance.UpperP.Should().BeApproximately(0.25, 0.03);
    }

    [Fact]
    public void A_provider_on_many_lists_is_one_piece_of_evidence()
    {
        var order = NameOrder.FromGroups([.. Enumerable.Repeat(new NamedList([0, 1, 2, 3], [6, 3, 1, 0]), 12)], withRank: true).All!;

        order.Chance.UpperP.Should().BeApproximately(0.25, 0.03);
        order.Rank!.Value.Observed.Should().BeApproximately(-1, 1e-12);
        order.Rank!.Value.LowerP.Should().BeApproximately(1 / 24.0, 0.015);
    }

    /// <summary>Four names in falling order correlate at -1 and three in rising order at 1; the third list, alike throughout, says nothing of order.</summary>
    [Fact]
    public void Correlations_of_groups_are_averaged_by_the_length_of_their_lists_without_those_that_have_none()
    {
        var (groups, all) = NameOrder.FromGroups([new([0, 1, 2, 3], [6, 3, 1, 0]), new([0, 1, 2], [1, 2, 3], Group: 1), new([0, 1, 2], [5, 5, 5], Group: 2)], withRank: true);

        groups[0].Rank!.Value.Observed.Should().BeApproximately(-1, 1e-12);
        groups[1].Rank!.Value.Observed.Should().BeApproximately(1, 1e-12);
        groups[2].Rank.Should().BeNull();
        all!.Rank!.Value.Observed.Should().BeApproximately(-1 / 7.0, 1e-12);
    }

    [Fact]
    public void Lists_of_one_name_or_no_referral_are_not_read()
    {
        NameOrder.FromGroups([new([0], [6]), new([0, 1], [0, 0])], withRank: true).All.Should().BeNull();
        NameOrder.FromGroups([new([0], [6]), new([0, 1], [1, 1])], withRank: true).All!.Rank.Should().BeNull();
    }

    [Fact]
    public void The_chance_is_that_of_all_dealings_of_names_counted_out()
        => Gen.Int[0, 9].Array[4].Array[1, 3].Where(x => x.All(a => a.Sum() > 0)).Sample(lists =>
        {
            // Each list leaves out one provider, so that places differ from list to list.
            var named = lists.Select((amounts, skip) => new NamedList(
                [.. Enumerable.Range(0, 4).Where(x => x != skip)], [.. amounts.Where((_, x) => x != skip).Select(x => (long)x)])).ToList();
            if (NameOrder.FromGroups(named, withRank: false).All is not { } order)
            {
                return;
            }

            var read = named.Where(x => x.Amounts.Any(a => a > 0)).ToList();
            var shares = Orders([0, 1, 2, 3]).Select(names => read.Sum(list => list.Amounts[list.Providers.Index().MinBy(x => names[x.Item]).Index])).ToList();
            var observed = read.Sum(x => x.Amounts[0]);
            order.Share.Should().BeApproximately((double)observed / read.Sum(x => x.Amounts.Sum()), 1e-12);
            order.Chance.UpperP.Should().BeApproximately(shares.Count(x => x >= observed) / 24.0, 0.05);
        }, iter: 60, threads: 1);

    [Fact]
    public void The_correlation_is_spearmans_of_place_and_amount()
        => Gen.Int[0, 5].Array[3, 12].Sample(amounts =>
        {
            var places = Enumerable.Range(1, amounts.Length).Select(x => (double)x).ToArray();
            var expected = Correlation(places, RankCorrelation.Ranks([.. amounts.Select(x => (double)x)]));
            var order = NameOrder.FromGroups([new([.. Enumerable.Range(0, amounts.Length)], [.. amounts.Select(x => (long)x)])], withRank: true).All;

            (order?.Rank is null).Should().Be(expected is null);
            order?.Rank?.Observed.Should().BeApproximately(expected!.Value, 1e-12);
        }, iter: 100, threads: 1);

    [Fact]
    public void Groups_read_from_the_same_dealings_say_what_they_say_alone()
        => Gen.Int[0, 9].Array[5].Array[2, 4].Where(x => x.All(a => a.Sum() > 0)).Sample(lists =>
        {
            var named = lists.Select((amounts, i) => new NamedList([.. Enumerable.Range(i, 5)], [.. amounts.Select(x => (long)x)], i % 2)).ToList();

            var (groups, all) = NameOrder.FromGroups(named, withRank: true);

            Alike(all!, NameOrder.FromGroups(named, withRank: true).All!);
            foreach (var (group, order) in groups)
            {
                Alike(order, NameOrder.FromGroups([.. named.Where(x => x.Group == group)], withRank: true).All!);
            }
        }, iter: 40, threads: 1);

    /// <summary>Shares and correlations are the same; chances are from other dealings.</summary>
    private static void Alike(NameOrder one, NameOrder other)
    {
        (one.Lists, one.Rank is null).Should().Be((other.Lists, other.Rank is null));
        one.Share.Should().BeApproximately(other.Share, 1e-12);
        one.Expected.Should().BeApproximately(other.Expected, 1e-12);
        one.Chance.UpperP.Should().BeApproximately(other.Chance.UpperP, 0.08);
        one.Rank?.Observed.Should().BeApproximately(other.Rank!.Value.Observed, 1e-12);
        one.Rank?.LowerP.Should().BeApproximately(other.Rank!.Value.LowerP, 0.08);
    }

    private static IEnumerable<int[]> Orders(int[] items) => items.Length <= 1 ? [items]
        : items.SelectMany(first => Orders([.. items.Where(x => x != first)]).Select(rest => (int[])[first, .. rest]));

    /// <summary>Pearson's correlation, which is Spearman's of what are ranks; none when one of them does not vary.</summary>
    private static double? Correlation(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var spread = x.Sum(v => Math.Pow(v - meanX, 2)) * y.Sum(v => Math.Pow(v - meanY, 2));
        return spread == 0 ? null : x.Zip(y, (one, other) => (one - meanX) * (other - meanY)).Sum() / Math.Sqrt(spread);
    }
}
