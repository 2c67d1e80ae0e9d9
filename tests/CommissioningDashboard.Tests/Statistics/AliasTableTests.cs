using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class AliasTableTests
{
    [Fact]
    public void Each_outcome_comes_as_often_as_its_chance_says() =>
        Gen.Select(Gen.Double[0, 1].Array[1, 12], Gen.ULong).Where(x => x.Item1.Sum() > 0.1).Sample((chances, seed) =>
        {
            const int draws = 40_000;
            var random = new Xoshiro256(seed);
            var table = new AliasTable([.. chances]);

            var seen = new int[chances.Length];
            for (var i = 0; i < draws; i++)
            {
                seen[table.Next(random)]++;
            }

            for (var i = 0; i < chances.Length; i++)
            {
                var p = chances[i] / chances.Sum();
                seen[i].Should().BeCloseTo((int)(draws * p), 1 + (uint)(6 * Math.Sqrt(draws * p * (1 - p))));
            }
        }, iter: 60);

    [Fact]
    public void What_has_no_chance_never_comes()
    {
        var random = new Xoshiro256(31);
        var table = new AliasTable([0, 3, 0, 1, 0]);

        Enumerable.Range(0, 10_000).Select(_ => table.Next(random)).Should().OnlyContain(x => x == 1 || x == 3);
    }
}
