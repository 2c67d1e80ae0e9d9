using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ExcelNumberFormat;

namespace CommissioningDashboard.Imports.Reading.Files;

/// <summary>What a cell's number format makes of its number.</summary>
internal enum FormatKind
{
    /// <summary>Shows the number as it is, perhaps rounded or with thousands commas.</summary>
    Plain,

    /// <summary>Shows more than the number: leading zeros, a unit, a currency, a percentage.</summary>
    Dressed,
    Day,
    Time,
}

/// <summary>One number format.</summary>
internal sealed partial class CellFormat
{
    private readonly NumberFormat? _format;

    public CellFormat(string? code)
    {
        code = string.IsNullOrWhiteSpace(code) ? "General" : code;
        var isPlain = code.Equals("General", StringComparison.OrdinalIgnoreCase) || code == "@"
            || code.All(x => x is '0' or '#' or '.' or ',') && !code.EndsWith(',') && !code.StartsWith("00", StringComparison.Ordinal);
        _format = isPlain ? null : new NumberFormat(code);
        Kind = Of(isPlain, code);
    }

    public FormatKind Kind { get; }

    /// <summary>True when hours go on beyond 24, as in [h]:mm.</summary>
    public bool IsLength => _format?.IsTimeSpanFormat == true;

    /// <summary>The number as the sheet shows it; none when that cannot be told.</summary>
    public string? Shown(double number)
    {
        try
        {
            return _format is { IsValid: true } ? _format.Format(number, CultureInfo.InvariantCulture).Trim() : null;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private FormatKind Of(bool isPlain, string code)
    {
        if (isPlain || _format is not { IsValid: true })
        {
            return FormatKind.Plain;
        }

        if (!_format.IsTimeSpanFormat && !_format.IsDateTimeFormat)
        {
            return FormatKind.Dressed;
        }

        // Hours and minutes without a day, a month in words or a year are a time.
        var letters = Literal().Replace(code, "").ToLowerInvariant();
        return _format.IsTimeSpanFormat || (letters.Contains('h') && !letters.Contains('d') && !letters.Contains('y'))
            ? FormatKind.Time : FormatKind.Day;
    }

    [GeneratedRegex("\"[^\"]*\"|\\\\.|\\[[^]]*\\]")]
    private static partial Regex Literal();
}

/// <summary>The number formats of a workbook's cells, by the style that a cell names.</summary>
internal sealed class CellFormats
{
    // What Excel knows without it being written down; 27 to 36 and 50 to 58 are dates of East Asia.
    private static readonly Dictionary<int, string> _known = new()
    {
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [9] = "0%",
        [10] = "0.00%",
        [11] = "0.00E+00",
        [14] = "yyyy-mm-dd",
        [15] = "d-mmm-yy",
        [16] = "d-mmm",
        [17] = "mmm-yy",
        [18] = "h:mm AM/PM",
        [19] = "h:mm:ss AM/PM",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [22] = "yyyy-mm-dd h:mm",
        [37] = "#,##0;-#,##0",
        [38] = "#,##0;-#,##0",
        [39] = "#,##0.00;-#,##0.00",
        [40] = "#,##0.00;-#,##0.00",
        [45] = "mm:ss",
        [46] = "[h]:mm:ss",
        [47] = "mm:ss.0",
        [49] = "@",
    };

    private static readonly CellFormat _general = new(null);

    private readonly CellFormat[] _byStyle = [];

    public CellFormats()
    {
    }

    public CellFormats(XDocument styles)
    {
        var own = styles.Named("numFmt").Where(x => x.Value("numFmtId") is not null)
            .GroupBy(x => x.Value("numFmtId")!).ToDictionary(x => x.Key, x => x.First().Value("formatCode"));
        var made = new Dictionary<string, CellFormat>();
        _byStyle = [.. (styles.Named("cellXfs").FirstOrDefault()?.Elements() ?? []).Select(x => Made(x.Value("numFmtId") ?? "0"))];

        CellFormat Made(string id) => made.TryGetValue(id, out var format) ? format
            : made[id] = new CellFormat(own.GetValueOrDefault(id) ?? Known(id));
    }

    public CellFormat Of(string? style)
        => int.TryParse(style, out var place) && place >= 0 && place < _byStyle.Length ? _byStyle[place] : _general;

    private static string? Known(string id)
    {
        _ = int.TryParse(id, out var number);
        return number is (>= 27 and <= 36) or (>= 50 and <= 58) ? "yyyy-mm-dd" : _known.GetValueOrDefault(number);
    }
}
