using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>
/// By how much the share of each band is less sure than if every referral were another person's: people who come again stay with their
/// provider. It is the variance of the share with each person as one draw (linearised), over that with each referral as one; at least 1.
/// A referral that does not say whose it is counts as another person's.
/// </summary>
/// <remarks>
/// Sources: L. Kish (1965), Survey Sampling, section 8.2, for the design effect; W. G. Cochran (1977), Sampling Techniques, section 6.4,
/// for the variance.
/// </remarks>
internal sealed class DesignEffects
{
    private const int _bands = (int)DisplayBand.NotRecorded;

    private readonly double[] _effects = new double[_bands];

    private DesignEffects() => Array.Fill(_effects, 1);

    public double this[DisplayBand band] => _effects[(int)band];

    /// <summary>For shares of so many months each, measured in the slice's period.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="months">People are told again only within so many months, which go back from the period's end.</param>
    /// <param name="weight">What the shares count.</param>
    public static DesignEffects Measure(MarketSlice slice, int months, Weight weight)
    {
        var effects = new DesignEffects();
        Tally[] bands = [.. slice.ByBand(slice.Period).Take(_bands).Select(x => weight == slice.Weight ? x : Tally.FromCount(x.Referrals))];
        var whole = Tally.Sum(bands);
        if (whole.Amount > 0 && slice.Market.PeopleCount > 0)
        {
            var pairs = Pairs(slice, months, weight);
            foreach (var band in DisplayBands.OfProviders)
            {
                effects._effects[(int)band] = Effect(pairs, (int)band, bands[(int)band], whole);
            }
        }

        return effects;
    }

    private static PersonPairs Pairs(MarketSlice slice, int months, Weight weight)
    {
        var (columns, rows) = (slice.Market.Referrals, slice.Referrals);
        var sample = new PersonSample(slice.Market.PeopleCount, rows.Count);
        var pairs = new PersonPairs(sample, _bands);
        var last = slice.Period.To.Index - slice.Market.FirstMonth.Index;
        var run = int.MaxValue;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.RowAt(i);
            if (!sample.Has(columns.Person[row]) || columns.Provider[row] == 0
                || columns.Outcome[row] != (byte)ReferralOutcome.Arranged || columns.Amount(row, weight) is not (> 0 and var amount))
            {
                continue;
            }

            if ((last - columns.Month[row]) / months is var now && now != run)
            {
                run = now;
                pairs.StartAfresh();
            }

            pairs.Add(columns.Person[row], (int)slice.BandOfReferral(row), amount);
        }

        return pairs;
    }

    /// <summary>Of a share that is none or all nothing can be told but how unlike people are in amount.</summary>
    private static double Effect(PersonPairs pairs, int band, Tally part, Tally whole)
    {
        var share = (double)part.Amount / whole.Amount;
        var isMixed = share is > 0 and < 1;
        Span<double> values = stackalloc double[_bands];
        values.Fill(isMixed ? -share : 1);
        values[band] = isMixed ? 1 - share : 1;
        return pairs.DesignEffect(values, isMixed
            ? ((1 - share) * (1 - share) * part.Squares) + (share * share * (whole.Squares - part.Squares)) : whole.Squares);
    }
}
