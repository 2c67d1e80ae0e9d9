using System.Reflection;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics.Differential;

/// <summary>
/// Every statistic beside R's answer to the same question, at least 500 times over. The answers lie in Expected, written by
/// make-expected.R, so R is not needed here.
/// </summary>
public sealed class AgreementTests
{
    private const int FewestCases = 500;

    private static readonly Dictionary<string, Action<ReferenceCase>> Comparisons = new()
    {
        [nameof(ChiSquare)] = TestComparisons.CompareChiSquare,
        [nameof(Concentration)] = MarketComparisons.CompareConcentration,
        [nameof(ControlLimits)] = IntervalComparisons.CompareControlLimits,
        [nameof(Diversity)] = MarketComparisons.CompareDiversity,
        [nameof(FalseDiscovery)] = TestComparisons.CompareFalseDiscovery,
        [nameof(Inequality)] = MarketComparisons.CompareInequality,
        [nameof(KaplanMeier)] = TestComparisons.CompareKaplanMeier,
        [nameof(Kish)] = MarketComparisons.CompareKish,
        [nameof(MannKendall)] = TestComparisons.CompareMannKendall,
        [nameof(MantelHaenszel)] = TestComparisons.CompareMantelHaenszel,
        [nameof(Mover)] = GroupComparisons.CompareMover,
        [nameof(Normal)] = TestComparisons.CompareNormal,
        [nameof(Permutation)] = TestComparisons.ComparePermutation,
        [nameof(Quantiles)] = IntervalComparisons.CompareQuantiles,
        [nameof(RankCorrelation)] = TestComparisons.CompareRankCorrelation,
        [nameof(Ratio)] = IntervalComparisons.CompareRatio,
        [nameof(StudentT)] = GroupComparisons.CompareStudentT,
        [nameof(TwoGroups)] = GroupComparisons.CompareTwoGroups,
        [nameof(Wilson)] = IntervalComparisons.CompareWilson,
    };

    private static readonly Dictionary<string, string> NotCompared = new()
    {
        [nameof(Funnel)] = "FunnelTests adds the binomial up term by term",
        [nameof(AdjacentRepeats)] = "AdjacentRepeatsTests goes through every order",
        [nameof(KindOdds)] = "RegistrationNotNeededTests works the odds out again",
        [nameof(PooledRisk)] = "PooledRiskTests holds it to Katz's interval of one table; its P is MantelHaenszel's",
        [nameof(RepeatOdds)] = "RepeatOddsTests goes through every order, each as likely as its repeats make it",
        [nameof(Subsample)] = "SubsampleTests counts the ways to draw",
        [nameof(WeightedShare)] = "WeightedShareTests writes Cochran’s variance of a ratio out",
        [nameof(Holm)] = "HolmTests holds it to R's own p.adjust",
        [nameof(MatchedSets)] = "MatchedSetsTests holds it to Wilson's interval for pairs and reads the likelihood off odds by odds",
        [nameof(ObservedOverExpected)] = "ObservedOverExpectedTests works the score out again from its definition",
        [nameof(PoissonBinomial)] = "PoissonBinomialTests adds up every way that events can fall",
        [nameof(EffectiveNumber)] = "EffectiveNumberTests writes the sums of the paper out and leaves out each referral in turn",
        [nameof(SamePair)] = "HerfindahlIndexTests goes through every pair of referrals; CoverageTests draws markets of known truth",
        [nameof(Rarefaction)] = "RarefactionTests adds up every way to take so many referrals",
        [nameof(MaximumFlow)] = "whole numbers; MaximumFlowTests compares it with the least of all cuts",
        [nameof(Confidence)] = "two constants, compared here with the normal quantiles that are",
    };

    public static TheoryData<string> Names => [.. Comparisons.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Every_answer_agrees_with_R(string name)
    {
        foreach (var one in ReferenceCase.All(name))
        {
            Comparisons[name](one);
            one.NotCompared.Should().BeEmpty("every answer R gives is read");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_method_has_at_least_500_cases(string name)
    {
        var cases = ReferenceCase.All(name);
        var methods = Statistics.Single(type => type.Name == name)
            .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(method => method.Name).Distinct();

        foreach (var method in methods)
        {
            cases.Count(one => one.Answers.Any(column => column.Split('.')[0] == method && one.Has(column)))
                .Should().BeGreaterThanOrEqualTo(FewestCases, $"{name}.{method} is compared with R");
        }
    }

    [Fact]
    public void Every_class_of_statistics_is_compared_or_named_with_a_reason() =>
        Statistics.Select(type => type.Name).Should().BeEquivalentTo(Comparisons.Keys.Concat(NotCompared.Keys));

    [Fact]
    public void The_two_levels_are_the_normal_quantiles()
    {
        Normal.TwoSided(Confidence.Z95).Should().BeApproximately(2 * 0.025, 1e-15);
        Normal.TwoSided(Confidence.Z998).Should().BeApproximately(2 * 0.001, 1e-15);
    }

    private static IEnumerable<Type> Statistics => typeof(Wilson).Assembly.GetTypes()
        .Where(type => type is { IsPublic: true, IsAbstract: true, IsSealed: true } && type.Namespace == typeof(Wilson).Namespace);
}
