using System.Text;

namespace CommissioningDashboard.Imports.Reading.Files;

/// <summary>A text file with commas, semicolons, tabs or bars between cells.</summary>
internal sealed class TextFile : FileContent
{
    private static readonly char[] _delimiters = [',', ';', '\t', '|'];

    private readonly Stream _file;
    private readonly Encoding _encoding;
    private readonly char _delimiter;
    private readonly bool _isTold;
    private readonly int _from;

    public TextFile(Stream file)
    {
        _file = file;
        _encoding = TextEncodings.Detect(file);
        var start = Start();

        // A file that says it is UTF-8 and is not in part is read as Windows text from behind that mark; its cells are then put right.
        _from = _encoding == TextEncodings.Windows && start.StartsWith("ï»¿", StringComparison.Ordinal) ? 3 : 0;
        var first = start[_from..].TrimStart('\uFEFF').Split('\n', 2)[0].Trim().Trim('"');
        _isTold = first.Length == 5 && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);
        _delimiter = _isTold ? first[4] : MostUsed(start);
    }

    public override IReadOnlyList<SheetName> Sheets { get; } = [new("", IsHidden: false, IsOpen: true)];

    public override string Kind => $"Text file with {Name(_delimiter)} between cells, written as {Encoded}";

    public override char? Delimiter => _delimiter;

    public override IEnumerable<string> Said
        => _isTold ? [$"Its first line says that {Name(_delimiter)} stand between cells, and is no row."] : [];

    private string Encoded => _encoding == TextEncodings.Windows ? "Windows text" : _encoding.WebName.ToUpperInvariant();

    public override RowSource Rows(int sheet)
    {
        var rows = new CsvRows(_file, _encoding, _delimiter, _from);
        if (_isTold)
        {
            rows.Read();
        }

        return rows;
    }

    public override void Dispose()
    {
        // The file is its caller's.
    }

    private static string Name(char delimiter) => delimiter switch
    {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        '|' => "bars",
        _ => $"“{delimiter}”",
    };

    private string Start()
    {
        var start = new char[8192];
        _file.Position = 0;
        using var text = new StreamReader(_file, _encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 4096, leaveOpen: true);
        var read = text.ReadBlock(start);
        _file.Position = 0;
        return new string(start, 0, read);
    }

    /// <summary>The mark of which one line has most, outside quotation marks: a title above the headings has few of any.</summary>
    private static char MostUsed(string start)
    {
        var (best, most) = (',', 0);
        var counts = new int[_delimiters.Length];
        var quoted = false;
        foreach (var c in start.Append('\n'))
        {
            quoted ^= c == '"';
            if (quoted || Array.IndexOf(_delimiters, c) is var at && at < 0 && c != '\n')
            {
                continue;
            }

            if (c != '\n')
            {
                counts[at]++;
                continue;
            }

            var first = Array.IndexOf(counts, counts.Max());
            (best, most) = counts[first] > most ? (_delimiters[first], counts[first]) : (best, most);
            Array.Clear(counts);
        }

        return best;
    }
}
