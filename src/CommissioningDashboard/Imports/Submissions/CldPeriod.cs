using CommissioningDashboard.Imports.Formats;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>
/// The reporting period of a submission: the one that most rows state, unless the events show that it is false. Where none is stated it is
/// the year up to the end of the month of the last event.
/// </summary>
internal sealed class CldPeriod(DateOnly today)
{
    /// <summary>More than this part of the services begins after the stated end: it is false.</summary>
    private const double _stray = 0.01;

    private readonly Dictionary<(DateOnly? From, DateOnly To), int> _stated = [];
    private readonly List<DateOnly> _starts = [];
    private DateOnly _latest = DateOnly.MinValue;
    private string _fromText = "", _toText = "";
    private (DateOnly? From, DateOnly To)? _last;

    public void Meet(RowFields fields, CldFormat format, CldRow row)
    {
        var from = fields.Raw(format.PeriodStart);
        var to = fields.Raw(format.PeriodEnd);
        if (!from.SequenceEqual(_fromText) || !to.SequenceEqual(_toText))
        {
            (_fromText, _toText) = (from.ToString(), to.ToString());
            var begins = fields.DateIn(format.PeriodStart);
            _last = fields.DateIn(format.PeriodEnd) is { } last && !(begins > last) && last <= today.AddYears(1) ? (begins, last) : null;
        }

        if (_last is { } stated)
        {
            _stated[stated] = _stated.GetValueOrDefault(stated) + 1;
        }

        _starts.Add(row.Start);
        var seen = row.End is { } end && end <= today && end > row.Start ? end : row.Start;
        _latest = seen > _latest ? seen : _latest;
    }

    /// <summary>The first and last day, with a sentence for what was not taken as stated.</summary>
    public (DateOnly From, DateOnly To) Found(List<string> notes)
    {
        if (_stated.Count == 0)
        {
            var end = MonthEnd(_latest == DateOnly.MinValue ? today : _latest);
            notes.Add(
                $"No reporting period is stated, so it is taken as the year to {end:d MMMM yyyy}, the end of the month of the last event.");
            return (YearTo(end), end);
        }

        var most = _stated.OrderByDescending(x => x.Value).ThenByDescending(x => x.Key.To).First();
        var ((from, to), others) = (most.Key, _stated.Values.Sum() - most.Value);
        if (others > 0)
        {
            notes.Add($"Rows that state another reporting period than most: {others:N0}; taken as of the one of most.");
        }

        var after = _starts.Count(x => x > to);
        if (after > _stray * _starts.Count)
        {
            var end = MonthEnd(_starts.Max());
            notes.Add($"The stated reporting period ends on {to:d MMMM yyyy}, yet {after:N0} events begin later: it is taken to end on "
                + $"{end:d MMMM yyyy}.");
            to = end;
        }

        return (from ?? YearTo(to), to);
    }

    private static DateOnly YearTo(DateOnly end) => end.AddYears(-1).AddDays(1);

    private static DateOnly MonthEnd(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1);
}
