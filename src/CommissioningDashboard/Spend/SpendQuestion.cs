using CommissioningDashboard.Market;

namespace CommissioningDashboard.Spend;

/// <summary>Which spend is looked at; whatever is not named is everything.</summary>
/// <param name="From">The first month of payments; none for a year up to the last.</param>
/// <param name="To">The last month; none for the last that there is.</param>
/// <param name="Directorate">The part of the council, as its files write it.</param>
public sealed record SpendQuestion(Month? From = null, Month? To = null, string? Directorate = null)
{
    private const int _year = 12;

    /// <summary>The months that are meant, of those between the first and the last with a payment.</summary>
    public Period In(Month first, Month last)
    {
        var to = Within(To ?? last);
        var from = Within(From ?? to.Plus(1 - _year));
        return from <= to ? new Period(from, to) : new Period(to, from);

        Month Within(Month month) => new(Math.Clamp(month.Index, first.Index, last.Index));
    }
}
