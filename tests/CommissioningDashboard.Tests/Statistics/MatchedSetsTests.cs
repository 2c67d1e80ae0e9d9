using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class MatchedSetsTests
{
    /// <summary>
    /// In pairs the odds are those of one kind chosen over the other (Breslow and Day 1980, section 5.2), and the score interval is
    /// Wilson's of that share, turned into odds.
    /// </summary>
    [Theory]
    [InlineData(60, 40)]
    [InlineData(13, 3)]
    [InlineData(29, 3)]
    public void Pairs_have_the_odds_of_the_share_and_its_Wilson_interval(int kind, int other)
    {
        var odds = MatchedSets.Fit([.. Sets(kind, 1, 2, true), .. Sets(other, 1, 2, false)])!.Value;

        var share = Wilson.Interval(kind, kind + other, Confidence.Z95)!.Value;
        odds.Value.Should().BeApproximately((double)kind / other, 1e-9);
        odds.Interval.Low.Should().BeApproximately(share.Low / (1 - share.Low), 1e-9);
        odds.Interval.High.Should().BeApproximately(share.High / (1 - share.High), 1e-9);
        odds.P.Should().BeApproximately(Normal.TwoSided((kind - other) / Math.Sqrt(kind + other)), 1e-12);
        (odds.Sets, odds.Together).Should().Be((kind + other, 1.0));
    }

    [Fact]
    public void Sets_of_several_shapes_have_the_odds_of_greatest_likelihood()
    {
        List<MatchedSet> sets = [.. Sets(9, 1, 2, true), .. Sets(6, 1, 2, false), .. Sets(20, 2, 5, true), .. Sets(14, 2, 5, false),
            .. Sets(3, 3, 4, true), .. Sets(2, 3, 4, false), .. Sets(50, 2, 2, true), .. Sets(50, 0, 4, false)];

        var odds = MatchedSets.Fit(sets)!.Value;

        odds.Value.Should().BeApproximately(GreatestLikelihood(sets), 1e-3);
        odds.Sets.Should().Be(54);
    }

    [Fact]
    public void Where_everybody_chooses_twice_alike_there_are_half_as_many_choices()
    {
        var apart = MatchedSets.Fit([.. Sets(30, 1, 3, true), .. Sets(20, 1, 3, false)])!.Value;
        List<MatchedSet> twice = [.. Sets(30, 1, 3, true), .. Sets(20, 1, 3, false)];
        twice = [.. twice.Select((x, i) => x with { Cluster = i + 1 })];

        var together = MatchedSets.Fit([.. twice, .. twice])!.Value;

        together.Together.Should().BeApproximately(2, 1e-12);
        together.Value.Should().BeApproximately(apart.Value, 1e-9);
        together.Interval.Low.Should().BeApproximately(apart.Interval.Low, 1e-9);
        together.P.Should().BeApproximately(apart.P, 1e-12);
    }

    [Fact]
    public void Choices_of_one_person_that_differ_do_not_make_the_rest_surer()
    {
        List<MatchedSet> sets = [.. Sets(20, 1, 2, true).Select((x, i) => x with { Cluster = i + 1 }),
            .. Sets(20, 1, 2, false).Select((x, i) => x with { Cluster = i + 1 })];

        MatchedSets.Fit(sets)!.Value.Together.Should().Be(1);
    }

    [Fact]
    public void None_or_all_of_the_kind_chosen_or_nothing_to_compare_has_no_odds()
    {
        MatchedSets.Fit([]).Should().BeNull();
        MatchedSets.Fit([.. Sets(5, 1, 2, true)]).Should().BeNull();
        MatchedSets.Fit([.. Sets(5, 1, 2, false), .. Sets(5, 2, 2, true)]).Should().BeNull();
    }

    /// <summary>Read off the likelihood itself, odds by odds.</summary>
    internal static double GreatestLikelihood(IEnumerable<MatchedSet> sets)
    {
        var mixed = sets.Where(x => x.OfKind > 0 && x.OfKind < x.Size).GroupBy(x => x).ToList();
        return Enumerable.Range(-16_000, 32_001).Select(x => Math.Exp(x / 2000.0)).MaxBy(odds => mixed.Sum(
            x => x.Count() * Math.Log((x.Key.IsKindChosen ? x.Key.OfKind * odds : x.Key.Size - x.Key.OfKind)
                / ((x.Key.OfKind * odds) + x.Key.Size - x.Key.OfKind))));
    }

    private static IEnumerable<MatchedSet> Sets(int count, int ofKind, int size, bool isKindChosen)
        => Enumerable.Repeat(new MatchedSet(ofKind, size, isKindChosen), count);
}
