using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>The months before and after a change that are set beside each other: as many on either side, a year at most.</summary>
/// <param name="Before">Whole months before the day.</param>
/// <param name="After">Whole months from it on; the month in which it fell is left out unless it was the first day.</param>
/// <param name="Earlier">As many months before those; none where the data do not reach back so far.</param>
internal sealed record ChangeMonths(Period Before, Period After, Period? Earlier)
{
    /// <summary>Fewer than so many months show nothing.</summary>
    public const int Fewest = 3;

    private const int _most = 12;
    private const int _step = 3;

    /// <summary>The first month that is looked at.</summary>
    public Month First => (Earlier ?? Before).From;

    /// <summary>Runs of three months, counted from the change in both directions, the outermost shorter where they do not fit.</summary>
    public IEnumerable<Period> Steps
    {
        get
        {
            for (var last = Before.From.Plus((Before.Months - 1) % _step); last <= Before.To; last = last.Plus(_step))
            {
                yield return new(last.Plus(1 - _step) < Before.From ? Before.From : last.Plus(1 - _step), last);
            }

            for (var first = After.From; first <= After.To; first = first.Plus(_step))
            {
                yield return new(first, first.Plus(_step - 1) > After.To ? After.To : first.Plus(_step - 1));
            }
        }
    }

    /// <returns>None where there are too few whole months before or after.</returns>
    public static ChangeMonths? Of(DatedChange change, MarketSlice slice)
    {
        if (slice.Market.LastWholeMonth is not { } whole)
        {
            return null;
        }

        var month = Month.FromDate(change.From);
        var first = change.From.Day == 1 ? month : month.Plus(1);
        var last = slice.Period.To < whole ? slice.Period.To : whole;
        var start = slice.History.From;
        var months = Math.Min(_most, Math.Min(last.Index - first.Index + 1, month.Index - start.Index));
        if (months < Fewest)
        {
            return null;
        }

        var before = new Period(month.Plus(-months), month.Plus(-1));
        return new(before, new(first, first.Plus(months - 1)), before.Before.From >= start ? before.Before : null);
    }
}
