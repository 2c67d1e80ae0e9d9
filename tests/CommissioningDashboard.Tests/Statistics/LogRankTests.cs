using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class LogRankTests
{
    private static readonly Gen<SurvivalTime[]> _times =
        Gen.Select(Gen.Int[0, 25], Gen.Bool).Select((time, happened) => new SurvivalTime(time, happened)).Array[0, 40];

    [Fact]
    public void From_counts_it_is_the_test_of_the_single_waits() => Gen.Select(_times, _times).Sample((one, other) =>
        LogRank.P(Counted(one), Counted(other)).Should().BeApproximately(KaplanMeier.LogRank([one, other]) ?? 1, 1e-9));

    /// <summary>With four times the variance two standard deviations are one.</summary>
    [Fact]
    public void People_who_come_again_make_it_less_sure()
    {
        SurvivalTime[] one = [new(1, true), new(2, true), new(2, true), new(9, false)], other = [new(4, true), new(7, true), new(9, true), new(9, false)];
        var z = ZOf(LogRank.P(Counted(one), Counted(other)));

        ZOf(LogRank.P(Counted(one), Counted(other), designEffect: 4)).Should().BeApproximately(z / 2, 1e-6);
    }

    /// <summary>The ends less what was to be expected of each wait sum to nothing over all, and over a group to what the test looks at.</summary>
    [Fact]
    public void Ends_less_what_was_expected_sum_to_nothing() => _times.Sample(times =>
    {
        var expected = LogRank.Expected(Counted(times));

        times.Sum(x => (x.Happened ? 1 : 0) - expected[x.Time]).Should().BeApproximately(0, 1e-9);
    });

    private static EndedAndOpen Counted(SurvivalTime[] times)
    {
        var (ended, open) = (new int[26], new int[26]);
        foreach (var time in times)
        {
            (time.Happened ? ended : open)[time.Time]++;
        }

        return new(ended, open);
    }

    private static double ZOf(double p)
    {
        var (low, high) = (0.0, 10.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Normal.TwoSided(middle) > p ? (middle, high) : (low, middle);
        }

        return low;
    }
}
