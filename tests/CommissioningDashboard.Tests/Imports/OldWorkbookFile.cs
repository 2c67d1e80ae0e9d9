using System.Text;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>
/// Workbooks of Excel 97 to 2003 with one sheet after a cover, written record by record, by [MS-XLS] and [MS-CFB]: as little as a reader needs.
/// </summary>
internal static class OldWorkbookFile
{
    private const int _sector = 512;

    /// <summary>A cell that was given a format and nothing else.</summary>
    public static object Blank { get; } = new();

    /// <summary>A cell that holds an error, by its code: 42 is #N/A.</summary>
    public sealed record Error(byte Code, bool IsFormula = false);

    /// <param name="rows">Texts, numbers, days, <see cref="Blank"/>, errors; none for no cell at all.</param>
    /// <param name="merged">Row and column from and to of merged cells, from 0.</param>
    public static byte[] Write(object?[][] rows, params (int FromRow, int ToRow, int Column)[] merged)
    {
        byte[] cover = [.. Begin(0x10), .. Text(0, 0, "Cover"), .. Record(0x0A)];
        byte[] sheet =
        [
            .. Begin(0x10), .. rows.SelectMany((x, row) => x.SelectMany((cell, column) => Cell(row, column, cell))),
            .. merged.Length == 0 ? [] : Record(0xE5, merged.Length, merged.SelectMany(x => new[] { x.FromRow, x.ToRow, x.Column, x.Column })),
            .. Record(0x0A),
        ];
        var globals = Globals(0, 0);
        globals = Globals(globals.Length, globals.Length + cover.Length);
        return Container([.. globals, .. cover, .. sheet]);
    }

    private static byte[] Globals(int cover, int sheet) =>
    [
        .. Begin(0x05), .. Record(0xE0, 0, [0, 0, 0, 0, 0, 0, 0, 0, 0]), .. Record(0xE0, 0, [14, 0, 0, 0, 0, 0, 0, 0, 0]),
        .. Sheet(cover, "Cover"), .. Sheet(sheet, "Data"), .. Record(0x0A),
    ];

    private static byte[] Sheet(int at, string name)
        => Raw(0x85, [.. BitConverter.GetBytes(at), 0, 0, (byte)name.Length, 0, .. Encoding.Latin1.GetBytes(name)]);

    private static byte[] Begin(int kind) => Record(0x809, 0x600, [kind, 0, 0, 0, 0, 0, 0]);

    private static byte[] Cell(int row, int column, object? value) => value switch
    {
        null => [],
        string text => Text(row, column, text),
        DateOnly day => Number(row, column, 1, day.DayNumber - new DateOnly(1899, 12, 30).DayNumber),
        Error { IsFormula: true } error
            => Raw(0x06, [.. Place(row, column, 0), 2, 0, error.Code, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 2, 0, 0x1C, error.Code]),
        Error error => Raw(0x205, [.. Place(row, column, 0), error.Code, 1]),
        double number => Number(row, column, 0, number),
        _ => Raw(0x201, Place(row, column, 1)),
    };

    private static byte[] Text(int row, int column, string text)
        => Raw(0x204, [.. Place(row, column, 0), .. Two(text.Length), 1, .. Encoding.Unicode.GetBytes(text)]);

    private static byte[] Number(int row, int column, int format, double number)
        => Raw(0x203, [.. Place(row, column, format), .. BitConverter.GetBytes(number)]);

    private static byte[] Place(int row, int column, int format) => [.. Two(row), .. Two(column), .. Two(format)];

    private static byte[] Record(int kind) => Raw(kind, []);

    private static byte[] Record(int kind, int first, IEnumerable<int> numbers) => Raw(kind, [.. Two(first), .. numbers.SelectMany(Two)]);

    private static byte[] Raw(int kind, byte[] data) => [.. Two(kind), .. Two(data.Length), .. data];

    private static byte[] Two(int number) => [(byte)number, (byte)(number >> 8)];

    /// <summary>A header, the sector that says which follows which, the folder, and the one stream, which has at least 4,096 bytes.</summary>
    private static byte[] Container(byte[] stream)
    {
        var sectors = Math.Max(8, (stream.Length + _sector - 1) / _sector);
        const uint none = 0xFFFFFFFF, end = 0xFFFFFFFE, table = 0xFFFFFFFD;
        byte[] header =
        [
            0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], 0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0, .. new byte[10],
            .. Four(1, 1, 0, 4096, end, 0, end, 0, 0), .. Four([.. Enumerable.Repeat(none, 108)]),
        ];
        uint[] next = [table, end, .. Enumerable.Range(0, sectors).Select(x => x == sectors - 1 ? end : (uint)x + 3)];
        return
        [
            .. header, .. Four([.. next, .. Enumerable.Repeat(none, 128 - next.Length)]),
            .. Entry("Root Entry", 5, end, 0, 1), .. Entry("Workbook", 2, 2, (uint)(sectors * _sector), none), .. new byte[256],
            .. stream, .. new byte[(sectors * _sector) - stream.Length],
        ];

        static byte[] Entry(string name, byte kind, uint start, uint size, uint child) =>
        [
            .. Encoding.Unicode.GetBytes(name.PadRight(32, '\0')), .. Two((name.Length + 1) * 2), kind, 1,
            .. Four(none, none, child), .. new byte[36], .. Four(start, size, 0),
        ];
    }

    private static byte[] Four(params uint[] numbers) => [.. numbers.SelectMany(BitConverter.GetBytes)];
}
