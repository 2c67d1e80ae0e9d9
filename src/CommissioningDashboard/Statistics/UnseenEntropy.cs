namespace CommissioningDashboard.Statistics;

/// <summary>
/// Shannon’s entropy of the chances by which referrals fell, with what small numbers hide put back: providers that had none by chance, and
/// the unevenness that chance adds.
/// </summary>
/// <remarks>
/// H = Σ n/N (ψ(N) − ψ(n)) + f₁/N (1 − A)^(1−N) (−ln A − Σ_{r&lt;N} (1 − A)^r / r), with f₁ and f₂ the providers of one and two referrals
/// and A = 2f₂ ÷ ((N − 1)f₁ + 2f₂), or 2 ÷ ((N − 1)(f₁ − 1) + 2) without f₂. Source: A. Chao, Y. T. Wang and L. Jost (2013), Entropy and
/// the species accumulation curve, Methods in Ecology and Evolution 4:1091–1100, equation 7.
/// </remarks>
internal static class UnseenEntropy
{
    /// <summary>ψ, the derivative of ln Γ, to the last digits: −0.5772 at 1, near ln x for large x.</summary>
    public static double Digamma(double x)
    {
        var less = 0.0;
        for (; x < 20; x++)
        {
            less += 1 / x;
        }

        var y = 1 / (x * x);
        return Math.Log(x) - (1 / (2 * x)) - (y * ((1.0 / 12) - (y * ((1.0 / 120) - (y * ((1.0 / 252) - (y / 240))))))) - less;
    }

    /// <summary>The first sum: the entropy of those that were used, freed of the unevenness of chance.</summary>
    public static double Seen(long total, double sumOfCountTimesDigamma) => Digamma(total) - (sumOfCountTimesDigamma / total);

    /// <summary>The second part: the entropy of those that had none by chance.</summary>
    /// <param name="total">All referrals.</param>
    /// <param name="ones">Providers with one.</param>
    /// <param name="twos">Providers with two.</param>
    public static double Unseen(long total, long ones, long twos)
    {
        if (ones == 0 || total < 2)
        {
            return 0;
        }

        var a = twos > 0 ? 2.0 * twos / (((total - 1.0) * ones) + (2 * twos)) : 2.0 / (((total - 1.0) * (ones - 1)) + 2);
        return (double)ones / total * Tail(total, 1 - a);
    }

    /// <summary>
    /// x^(1−n) Σ_{r≥n} x^r / r, which is (1 − A)^(1−N) (−ln A − …) without its loss of digits: an incomplete beta function, by its
    /// continued fraction (modified Lentz’s method).
    /// </summary>
    private static double Tail(long n, double x)
    {
        if (x <= 0)
        {
            return 0;
        }

        var (c, d) = (1.0, 1 / (1 - x * n / (n + 1.0)));
        var fraction = d;
        for (var m = 1; m < 100_000; m++)
        {
            var (even, odd) = (-(double)m * m * x / ((n + (2.0 * m) - 1) * (n + (2.0 * m))),
                -(double)(n + m) * (n + m) * x / ((n + (2.0 * m)) * (n + (2.0 * m) + 1)));
            d = 1 / (1 + (even * d));
            c = 1 + (even / c);
            fraction *= d * c;
            d = 1 / (1 + (odd * d));
            c = 1 + (odd / c);
            fraction *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-14)
            {
                break;
            }
        }

        return x / n * fraction;
    }
}
