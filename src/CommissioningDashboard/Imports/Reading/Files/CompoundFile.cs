using System.Buffers.Binary;

namespace CommissioningDashboard.Imports.Reading.Files;

/// <summary>
/// One stream of a compound file, the container of old Office files, by [MS-CFB]. The library that reads .xls gives an error as an empty
/// cell, so that its records have to be looked at beside it; nothing that opens such containers is to be had.
/// </summary>
internal sealed class CompoundFile
{
    private const uint _lastSector = 0xFFFFFFFA;
    private const int _header = 512;
    private const int _entry = 128;

    private readonly Stream _file;
    private readonly int _sector;
    private readonly List<uint> _next = [];

    private CompoundFile(Stream file, ReadOnlySpan<byte> header)
    {
        _file = file;
        _sector = 1 << Math.Clamp((int)BinaryPrimitives.ReadUInt16LittleEndian(header[30..]), 7, 16);
        foreach (var at in Tables(header))
        {
            var table = Sector(at);
            for (var i = 0; i + 4 <= table.Length; i += 4)
            {
                _next.Add(BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(i)));
            }
        }
    }

    /// <summary>The sectors of the first stream of one of these names; nothing when there is none or the file is damaged.</summary>
    public static IEnumerable<byte[]> Read(Stream file, params string[] names)
    {
        var header = new byte[_header];
        file.Position = 0;
        if (file.ReadAtLeast(header, _header, throwOnEndOfStream: false) < _header)
        {
            yield break;
        }

        var whole = new CompoundFile(file, header);
        var first = whole.First(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(48)), names);
        foreach (var sector in first is { } start ? whole.Chain(start) : [])
        {
            yield return sector;
        }
    }

    /// <summary>
    /// The sectors that say which sector follows which: 109 are named by the header, more by a chain of their own. No more are taken than
    /// the file’s length has use for, so that a chain that bites its tail has an end.
    /// </summary>
    private List<uint> Tables(ReadOnlySpan<byte> header)
    {
        var found = new List<uint>();
        var most = (_file.Length / _sector / (_sector / 4)) + 2;
        Take(header[76..]);
        var more = BinaryPrimitives.ReadUInt32LittleEndian(header[68..]);
        for (var met = 0; more < _lastSector && met < most && found.Count < most; met++)
        {
            var sector = Sector(more);
            Take(sector.AsSpan(0, Math.Max(sector.Length - 4, 0)));
            more = sector.Length < 4 ? _lastSector : BinaryPrimitives.ReadUInt32LittleEndian(sector.AsSpan(sector.Length - 4));
        }

        return found;

        void Take(ReadOnlySpan<byte> numbers)
        {
            for (; numbers.Length >= 4; numbers = numbers[4..])
            {
                var at = BinaryPrimitives.ReadUInt32LittleEndian(numbers);
                if (at < _lastSector && found.Count < most)
                {
                    found.Add(at);
                }
            }
        }
    }

    private uint? First(uint folder, string[] names)
    {
        foreach (var sector in Chain(folder))
        {
            for (var i = 0; i + _entry <= sector.Length; i += _entry)
            {
                var entry = sector.AsSpan(i, _entry);
                var length = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - 2, 0, 62);
                if (names.Contains(System.Text.Encoding.Unicode.GetString(entry[..length]), StringComparer.OrdinalIgnoreCase))
                {
                    return BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]);
                }
            }
        }

        return null;
    }

    /// <summary>Stops at the number of sectors that there are, so that a chain that bites its tail has an end.</summary>
    private IEnumerable<byte[]> Chain(uint at)
    {
        for (var met = 0; at < _next.Count && met < _next.Count; met++, at = _next[(int)at])
        {
            yield return Sector(at);
        }
    }

    private byte[] Sector(uint at)
    {
        var sector = new byte[_sector];
        _file.Position = Math.Min(Math.Max(_header, _sector) + ((long)at * _sector), _file.Length);
        return sector[.._file.ReadAtLeast(sector, sector.Length, throwOnEndOfStream: false)];
    }
}
