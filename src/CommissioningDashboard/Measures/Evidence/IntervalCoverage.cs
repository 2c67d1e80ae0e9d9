using System.Globalization;

namespace CommissioningDashboard.Measures;

/// <summary>
/// How often a measure's 95% interval held the truth in simulated markets whose truth is known. Measured by the tests' long form and kept
/// in IntervalCoverage.csv; a measure whose formula has changed since has none until it is measured again.
/// </summary>
/// <param name="Measure">The measure's id.</param>
/// <param name="Version">The version of its formula that was measured.</param>
/// <param name="On">The day.</param>
/// <param name="Kind">What the markets were like, within a sentence: "with people who come again, by hours".</param>
/// <param name="Markets">How many were made.</param>
/// <param name="Held">In what part of them the interval held the truth.</param>
public sealed record IntervalCoverage(string Measure, int Version, DateOnly On, string Kind, int Markets, double Held)
{
    private const char _separator = ';';

    public static IReadOnlyList<IntervalCoverage> All { get; } = [.. Lines().Skip(1).Select(Read)];

    /// <summary>The head of the file.</summary>
    public static string Header => string.Join(_separator, "measure", "version", "on", "kind", "markets", "held");

    /// <summary>As a line of the file.</summary>
    public string Line => string.Join(
        _separator, Measure, Version, On.ToString("O", CultureInfo.InvariantCulture), Kind, Markets,
        Held.ToString("0.0000", CultureInfo.InvariantCulture));

    /// <summary>What is known of a measure's formula as it is now.</summary>
    public static IReadOnlyList<IntervalCoverage> For(Measure measure)
        => [.. All.Where(x => x.Measure == measure.Id && x.Version == measure.Version)];

    /// <summary>"Of 1,000 simulated markets of each kind, the 95% interval held the truth in 95 of 100 (plain, by referrals), …"</summary>
    public static Sentence InWords(IReadOnlyList<IntervalCoverage> kinds) => new(
        $"Of {Written.Whole(kinds.Min(x => x.Markets))} simulated markets of each kind, the 95% interval held the truth in "
        + string.Join(", ", kinds.Select(x => $"{{{In100(x.Held)}}} of 100 {x.Kind}")) + ".");

    private static string In100(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    private static IntervalCoverage Read(string line)
    {
        var cells = line.Split(_separator);
        return new IntervalCoverage(
            cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture), DateOnly.Parse(cells[2], CultureInfo.InvariantCulture), cells[3],
            int.Parse(cells[4], CultureInfo.InvariantCulture), double.Parse(cells[5], CultureInfo.InvariantCulture));
    }

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(IntervalCoverage).Assembly.GetManifestResourceStream(
            "CommissioningDashboard.Measures.Evidence.IntervalCoverage.csv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
