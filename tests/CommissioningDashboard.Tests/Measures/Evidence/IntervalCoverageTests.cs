using System.Globalization;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>
/// What is kept of how often a share's interval holds the truth is of the formula as it is, and within the bar. With CALIBRATE set to a number
/// of markets it is measured anew and written to where it is kept; otherwise 400 of each kind are made, which tell a part of 95 in 100 to
/// within 2.
/// </summary>
public sealed class IntervalCoverageTests
{
    private const int _fewest = 400;

    private static readonly (string Words, Weight Weight, Func<ulong, RepeatMarket> Make)[] _kinds =
    [
        ("by referrals", Weight.Referrals, x => new(x)),
        ("by hours", Weight.WeeklyHours, x => new(x)),
        ("with people who come again", Weight.Referrals, x => new(x) { Returning = 0.5 }),
        ("by cost with people who come again", Weight.WeeklyCost, x => new(x) { Returning = 0.5 }),
        ("by hours where micro-providers’ packages are 4 times as large", Weight.WeeklyHours, x => new(x) { MicroPackages = 4 }),
        ("by cost where they are a quarter as large", Weight.WeeklyCost, x => new(x) { MicroPackages = 0.25 }),
        ("by hours with a few very large packages", Weight.WeeklyHours, x => new(x) { LargePackages = 150 }),
        ("by hours of 60 referrals with one package in ten very large", Weight.WeeklyHours, x => Large(x, 60, 0.2)),
        ("by hours of 100 of them", Weight.WeeklyHours, x => Large(x, 100, 0.2)),
        ("by hours of 150 of them and a share of a tenth", Weight.WeeklyHours, x => Large(x, 150, 0.1)),
        ("by hours of 300 of them and a share of a twentieth", Weight.WeeklyHours, x => Large(x, 300, 0.05)),
        ("by hours with larger packages and people who come again", Weight.WeeklyHours, x => new(x) { MicroPackages = 4, Returning = 0.5 }),
    ];

    private static RepeatMarket Large(ulong seed, int referrals, double micro)
        => new(seed) { Referrals = referrals, Micro = micro, LargePackages = 150, HasLargeEverywhere = true };

    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, _kinds.Length)];

    private static bool IsAsked(out int markets)
        => int.TryParse(Environment.GetEnvironmentVariable("CALIBRATE"), CultureInfo.InvariantCulture, out markets);

    [Theory, MemberData(nameof(Kinds))]
    public void The_interval_of_a_share_holds_the_truth_in_92_to_98_of_100(int kind) => Held(kind, _fewest).Should().BeInRange(0.92, 0.985);

    [Fact]
    public void What_is_kept_is_of_the_formula_as_it_is_and_within_the_bar()
    {
        var kept = IntervalCoverage.For(new BandShare());

        kept.Select(x => x.Kind).Should().Equal(_kinds.Select(x => x.Words), "the long form has measured this version: set CALIBRATE=1000");
        kept.Should().OnlyContain(x => x.Markets >= _fewest && x.Held >= 0.92 && x.Held <= 0.98);
        IntervalCoverage.All.Where(x => MeasureCatalogue.Find(x.Measure)?.Version != x.Version).Should().BeEmpty();
    }

    [Fact]
    public void It_is_said_in_one_sentence()
        => IntervalCoverage.InWords([Of("by hours", 0.951), Of("by cost", 0.94)]).Plain.Should()
            .Be("Of 1,000 simulated markets of each kind, the 95% interval held the truth in 95.1 of 100 by hours, 94.0 of 100 by cost.");

    [Fact]
    public async Task Measured_anew_when_asked_it_is_written_where_it_is_kept()
    {
        if (!IsAsked(out var markets))
        {
            return;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CommissioningDashboard.sln")))
        {
            folder = folder.Parent;
        }

        var (measure, on) = (new BandShare(), DateOnly.FromDateTime(DateTime.Today));
        await File.WriteAllLinesAsync(
            Path.Combine(folder.FullName, "src/CommissioningDashboard/Measures/Evidence/IntervalCoverage.csv"),
            [IntervalCoverage.Header, .. _kinds.Select((x, i) => new IntervalCoverage(measure.Id, measure.Version, on, x.Words, markets, Held(i, markets)).Line)]);
    }

    private static IntervalCoverage Of(string kind, double held) => new("x", 2, new(2026, 11, 29), kind, 1_000, held);

    private static double Held(int kind, int markets) => Enumerable.Range(1, markets).AsParallel().Average(seed =>
    {
        var made = _kinds[kind].Make((ulong)seed);
        return BandShare.For(made.Slice(_kinds[kind].Weight)).Value.Interval!.Value.Contains(made.Truth(_kinds[kind].Weight)) ? 1.0 : 0;
    });
}
