using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// Which open providers would be without a referral if every choice had gone to any provider able to take it, all as likely. With few
/// referrals and many providers some must be. A person who stays with a provider has chosen once.
/// </summary>
internal sealed class InvisibleByChance
{
    private static readonly SliceComputation<InvisibleByChance> _counted = new(x => new InvisibleByChance(x));

    /// <summary>The logarithm of each provider's chance of going without.</summary>
    private readonly double[] _log;
    private readonly List<double> _chances;
    private readonly int _found;

    private InvisibleByChance(MarketSlice slice)
    {
        _log = new double[slice.Providers.Count];
        foreach (var choice in AbleChoices.For(slice).Where(x => x.Choices > 0))
        {
            Counted += choice.Choices;
            var one = choice.Choices * Math.Log(1 - (1.0 / choice.Able.Places.Count));
            foreach (var provider in choice.Able.Places)
            {
                _log[provider] += one;
            }
        }

        var open = slice.OpenAndAble(slice.Period.To);
        var received = slice.ByProvider(slice.Period);
        _chances = [.. open.Select(x => this[x])];
        _found = open.Count(x => received[x.Index].Referrals == 0);
        Chance = PoissonBinomial.UpperTail(_chances, _found);
    }

    /// <summary>How many choices it rests on.</summary>
    public long Counted { get; }

    /// <summary>How many open providers would be without a referral.</summary>
    public double Expected => _chances.Sum();

    /// <summary>The chance of as many as there are, or more.</summary>
    public double Chance { get; }

    /// <summary>
    /// "3 found, 0.1 expected"; nothing where none was found or no choice was made. Whether it could be chance is said only of more than
    /// expected.
    /// </summary>
    public string? Words => _found == 0 || Counted == 0 ? null
        : $"{{{Written.Whole(_found)}}} open provider{(_found == 1 ? "" : "s")} without a referral found, {{{ExpectedText}}} expected if "
        + $"all able were as likely: {(_found > Expected ? Written.Chance(Chance) : "no more than chance leaves")}";

    private string ExpectedText => Expected is > 0 and < 0.05 ? "under 0.1" : Written.Number(Expected, Unit.Score);

    /// <summary>One provider's chance of going without.</summary>
    public double this[ProviderRecord provider] => Math.Exp(_log[provider.Index]);

    public static InvisibleByChance For(MarketSlice slice) => slice.GetOrCompute(_counted);
}
