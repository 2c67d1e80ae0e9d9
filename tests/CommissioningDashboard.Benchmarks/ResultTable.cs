namespace CommissioningDashboard.Benchmarks;

/// <summary>A plain table on the console: words to the left, numbers to the right.</summary>
public sealed class ResultTable(string title, params string[] headings)
{
    private readonly List<string[]> _rows = [headings];

    public void Add(params string[] row) => _rows.Add(row);

    public void Write(TextWriter output)
    {
        var widths = headings.Select((_, i) => _rows.Max(x => x[i].Length)).ToArray();
        output.WriteLine();
        output.WriteLine(title);
        foreach (var row in _rows)
        {
            output.WriteLine(string.Join("  ", row.Select((x, i) => IsNumber(i) ? x.PadLeft(widths[i]) : x.PadRight(widths[i]))).TrimEnd());
        }
    }

    private bool IsNumber(int column) => _rows.Skip(1).All(x => x[column].Length > 0 && char.IsAsciiDigit(x[column][0]));
}
