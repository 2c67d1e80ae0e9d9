using System.Globalization;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>
/// What is kept of how often claims are false is true of the formulas as they are, and within the bar. With CALIBRATE set to a number of
/// markets it is measured anew through the product's own measures and written to where it is kept.
/// </summary>
public sealed class CalibrationTests
{
    private const ulong _neutralSeeds = 100_000;
    private const ulong _plantedSeeds = 500_000;

    private static readonly IReadOnlyList<MeasuredClaim> _claims =
    [
        new(new InHousePreference(), "a preference for or against in-house providers",
            x => InHousePreference.For(x).Rows is [_, { Times: { LargerThanChance: true } }, ..],
            "in-house providers of 1.5 times the odds", x => new NeutralMarket(x) { InHouseOdds = 1.5 }),
        new(new Exposure(), "that micro-providers are shown more or less often than chance",
            x => Exposure.For(x).Rows.Single(r => r.Band == DisplayBand.Micro).Times is { LargerThanChance: true },
            "micro-providers shown 1.5 times as often", x => new NeutralMarket(x) { MicroOnLists = 1.5 }),
        new(new Habit(), "that a team, or all together, repeat themselves", x => Habit.For(x).Rows.Any(r => r.IsHabit),
            "half of all choices made by habit", x => new NeutralMarket(x) { Habit = 0.5 }),
        new(new InvisibleProviders(), "more providers without a referral than chance leaves",
            x => InvisibleByChance.For(x) is var chance && InvisibleProviders.For(x).Rows.Count > chance.Expected && chance.Chance < 0.05)
        {
            Neutral = x => new NeutralMarket(x) { Referrals = 50 },
        },
        new(new PickRateByPosition(), "that the first on a list is favoured",
            x => PickRateByPosition.For(x).Rows.FirstOrDefault(r => r.Position == 1) is { IsFavoured: true },
            "a first place of 2 times the odds", x => new NeutralMarket(x) { FirstOdds = 2 }),
        new(new ListPosition(), "that early names receive more", x => ListPosition.For(x).Rows is [.., { ByName.IsBias: true }]),
        new(new AreaBands(), "that an area has the least choice", x => AreaBands.For(x).Value.Value is not null,
            "an area of 150 referrals with a third of the providers")
        {
            NeutralSlice = x => AlikeAreas.Slice(x),
            PlantedSlice = x => AlikeAreas.Slice(x, less: 1 / 3.0),
        },
    ];

    public static TheoryData<string> Claims => [.. _claims.Select(x => x.Measure.Id)];

    [Theory, MemberData(nameof(Claims))]
    public void What_is_kept_is_of_the_formula_as_it_is_and_within_the_bar(string measure)
    {
        var kept = Calibration.For(MeasureCatalogue.Find(measure)!).ToList();

        kept.Should().ContainSingle("the long form has measured this version: set CALIBRATE=1000 and run these tests");
        kept[0].Markets.Should().BeGreaterThanOrEqualTo(400);
        kept[0].FalseAlarms.Should().BeLessThanOrEqualTo(Calibration.MostFalseAlarms);
    }

    [Fact]
    public void Nothing_is_kept_of_a_formula_that_is_no_more()
        => Calibration.All.Where(x => MeasureCatalogue.Find(x.Measure)?.Version != x.Version).Should().BeEmpty();

    [Fact]
    public void It_is_said_in_one_sentence()
        => new Calibration("x", 2, new(2026, 11, 29), "a preference", 1_000, 0.047, "1.5 times the odds", 0.97).Sentence.Plain.Should().Be(
            "In 1,000 markets made by chance alone, a preference was claimed 4.7 times in 100; with 1.5 times the odds, 97 times in 100.");

    [Fact]
    public async Task Measured_anew_when_asked_it_is_written_where_it_is_kept()
    {
        // A short measurement on every run: the same code, a few markets, nothing written.
        var isAsked = int.TryParse(Environment.GetEnvironmentVariable("CALIBRATE"), CultureInfo.InvariantCulture, out var asked);
        var lines = _claims.Select(x => x.Measured(isAsked ? asked : 20, DateOnly.FromDateTime(DateTime.Today)).Line).ToList();

        lines.Should().HaveCount(_claims.Count).And.OnlyContain(x => x.Split(';').Length == 8);
        if (isAsked)
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "CommissioningDashboard.sln")))
            {
                folder = folder.Parent;
            }

            await File.WriteAllLinesAsync(
                Path.Combine(folder.FullName, "src/CommissioningDashboard/Measures/Evidence/Calibration.csv"), [Calibration.Header, .. lines]);
        }
    }

    /// <summary>A claim, how to tell that it is made, and a market with a real effect.</summary>
    private sealed record MeasuredClaim(
        Measure Measure, string Words, Func<MarketSlice, bool> IsMade, string? Planted = null, Func<ulong, NeutralMarket>? Plant = null)
    {
        public Func<ulong, NeutralMarket> Neutral { get; init; } = x => new NeutralMarket(x);

        /// <summary>A neutral market of another kind.</summary>
        public Func<ulong, MarketSlice>? NeutralSlice { get; init; }

        /// <summary>One of that kind with a real effect.</summary>
        public Func<ulong, MarketSlice>? PlantedSlice { get; init; }

        public Calibration Measured(int markets, DateOnly on)
        {
            var neutral = NeutralSlice ?? (x => Neutral(x).Slice());
            var planted = PlantedSlice ?? (Plant is null ? null : x => Plant(x).Slice());
            return new(
                Measure.Id, Measure.Version, on, Words, markets, Share(markets, x => neutral(_neutralSeeds + x)), Planted,
                planted is null ? null : Share(Math.Max(1, markets / 3), x => planted(_plantedSeeds + x)));
        }

        private double Share(int markets, Func<ulong, MarketSlice> market)
            => Enumerable.Range(1, markets).Average(x => IsMade(market((ulong)x)) ? 1.0 : 0);
    }
}
