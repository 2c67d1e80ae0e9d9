using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Disclosure;

/// <summary>
/// Can the indices of a small market be turned back into its counts? Whoever holds the workbook lists every way in which the referrals
/// may lie over the providers, and strikes out what does not fit the numbers printed. What is left must be more than one for each.
/// </summary>
public sealed class IndexAttackTests
{
    private static readonly (string Band, decimal Size)[] _bands = [("Micro", 3), ("Small", 20), ("Medium", 100), ("Large", 400)];

    private static readonly string[] _indices =
    [
        "Providers used (order 0)", "Herfindahl-Hirschman index", "Sum of squared shares", "Effective number (order 1)",
        "Effective number (order 2)", "The largest provider’s share", "The three largest providers’ share",
    ];

    [Theory]
    [InlineData("board")]
    [InlineData("strict")]
    public void No_count_of_a_small_market_comes_back_from_its_indices(string profile)
    {
        var (random, broken) = (new Random(7), new List<string>());
        for (var market = 0; market < 12; market++)
        {
            // One provider to a band, so that a band's count is a provider's.
            int[] truth = [.. _bands.Select(_ => random.Next(0, 15))];
            var printed = PublishedWorkbook.Of(Market(truth).Slice(), profile);

            // The truth is one way; a count is safe as soon as another way has another count in its place.
            var attack = new Attack(printed, profile);
            attack.Fits(truth).Should().BeTrue("the attack must know what it does");
            broken.AddRange(_bands.Index().Where(x => truth[x.Index] > 0 && attack.Possible().All(p => p[x.Index] == truth[x.Index]))
                .Select(x => $"{x.Item.Band} of {string.Join(", ", truth)}"));
        }

        broken.Should().BeEmpty();
    }

    [Fact]
    public void Indices_are_printed_from_ten_providers_and_a_hundred_referrals_on()
    {
        Index(providers: 10, each: 10).Should().NotBeNull();
        Index(providers: 9, each: 20).Should().BeNull("nine providers are too few");
        Index(providers: 20, each: 4).Should().BeNull("eighty referrals are too few");

        static double? Index(int providers, int each)
        {
            var market = new MarketBuilder();
            foreach (var name in Enumerable.Range(1, providers).Select(x => $"Provider {x}"))
            {
                market.Provider(name, 3).Refer(each, name);
            }

            var book = PublishedWorkbook.Of(market.Slice());
            var area = book.Row("Areas", "north")!["Effective number in as many referrals"].Number;
            var index = book.Row("Concentration", "Herfindahl-Hirschman index")!["Value"].Number;
            (area is null).Should().Be(index is null, "an area is held to the same rule");
            return index;
        }
    }

    private static MarketBuilder Market(int[] counts)
    {
        var market = new MarketBuilder();
        foreach (var (i, (band, size)) in _bands.Index())
        {
            market.Provider(band, size).Refer(counts[i], band);
        }

        return market;
    }

    /// <summary>What somebody can work out who holds the band sheet and the concentration sheet.</summary>
    private sealed class Attack(PublishedWorkbook printed, string profile)
    {
        private readonly List<List<int>> _ranges =
            [.. _bands.Select(x => Range(printed.Row("Band_share", x.Band)!["Referrals"], profile == "strict" ? 8 : 5).ToList())];

        private readonly Dictionary<string, double?> _printed =
            _indices.ToDictionary(x => x, x => printed.Row("Concentration", x)!["Value"].Number);

        /// <summary>Every way to share the referrals out that fits the cells.</summary>
        public IEnumerable<int[]> Possible() =>
            from a in _ranges[0]
            from b in _ranges[1]
            from c in _ranges[2]
            from d in _ranges[3]
            let counts = new[] { a, b, c, d }
            where counts.Sum() > 0 && FitsIndices(counts)
            select counts;

        public bool Fits(int[] counts) => counts.Zip(_ranges).All(x => x.Second.Contains(x.First)) && FitsIndices(counts);

        private static IEnumerable<int> Range(PublishedCell cell, int least) => cell switch
        {
            { IsWithheld: true } => Enumerable.Range(0, 60),
            { Number: 0 } => [0],
            { Number: { } number } => Enumerable.Range(Math.Max(least, (int)number - 2), (int)number + 3 - Math.Max(least, (int)number - 2)),
            _ => throw new InvalidOperationException($"What is {cell}?"),
        };

        private bool FitsIndices(int[] counts)
        {
            var all = (double)counts.Sum();
            var shares = counts.Where(x => x > 0).Select(x => x / all).OrderDescending().ToList();
            var used = _printed["Providers used (order 0)"];
            return (used is null || used == shares.Count)
                && Agrees("Sum of squared shares", shares.Sum(x => x * x) * 10_000, 0.5)
                && (all < 2 || Agrees("Herfindahl-Hirschman index", counts.Sum(x => (double)x * (x - 1)) / (all * (all - 1)) * 10_000, 0.5))
                && Agrees("Effective number (order 1)", EffectiveNumber.Order1(counts.Select(x => Received.FromCount(x)))!.Value.Value, 0.05)
                && (EffectiveNumber.Order2([.. counts.Select(x => Received.FromCount(x))]) is not { } pair
                    || Agrees("Effective number (order 2)", pair.Value, 0.05))
                && Agrees("The largest provider’s share", shares[0], 0.005, counts.Max())
                && Agrees("The three largest providers’ share", shares.Take(3).Sum(), 0.005, counts.OrderDescending().Take(3).Sum());

            bool Agrees(string row, double value, double within, int? part = null)
                => _printed[row] is not { } number
                    || Math.Abs(number - value) <= within + 1e-9
                    || (part is { } count && Math.Abs(number - (Rounded(count) / Rounded(all))) <= within + 1e-9);
        }

        private static double Rounded(double x) => Math.Round(x / 5, MidpointRounding.AwayFromZero) * 5;
    }
}
