using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What went to each band beside what a choice blind to it would give, in the weight's whole units.</summary>
public sealed class NeutralSums
{
    private readonly double[] _expected = new double[DisplayBands.OfProviders.Count];
    private readonly double[] _variance = new double[DisplayBands.OfProviders.Count];

    /// <summary>What went to providers able to take it.</summary>
    public Tally[] To { get; } = new Tally[DisplayBands.OfProviders.Count];

    /// <summary>The amount if each referral had gone to any provider able to take it, all as likely.</summary>
    public IReadOnlyList<double> Expected => _expected;

    /// <summary>How much that amount varies by chance.</summary>
    public IReadOnlyList<double> Variance => _variance;

    /// <summary>The expected amount as a share of all; none without any.</summary>
    public double? ExpectedShare(DisplayBand band) => Tally.Sum(To).Amount is var whole and > 0 ? _expected[(int)band] / whole : null;

    internal void Add(int band, double expected, double variance)
    {
        _expected[band] += expected;
        _variance[band] += variance;
    }
}
