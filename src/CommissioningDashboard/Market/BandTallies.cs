using System.Collections;

namespace CommissioningDashboard.Market;

/// <summary>
/// Arranged referrals by display band, indexed by band, with <see cref="DisplayBands.OwnerNotKnown"/> behind them; and for each band by how
/// much its share is less sure because people come again.
/// </summary>
/// <param name="tallies">By band.</param>
/// <param name="effect">The design effect of a band's share; asked for only when an interval is.</param>
public sealed class BandTallies(IReadOnlyList<Tally> tallies, Func<DisplayBand, double> effect) : IReadOnlyList<Tally>
{
    public int Count => tallies.Count;

    public Tally this[int band] => tallies[band];

    /// <summary>1 when everybody comes once, 2 when the share is as sure as that of half as many people who do.</summary>
    public double DesignEffect(DisplayBand band) => effect(band);

    /// <summary>What is left of a whole without a part of it.</summary>
    public static BandTallies operator -(BandTallies whole, BandTallies part)
        => new([.. whole.Zip(part, (all, own) => all - own)], whole.DesignEffect);

    public IEnumerator<Tally> GetEnumerator() => tallies.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
