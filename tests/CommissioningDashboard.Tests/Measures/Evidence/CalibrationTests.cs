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
            Neutral = x => new NeutralMarket(x) { Referrals = 50 }.Slice(),
        },
        new(new PickRateByPosition(), "that the first on a list is favoured",
            x => PickRateByPosition.For(x).Rows.FirstOrDefault(r => r.Position == 1) is { IsFavoured: true },
            "a first place of 2 times the odds", x => new NeutralMarket(x) { FirstOdds = 2 }),
        new(new ListPosition(), "that early names receive more", x => ListPosition.For(x).Rows is [.., { ByName.IsBias: true }]),
        new(new AreaBands(), "that an area has the least choice", x => AreaBands.For(x).Value.Value is not null,
            "an area of 150 referrals with a third of the providers")
        {
            Neutral = x => AlikeAreas.Slice(x),
            Plant = x => AlikeAreas.Slice(x, less: 1 / 3.0),
        },
        OfEquity(new EquityByAge(), x => EquityByAge.For(x).Rows),
        OfEquity(new EquityByEthnicity(), x => EquityByEthnicity.For(x).Rows),
        OfEquity(new EquityByNeed(), x => EquityByNeed.For(x).Rows),
        new(new NewcomerAccess(), "that micro-providers’ waits differ, though each covered one area and others six,",
            x => NewcomerAccess.For(x).Finding.Plain.Contains("waits differ", StringComparison.Ordinal), "a third of the odds")
        {
            Neutral = x => new NewcomerMarket(x).Slice(),
            Plant = x => new NewcomerMarket(x) { MicroOdds = 1.0 / 3 }.Slice(),
        },
        new(new RegistrationNotNeeded(), "that registered providers are chosen more or less often than chance, though some are liked for other reasons,",
            x => RegistrationNotNeeded.For(x).Rows is [.., { Odds.LargerThanChance: true }],
            "registered providers of 3 times the odds on each list", x => new NeutralMarket(x) { RegisteredOdds = 3 })
        {
            Neutral = x => new NeutralMarket(x) { Liking = 0.5 }.Slice(),
        },
        new(new QualityOfChosen(), "that good and outstanding providers are chosen more or less often than chance, though some are liked for other reasons,",
            x => QualityOfChosen.For(x).Finding.Plain.Contains("Their odds", StringComparison.Ordinal),
            "good providers of 3 times the odds on each list", x => new NeutralMarket(x) { GoodOdds = 3 })
        {
            Neutral = x => new NeutralMarket(x) { Liking = 0.5 }.Slice(),
        },
        new(new MicroSurvival(), "that micro-providers close at different rates by what they first received,",
            x => MicroSurvival.For(x).Finding.Plain.Contains("closed at different rates", StringComparison.Ordinal),
            "four times the chance of closing without a referral")
        {
            Neutral = x => new SurvivalMarket(x).Slice(),
            Plant = x => new SurvivalMarket(x) { Unfound = 4 }.Slice(),
        },
        new(new PriceAndOutcome(), "that micro-providers are dearer or cheaper, or better or worse,",
            x => PriceAndOutcome.For(x).Rows[0] is { Dearer: 1 or -1 } or { Better: 1 or -1 },
            "an hour 20% dearer and 2 points of 24 more")
        {
            Neutral = x => new ValueMarket(x).Slice(),
            Plant = x => new ValueMarket(x) { MicroPrice = 1.2, MicroScore = 2 }.Slice(),
        },
        OfAttention(
            "a changed figure", x => new NeutralYears(x), "a quarter in which half of all choices fall on micro-providers",
            x => new NeutralYears(x) { MicroFavoured = 0.5 }),
        OfAttention("a changed figure, while referrals grew by 1.5% a month,", x => new NeutralYears(x) { Growth = 0.015 }),
        OfAttention(
            "a change in who is chosen, while 2% of providers were replaced each month,", x => new NeutralYears(x) { Churn = 0.02 }) with
        {
            IsMade = x => Attention.For(x).Items.Any(i => i.Sentences.Any(s => s.Plain.EndsWith("who is chosen has changed.", StringComparison.Ordinal))),
        },
    ];

    public static TheoryData<string, int> Claims
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var claims in _claims.GroupBy(x => (x.Id, x.Version)))
            {
                data.Add(claims.Key.Id, claims.Key.Version);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Claims))]
    public void What_is_kept_is_of_the_formula_as_it_is_and_within_the_bar(string id, int version)
    {
        var kept = Calibration.For(id, version).ToList();

        kept.Select(x => x.Claim).Should().Equal(
            _claims.Where(x => x.Id == id).Select(x => x.Words), "the long form has measured this version: set CALIBRATE=1000 and run these tests");
        kept.Should().OnlyContain(x => x.Markets >= 400 && x.FalseAlarms <= Calibration.MostFalseAlarms);
    }

    [Fact]
    public void Nothing_is_kept_of_a_formula_that_is_no_more()
        => Calibration.All.Where(x => x.Version != (x.Measure == Attention.Id ? Attention.Version : MeasureCatalogue.Find(x.Measure)?.Version))
            .Should().BeEmpty();

    [Fact]
    public void It_is_said_in_one_sentence()
        => new Calibration("x", 2, new(2026, 11, 29), "a preference", 1_000, 0.047, "1.5 times the odds", 0.97).Sentence.Plain.Should().Be(
            "In 1,000 markets made by chance alone, a preference was claimed 4.7 times in 100; with 1.5 times the odds, 97 times in 100.");

    [Fact]
    public async Task Measured_anew_when_asked_it_is_written_where_it_is_kept()
    {
        // A short measurement on every run: the same code, a few markets, nothing written.
        var isAsked = int.TryParse(Environment.GetEnvironmentVariable("CALIBRATE"), CultureInfo.InvariantCulture, out var asked);
        var lines = _claims.Select(x => x.Measured(isAsked ? asked : 10, DateOnly.FromDateTime(DateTime.Today)).Line).ToList();

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

    private static MeasuredClaim OfEquity(Measure measure, Func<MarketSlice, IReadOnlyList<EquityRow>> rows) => new(
        measure, "that a group is treated unlike all others, though half of all referrals were of people who had come before and some "
        + "still waited,",
        x => rows(x).Any(r => r.Gaps.Values.Any(g => g.IsClear)))
    {
        Neutral = x => new RepeatMarket(x) { Returning = 0.5, SomeWait = true }.Slice(Weight.Referrals),
    };

    /// <summary>Five years take longer than one month, so there are fewer such markets.</summary>
    private static MeasuredClaim OfAttention(
        string words, Func<ulong, NeutralYears> neutral, string? planted = null, Func<ulong, NeutralYears>? plant = null)
        => new(Attention.Id, Attention.Version, words, x => Attention.For(x).Items.Count > 0, planted, plant is null ? null : x => plant(x).Slice())
        {
            Neutral = x => neutral(x).Slice(),
            MostMarkets = 400,
        };

    /// <summary>A claim, how to tell that it is made, and a market with a real effect.</summary>
    private sealed record MeasuredClaim(
        string Id, int Version, string Words, Func<MarketSlice, bool> IsMade, string? Planted = null, Func<ulong, MarketSlice>? Plant = null)
    {
        public MeasuredClaim(
            Measure measure, string words, Func<MarketSlice, bool> isMade, string? planted = null, Func<ulong, NeutralMarket>? plant = null)
            : this(measure.Id, measure.Version, words, isMade, planted, plant is null ? null : x => plant(x).Slice())
        {
        }

        public Func<ulong, MarketSlice> Neutral { get; init; } = x => new NeutralMarket(x).Slice();

        public int MostMarkets { get; init; } = int.MaxValue;

        public Calibration Measured(int asked, DateOnly on)
        {
            var markets = Math.Min(asked, MostMarkets);
            return new(
                Id, Version, on, Words, markets, Share(markets, x => Neutral(_neutralSeeds + x)), Planted,
                Plant is null ? null : Share(Math.Max(1, markets / 3), x => Plant(_plantedSeeds + x)));
        }

        private double Share(int markets, Func<ulong, MarketSlice> market)
            => Enumerable.Range(1, markets).AsParallel().Average(x => IsMade(market((ulong)x)) ? 1.0 : 0);
    }
}
