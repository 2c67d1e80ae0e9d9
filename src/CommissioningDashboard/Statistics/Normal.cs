namespace CommissioningDashboard.Statistics;

/// <summary>
/// The standard normal distribution: the chances behind P values and the quantiles behind intervals, to about fifteen digits
/// in both tails.
/// </summary>
/// <remarks>
/// Sources: W. J. Cody (1969), "Rational Chebyshev approximations for the error function", Mathematics of Computation 23:631–637,
/// in the form for the normal distribution of his ANORM (1993, ACM Transactions on Mathematical Software 19:22–32);
/// M. J. Wichura (1988), "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37:477–484.
/// </remarks>
public static class Normal
{
    private const double OneOverRootTwoPi = 0.3989422804014326779399;

    /// <summary>The chance of a value of <paramref name="z"/> or less, Φ(z).</summary>
    /// <exception cref="ArgumentOutOfRangeException">z is not a number.</exception>
    public static double Cdf(double z)
    {
        CheckNumber(z);
        if (Math.Abs(z) <= NearCentre)
        {
            return 0.5 + Centre(z);
        }

        return z < 0 ? Tail(-z) : 1 - Tail(z);
    }

    /// <summary>The chance of a value at least as far from 0 as <paramref name="z"/> on either side, 2(1 − Φ(|z|)): a two-sided P.</summary>
    /// <exception cref="ArgumentOutOfRangeException">z is not a number.</exception>
    public static double TwoSided(double z)
    {
        CheckNumber(z);
        var distance = Math.Abs(z);
        return 2 * (distance <= NearCentre ? 0.5 - Centre(distance) : Tail(distance));
    }

    /// <summary>The value that <paramref name="p"/> of the distribution lies below, Φ⁻¹(p): −∞ at 0, +∞ at 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not from 0 to 1.</exception>
    public static double Quantile(double p)
    {
        if (!(p >= 0 && p <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A chance lies from 0 to 1.");
        }

        var fromCentre = p - 0.5;
        if (Math.Abs(fromCentre) <= 0.425)
        {
            var r = 0.180625 - fromCentre * fromCentre;
            return fromCentre * Polynomial(r, QuantileCentre) / Polynomial(r, QuantileCentreBelow);
        }

        var tail = Math.Min(p, 1 - p);
        if (tail == 0)
        {
            return fromCentre < 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        var root = Math.Sqrt(-Math.Log(tail));
        var distance = root <= 5
            ? Polynomial(root - 1.6, QuantileTail) / Polynomial(root - 1.6, QuantileTailBelow)
            : Polynomial(root - 5, QuantileFar) / Polynomial(root - 5, QuantileFarBelow);
        return Math.CopySign(distance, fromCentre);
    }

    private static void CheckNumber(double z)
    {
        if (double.IsNaN(z))
        {
            throw new ArgumentOutOfRangeException(nameof(z), "The value is not a number.");
        }
    }

    /// <summary>Φ(z) − ½ near the centre.</summary>
    private static double Centre(double z)
    {
        var square = z * z;
        return z * Polynomial(square, CdfCentre) / Polynomial(square, CdfCentreBelow);
    }

    /// <summary>1 − Φ(z) for z beyond <see cref="NearCentre"/>.</summary>
    private static double Tail(double z)
    {
        if (z <= FarOut)
        {
            return Density(z) * Polynomial(z, CdfTail) / Polynomial(z, CdfTailBelow);
        }

        if (z > Vanishing)
        {
            return 0;
        }

        var inverse = 1 / (z * z);
        var correction = inverse * Polynomial(inverse, CdfFar) / Polynomial(inverse, CdfFarBelow);
        return Density(z) * (OneOverRootTwoPi - correction) / z;
    }

    /// <summary>exp(−z²/2), with z² split so that the error of squaring a large z is not raised to a power.</summary>
    private static double Density(double z)
    {
        var rounded = Math.Truncate(z * 16) / 16;
        return Math.Exp(-rounded * rounded / 2) * Math.Exp(-(z - rounded) * (z + rounded) / 2);
    }

    /// <summary>The coefficients run from the constant upwards.</summary>
    private static double Polynomial(double x, ReadOnlySpan<double> coefficients)
    {
        var value = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            value = value * x + coefficients[i];
        }

        return value;
    }

    private const double NearCentre = 0.67448975;
    private const double FarOut = 5.656854249492380195206754896838;
    private const double Vanishing = 38.6;

    private static ReadOnlySpan<double> CdfCentre =>
        [18154.981253343561249, 1067.6894854603709582, 161.02823106855587881, 2.2352520354606839287, 0.065682337918207449113];

    private static ReadOnlySpan<double> CdfCentreBelow =>
        [45507.789335026729956, 10260.932208618978205, 976.09855173777669322, 47.20258190468824187, 1];

    private static ReadOnlySpan<double> CdfTail =>
        [9842.7148383839780218, 11602.651437647350124, 6848.1904505362823326, 2494.5375852903726711, 597.27027639480026226,
            93.506656132177855979, 8.8831497943883759412, 0.39894151208813466764, 1.0765576773720192317e-8];

    private static ReadOnlySpan<double> CdfTailBelow =>
        [19685.429676859990727, 38912.003286093271411, 34900.952721145977266, 18615.571640885098091, 6485.558298266760755,
            1519.377599407554805, 235.38790178262499861, 22.266688044328115691, 1];

    private static ReadOnlySpan<double> CdfFar =>
        [2.9112874951168792e-5, 0.001421619193227893466, 0.022235277870649807, 0.1274011611602473639, 0.21589853405795699,
            0.02307344176494017303];

    private static ReadOnlySpan<double> CdfFarBelow =>
        [7.29751555083966205e-5, 0.00378239633202758244, 0.0659881378689285515, 0.468238212480865118, 1.28426009614491121, 1];

    private static ReadOnlySpan<double> QuantileCentre =>
        [3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
            67265.770927008700853, 33430.575583588128105, 2509.0809287301226727];

    private static ReadOnlySpan<double> QuantileCentreBelow =>
        [1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
            28729.085735721942674, 5226.495278852545925];

    private static ReadOnlySpan<double> QuantileTail =>
        [1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
            0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4];

    private static ReadOnlySpan<double> QuantileTailBelow =>
        [1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
            0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9];

    private static ReadOnlySpan<double> QuantileFar =>
        [6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
            0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7];

    private static ReadOnlySpan<double> QuantileFarBelow =>
        [1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
            1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15];
}
