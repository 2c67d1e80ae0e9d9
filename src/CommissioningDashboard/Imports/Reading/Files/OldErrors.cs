using System.Buffers.Binary;

namespace CommissioningDashboard.Imports.Reading.Files;

/// <summary>
/// The cells of an .xls workbook that hold an error, found in its records by [MS-XLS]: a cell that was formatted and left empty looks the
/// same to the library that reads the rest.
/// </summary>
internal sealed class OldErrors
{
    private const int _sheetStarts = 0x85, _begin = 0x809, _end = 0x0A, _locked = 0x2F, _flagOrError = 0x205, _formula = 0x06;
    private const int _most = 32;

    /// <summary>The codes by sheet, row and column in one number: a file may hold a million of them.</summary>
    private readonly Dictionary<long, byte> _errors = [];
    private readonly Dictionary<long, int> _sheets = [];

    /// <param name="file">The workbook; its place is left anywhere.</param>
    public OldErrors(Stream file)
    {
        var (sheet, depth) = (-1, 0);
        foreach (var (at, kind, data) in Records(file))
        {
            if (kind == _locked)
            {
                return;
            }

            if (kind == _begin)
            {
                sheet = depth++ == 0 ? _sheets.GetValueOrDefault(at, -1) : sheet;
            }
            else if (kind == _end)
            {
                depth--;
            }
            else if (kind == _sheetStarts && data.Length > 5 && data[5] == 0)
            {
                // The library numbers sheets of cells alone, in this order.
                _sheets[BinaryPrimitives.ReadUInt32LittleEndian(data)] = _sheets.Count;
            }
            else if (depth == 1 && sheet >= 0 && Error(kind, data) is { } error)
            {
                var row = BinaryPrimitives.ReadUInt16LittleEndian(data);
                _errors[Place(sheet, row, BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(2)))] = error;
            }
        }
    }

    /// <summary>The error of a cell, such as #N/A; none when it holds none. Rows and columns count from 0.</summary>
    public string? At(int sheet, int row, int column)
        => _errors.TryGetValue(Place(sheet, row, column), out var code) ? Named(code) : null;

    private static long Place(int sheet, int row, int column) => ((long)sheet << 32) | ((long)row << 16) | (uint)column;

    private static byte? Error(int kind, byte[] data) => kind switch
    {
        _flagOrError when data.Length >= 8 && data[7] != 0 => data[6],
        _formula when data.Length >= 14 && data[6] == 2 && data[12] == 0xFF && data[13] == 0xFF => data[8],
        _ => null,
    };

    private static string Named(byte code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };

    /// <summary>Each record's place in the stream, its kind and the beginning of what it holds.</summary>
    private static IEnumerable<(long At, int Kind, byte[] Data)> Records(Stream file)
    {
        var (at, need, seen) = (0L, 4, new List<byte>(_most));
        var (kind, start) = (-1, 0L);
        foreach (var sector in CompoundFile.Read(file, "Workbook", "Book"))
        {
            foreach (var value in sector)
            {
                if (need > 0 && seen.Count < _most)
                {
                    seen.Add(value);
                }

                at++;
                if (--need > 0)
                {
                    continue;
                }

                if (kind < 0)
                {
                    (kind, need, start) = (seen[0] | (seen[1] << 8), seen[2] | (seen[3] << 8), at - 4);
                    seen.Clear();
                }

                if (need <= 0)
                {
                    yield return (start, kind, [.. seen]);
                    seen.Clear();
                    (kind, need) = (-1, 4);
                }
            }
        }
    }
}
