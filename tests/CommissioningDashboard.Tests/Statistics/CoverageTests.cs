using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

/// <summary>
/// How often a 95% interval holds the truth, on markets made by chances that are known: of a county's year, a team's year and a team's
/// quarter. Set COVERAGE to a number of markets for the long form.
/// </summary>
public sealed class CoverageTests
{
    private const double _low = 0.92;
    private const double _high = 0.985;

    private static readonly int _markets =
        int.TryParse(Environment.GetEnvironmentVariable("COVERAGE"), out var asked) ? asked : 600;

    /// <summary>Providers, referrals, and how alike the providers are: 1/rank, of a lognormal size, or broken sticks.</summary>
    public static TheoryData<int, int, string> Settings => new()
    {
        { 119, 7900, "rank" }, { 119, 7900, "lognormal" }, { 119, 7900, "sticks" },
        { 119, 800, "rank" }, { 119, 800, "lognormal" }, { 119, 800, "sticks" },
        { 119, 150, "rank" }, { 119, 150, "lognormal" }, { 119, 80, "rank" }, { 30, 100, "lognormal" }, { 8, 60, "rank" },
    };

    [Theory, MemberData(nameof(Settings))]
    public void The_effective_number_of_order_1(int providers, int referrals, string shape)
        => Held(providers, referrals, shape, x => EffectiveNumber.Order1(x), p => Math.Exp(-p.Sum(x => x * Math.Log(x))))
            .Should().BeInRange(_low, _high);

    [Theory, MemberData(nameof(Settings))]
    public void The_effective_number_of_order_2_and_the_Herfindahl_index(int providers, int referrals, string shape)
    {
        Held(providers, referrals, shape, x => EffectiveNumber.Order2(x), p => 1 / p.Sum(x => x * x))
            .Should().BeInRange(_low, _high);
        Held(providers, referrals, shape, x => SamePair.Chance(x), p => p.Sum(x => x * x)).Should().BeInRange(_low, _high);
    }

    [Theory]
    [InlineData(119, 800, "rank")]
    [InlineData(119, 150, "lognormal")]
    public void The_index_is_right_on_average(int providers, int referrals, string shape)
        => Made(providers, referrals, shape).Average(x => SamePair.Chance(x.Received)!.Value.Value / x.Chances.Sum(p => p * p))
            .Should().BeInRange(0.97, 1.03);

    [Theory]
    [InlineData(119, 300)]
    [InlineData(30, 60)]
    public void The_effective_number_in_a_number_of_referrals_is_that_of_fresh_ones(int providers, int referrals)
    {
        // The truth: the mean entropy of fresh sets of 30 by the same chances.
        var random = new Xoshiro256(7);
        var held = Made(providers, referrals, "lognormal").Take(200).Average(x =>
        {
            var truth = Math.Exp(Enumerable.Range(0, 1_500).Average(_ => Diversity.Shannon(Drawn(x.Chances, 30, random))!.Value));
            return Rarefaction.Order1([.. x.Received.Select(r => r.Referrals)], 30)!.Value.Interval.Contains(truth) ? 1.0 : 0;
        });

        held.Should().BeInRange(0.90, 0.995);
    }

    private static double Held(
        int providers, int referrals, string shape, Func<IReadOnlyList<Received>, Estimate?> estimate, Func<double[], double> truth)
        => Made(providers, referrals, shape).Average(x => estimate(x.Received) is { } found && found.Interval.Contains(truth(x.Chances)) ? 1.0 : 0);

    private static IEnumerable<(double[] Chances, IReadOnlyList<Received> Received)> Made(int providers, int referrals, string shape)
    {
        var random = new Xoshiro256((ulong)((providers * 100_003) + referrals));
        for (var market = 0; market < _markets; market++)
        {
            double[] weights = [.. Enumerable.Range(1, providers).Select(rank => shape switch
            {
                "rank" => 1.0 / rank,
                "sticks" => -Math.Log(1 - random.NextDouble()),
                _ => Math.Exp(1.2 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())),
            })];
            double[] chances = [.. weights.Select(x => x / weights.Sum())];
            yield return (chances, [.. Drawn(chances, referrals, random).Select(Received.FromCount)]);
        }
    }

    private static long[] Drawn(double[] chances, int referrals, Xoshiro256 random)
    {
        var counts = new long[chances.Length];
        var table = new AliasTable([.. chances]);
        for (var i = 0; i < referrals; i++)
        {
            counts[table.Next(random)]++;
        }

        return counts;
    }
}
