using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace CommissioningDashboard.Imports;

/// <summary>
/// Writes rows in PostgreSQL's binary COPY format straight into a buffer. The driver's own writer looks every value's type
/// up again: for rows of seventeen values that took longer than reading and checking them.
/// </summary>
internal sealed class CopyWriter(NpgsqlRawCopyStream copy) : IAsyncDisposable
{
    private const int _null = -1;
    private const int _longest = 4_096;
    private static readonly byte[] _signature = [
        (byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', 10, 255, 13, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly int _epoch = new DateOnly(2000, 1, 1).DayNumber;
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _used;
    private bool _isStarted;
    private bool _isComplete;

    /// <summary>Begins a row. A row is at most a few kilobytes: its texts have been checked for length.</summary>
    public void Row(short columns)
    {
        if (!_isStarted)
        {
            _isStarted = true;
            _signature.CopyTo(Take(_signature.Length));
        }

        if (_buffer.Length - _used < _longest)
        {
            Flush();
        }

        BinaryPrimitives.WriteInt16BigEndian(Take(2), columns);
    }

    public void Text(string? value)
    {
        var length = Take(4);
        if (value is null)
        {
            BinaryPrimitives.WriteInt32BigEndian(length, _null);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(value, _buffer.AsSpan(_used));
        _used += bytes;
        BinaryPrimitives.WriteInt32BigEndian(length, bytes);
    }

    public void Int(int? value) => Int32(value);

    public void Small(short? value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), value is null ? _null : sizeof(short));
        if (value is { } some)
        {
            BinaryPrimitives.WriteInt16BigEndian(Take(2), some);
        }
    }

    public void Long(long? value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), value is null ? _null : sizeof(long));
        if (value is { } some)
        {
            BinaryPrimitives.WriteInt64BigEndian(Take(8), some);
        }
    }

    public void Bool(bool value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), 1);
        Take(1)[0] = value ? (byte)1 : (byte)0;
    }

    /// <summary>Days since 1 January 2000.</summary>
    public void Date(DateOnly? value) => Int32(value is { } day ? day.DayNumber - _epoch : null);

    public void Bytes(byte[]? value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), value?.Length ?? _null);
        value?.CopyTo(Take(value.Length));
    }

    /// <summary>An amount in whole hundredths, which is how hours and pounds are kept.</summary>
    public void Hundredths(decimal? value) => Int32(value is { } amount ? (int)(amount * 100) : null);

    /// <summary>Says that all rows are there.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (!_isStarted)
        {
            _isStarted = true;
            _signature.CopyTo(Take(_signature.Length));
        }

        BinaryPrimitives.WriteInt16BigEndian(Take(2), _null);
        await copy.WriteAsync(_buffer.AsMemory(0, _used), cancellationToken);
        _used = 0;
        await copy.DisposeAsync();
        _isComplete = true;
    }

    /// <summary>Takes back what was written, unless it was completed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isComplete)
        {
            return;
        }

        try
        {
            await copy.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The connection broke and took the copy with it; that is the error to be told of.
        }
    }

    private void Int32(int? value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), value is null ? _null : sizeof(int));
        if (value is { } some)
        {
            BinaryPrimitives.WriteInt32BigEndian(Take(4), some);
        }
    }

    private Span<byte> Take(int bytes)
    {
        var taken = _buffer.AsSpan(_used, bytes);
        _used += bytes;
        return taken;
    }

    private void Flush()
    {
        copy.Write(_buffer, 0, _used);
        _used = 0;
    }
}
