using System.Globalization;

namespace CommissioningDashboard.Measures;

/// <summary>
/// How often a claim of a measure was made of simulated markets in which nothing but chance decided, and of markets with a real effect.
/// Measured by the tests' long form and kept in Calibration.csv; a measure whose formula has changed since has none until it is measured
/// again.
/// </summary>
/// <param name="Measure">The measure's id, or <see cref="Attention.Id"/>.</param>
/// <param name="Version">The version of its formula that was measured.</param>
/// <param name="On">The day.</param>
/// <param name="Claim">What is claimed, within a sentence.</param>
/// <param name="Markets">How many neutral markets were made.</param>
/// <param name="FalseAlarms">In what part of them it was claimed.</param>
/// <param name="Planted">The effect in the others: "in-house providers of 1.5 times the odds"; none when none was planted.</param>
/// <param name="Found">In what part of those it was claimed.</param>
/// <param name="Printed">The effect that the product showed of them on average; none where it shows none of one kind.</param>
public sealed record Calibration(
    string Measure, int Version, DateOnly On, string Claim, int Markets, double FalseAlarms, string? Planted, double? Found,
    double? Printed = null)
{
    /// <summary>In this part of neutral markets a claim may be made: the 5% that it is held to, and 2 points for the measuring.</summary>
    public const double MostFalseAlarms = 0.07;

    private const char _separator = ';';

    public static IReadOnlyList<Calibration> All { get; } = [.. Lines().Skip(1).Select(Read)];

    /// <summary>What is known of a measure's formula as it is now.</summary>
    public static IEnumerable<Calibration> For(Measure measure) => For(measure.Id, measure.Version);

    public static IEnumerable<Calibration> For(string id, int version) => All.Where(x => x.Measure == id && x.Version == version);

    /// <summary>The head of the file.</summary>
    public static string Header => string.Join(
        _separator, "measure", "version", "on", "claim", "markets", "false_alarms", "planted", "found", "printed");

    /// <summary>"In 1,000 markets made by chance alone, … was claimed 5 times in 100; with …, 97 times in 100."</summary>
    public Sentence Sentence => new(
        $"In {Written.Whole(Markets)} markets made by chance alone, {Claim} was claimed {{{In100(FalseAlarms)}}} in 100"
        + (Planted is null || Found is not { } found ? "." : $"; with {Planted}, {{{In100(found)}}} in 100{Shown}."));

    /// <summary>As a line of the file.</summary>
    public string Line => string.Join(
        _separator, Measure, Version, On.ToString("O", CultureInfo.InvariantCulture), Claim, Markets, Number(FalseAlarms), Planted,
        Number(Found), Number(Printed));

    private string Shown => Printed is { } printed
        ? string.Create(CultureInfo.InvariantCulture, $", and {{{printed:0.00} times}} was shown on average") : "";

    private static string In100(double share)
        => (100 * share).ToString(share is > 0 and < 0.095 ? "0.0" : "0", CultureInfo.InvariantCulture) + " times";

    private static string Number(double? share) => share?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "";

    private static Calibration Read(string line)
    {
        var cells = line.Split(_separator);
        return new Calibration(
            cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture), DateOnly.Parse(cells[2], CultureInfo.InvariantCulture), cells[3],
            int.Parse(cells[4], CultureInfo.InvariantCulture), double.Parse(cells[5], CultureInfo.InvariantCulture),
            cells[6].Length == 0 ? null : cells[6], Optional(cells[7]), Optional(cells[8]));
    }

    private static double? Optional(string cell) => cell.Length == 0 ? null : double.Parse(cell, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(Calibration).Assembly.GetManifestResourceStream(
            "CommissioningDashboard.Measures.Evidence.Calibration.csv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
