using CommissioningDashboard.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports;

/// <summary>
/// Facts on their way in that come in thousands and not in millions: held and compared in memory. Each row is one fact with
/// a key; two rows with one key must say the same.
/// </summary>
/// <typeparam name="TKey">What tells one fact from another.</typeparam>
/// <typeparam name="TRow">The row once read; equal rows say the same.</typeparam>
internal abstract class FactIntake<TKey, TRow>(ImportSession session) : Intake where TKey : notnull where TRow : notnull
{
    private const int _most = 200_000;
    private readonly Dictionary<TKey, (int RowNumber, TRow Row)> _rows = [];
    private readonly Repeats<TKey> _repeats = new();

    protected ImportSession Session { get; } = session;

    public sealed override RowOutcome Take(RowFields row)
    {
        var (key, read, column) = Read(row);
        if (row.IsRefused || _rows.TryAdd(key, (row.RowNumber, read)))
        {
            return _rows.Count <= _most ? RowOutcome.Taken
                : throw new FileRefusedException(
                $"The file has more than {_most:N0} rows.", "Split it, for example by year.", row.RowNumber);
        }

        var first = _rows[key];
        _repeats.Meet(key, first.RowNumber, row.RowNumber);
        if (read.Equals(first.Row))
        {
            return RowOutcome.Folded;
        }

        _repeats.Contradict(key);
        row.Refuse(column, $"Row {first.RowNumber:N0} speaks of the same thing and says something else.", "Keep the row that is right and "
            + "delete the other.");
        return RowOutcome.Taken;
    }

    public sealed override Task CloseAsync(CancellationToken cancellationToken)
    {
        _repeats.Close(Session.Problems);
        return Task.CompletedTask;
    }

    public sealed override async Task<Merged> MergeAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(_rows.Values.Select(x => x.Row), cancellationToken);
        var facts = _rows.Select(x => Bring(x.Key, x.Value.Row)).ToList();
        var states = facts.ConvertAll(x => Session.Db.Entry(x).State);
        await ChangeLog.SaveAndKeepAsync(Session, cancellationToken);
        var created = states.Count(x => x == EntityState.Added);
        var changed = states.Count(x => x == EntityState.Modified);
        return new Merged(created, changed, facts.Count - created - changed);
    }

    /// <summary>Reads and checks a row; a problem is noted with the row, and what is returned is then not used.</summary>
    protected abstract (TKey Key, TRow Row, ImportColumn Names) Read(RowFields row);

    /// <summary>Reads what is held already and saves what the facts stand on.</summary>
    protected abstract Task PrepareAsync(IEnumerable<TRow> rows, CancellationToken cancellationToken);

    /// <summary>The fact as held, brought up to date, or as new in the unit of work.</summary>
    protected abstract object Bring(TKey key, TRow row);
}
