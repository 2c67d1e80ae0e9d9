using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Measures;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports.PublicRegisters;

/// <summary>
/// A list of all of England on its way in. Kept are the rows of locations that are on the register and those of adult social care in the
/// authority; the others are counted, and whatever is in them is no fault.
/// </summary>
internal sealed class CqcIntake(CqcFormat format, ImportSession session) : Intake
{
    private readonly Dictionary<string, (int RowNumber, CqcLocation Row, string?[] Said)> _rows = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, bool> _councils = [];
    private readonly Repeats<string> _repeats = new(StringComparer.OrdinalIgnoreCase);
    private HashSet<string> _register = [];
    private IReadOnlyList<string> _names = [];
    private DateOnly? _stated, _latest;
    private int _others;

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        var authority = await session.Db.Authorities.AsNoTracking().SingleAsync(x => x.Id == session.Db.AuthorityId, cancellationToken);
        _names = EnglishAuthorities.Find(authority.Code) is { } official ? [authority.Name, official.Name] : [authority.Name];
        _register = (await session.Db.Providers.Where(x => x.CqcLocationId != null).Select(x => x.CqcLocationId!)
            .ToListAsync(cancellationToken)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _stated = PublishedDay.Stated(session);
    }

    public override RowOutcome Take(RowFields row)
    {
        var location = row.Text(format.Location, longest: 20)?.ToUpperInvariant();
        if (_stated is null && row.DateIn(format.Latest) is { } day && day <= session.Today && !(day <= _latest))
        {
            _latest = day;
        }

        if (location is null)
        {
            return RowOutcome.Taken;
        }

        var isOfArea = IsOurs(row.Raw(format.Council)) && format.IsSocialCare(row);
        if (!isOfArea && !_register.Contains(location))
        {
            _others++;
            return RowOutcome.Folded;
        }

        var read = format.Read(row, location, session.Today);
        read.IsOfArea = isOfArea;
        var said = row.Said(format.Columns);
        if (_rows.TryAdd(location, (row.RowNumber, read, said)))
        {
            return RowOutcome.Taken;
        }

        var first = _rows[location];
        _repeats.Meet(location, first.RowNumber, row.RowNumber);
        if (RowFields.SayTheSame(first.Said, said))
        {
            return RowOutcome.Folded;
        }

        _repeats.Contradict(location);
        row.Refuse(format.Location, $"Row {first.RowNumber:N0} has the same location and says something else.",
            "Keep the row that is right and delete the other.");
        return RowOutcome.Taken;
    }

    public override Task CloseAsync(CancellationToken cancellationToken)
    {
        _repeats.Close(session.Problems);
        return Task.CompletedTask;
    }

    public override async Task<Merged> MergeAsync(CancellationToken cancellationToken)
    {
        var day = _stated ?? PublishedDay.Concluded(session, format.Latest, _latest);
        if (_others > 0)
        {
            session.Notes.Add($"{Written.Counted(_others, "row")} of other areas or of health care, of nobody on your register: not kept.");
        }

        var completion = await CqcCompletion.BeginAsync(session, cancellationToken);
        var held = await session.Db.CqcLocations.Where(x => x.List == format.List && x.FileDay == day)
            .ToDictionaryAsync(x => x.LocationId, StringComparer.OrdinalIgnoreCase, cancellationToken);
        var (created, changed) = (0, 0);
        foreach (var (location, (_, row, _)) in _rows)
        {
            row.FileDay = day;
            if (!held.TryGetValue(location, out var known))
            {
                session.Db.Add(row);
                created++;
                continue;
            }

            (row.AuthorityId, row.Id) = (known.AuthorityId, known.Id);
            var entry = session.Db.Entry(known);
            entry.CurrentValues.SetValues(row);
            changed += entry.State == EntityState.Modified ? 1 : 0;
        }

        await ChangeLog.SaveAndKeepAsync(session, cancellationToken);
        var completed = await completion.EndAsync(cancellationToken);
        return new Merged(created, changed, _rows.Count - created - changed, completed);
    }

    private bool IsOurs(ReadOnlySpan<char> council)
    {
        var name = council.ToString();
        if (!_councils.TryGetValue(name, out var isOurs))
        {
            _councils[name] = isOurs = _names.Any(x => EnglishAuthorities.AreOne(x, name));
        }

        return isOurs;
    }
}
