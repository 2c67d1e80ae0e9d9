using System.Globalization;

namespace CommissioningDashboard.Tests.Statistics.Differential;

/// <summary>
/// One case worked out by R: a row of a file that make-expected.R wrote. It remembers which answers it was asked about, so that none
/// can be left unread.
/// </summary>
internal sealed class ReferenceCase(string place, IReadOnlyDictionary<string, string> cells)
{
    private readonly HashSet<string> _compared = [];

    /// <summary>The cases of one class of statistics.</summary>
    public static IReadOnlyList<ReferenceCase> All(string name)
    {
        using var stream = typeof(ReferenceCase).Assembly.GetManifestResourceStream($"{typeof(ReferenceCase).Namespace}.Expected.{name}.csv");
        if (stream is null)
        {
            return [];
        }

        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select((line, i) =>
            new ReferenceCase($"{name}.csv line {i + 2}", header.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second)))];
    }

    /// <summary>The columns that hold answers, each named for a method, with a part after a dot where it has several.</summary>
    public IEnumerable<string> Answers => cells.Keys.Where(column => char.IsUpper(column[0]));

    public IEnumerable<string> NotCompared => Answers.Except(_compared);

    public bool Has(string column) => cells[column].Length > 0;

    public string Text(string column) => cells[column];

    public double Number(string column) => Parse(cells[column])!.Value;

    public double[] Numbers(string column) => [.. List(column).Select(value => value!.Value)];

    public long[] Counts(string column) => [.. List(column).Select(value => (long)value!.Value)];

    /// <summary>The answer must be R's to within <paramref name="tolerance"/> of its size, and null exactly where R has none.</summary>
    /// <param name="floor">What may be lost by taking one number from another near to it.</param>
    public void Expect(string column, double? actual, double tolerance = 1e-9, double floor = 1e-12)
    {
        _compared.Add(column);
        Compare(column, actual, Parse(cells[column]), tolerance, floor);
    }

    /// <summary>The same for each value of a list.</summary>
    public void ExpectEach(string column, IEnumerable<double?> actual)
    {
        _compared.Add(column);
        var expected = List(column);
        var values = actual.ToList();
        values.Should().HaveSameCount(expected, $"{place}, {column}");
        for (var i = 0; i < expected.Count; i++)
        {
            Compare(column, values[i], expected[i], 1e-9, 1e-12);
        }
    }

    public void ExpectEach(string column, IEnumerable<double> actual) => ExpectEach(column, actual.Select(value => (double?)value));

    /// <summary>R knows the exact answer; the one given was drawn at random and may be off by <paramref name="margin"/>.</summary>
    public void ExpectNear(string column, double actual, double margin)
    {
        _compared.Add(column);
        actual.Should().BeApproximately(Number(column), margin, $"{place}, {column}");
    }

    /// <summary>The values of an answer that is checked in another way.</summary>
    public double[] Bounds(string column)
    {
        _compared.Add(column);
        return Numbers(column);
    }

    private void Compare(string column, double? actual, double? expected, double tolerance, double floor)
    {
        var alike = actual is { } one && expected is { } other
            ? Math.Abs(one - other) <= tolerance * Math.Abs(other) + floor
            : actual is null && expected is null;
        alike.Should().BeTrue($"{place}, {column}: R has {expected:R}, here it is {actual:R}");
    }

    private List<double?> List(string column) =>
        [.. cells[column].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    private static double? Parse(string cell) => cell is "" or "NA" ? null : double.Parse(cell, CultureInfo.InvariantCulture);
}
