using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// The first referrals of newcomers, and their waits counted in chances instead of days: how many referrals a choice blind to names and
/// sizes would have given each by then. A provider of one valley waits longer than one of the whole county for want of referrals and not
/// of favour; in chances both wait alike, so that their waits can be set beside each other. A person who stays with a provider has chosen
/// once.
/// </summary>
internal sealed class NewcomerReferrals
{
    /// <summary>Chances are told to a thousandth, since waits are compared in whole numbers.</summary>
    private const double _scale = 1_000;

    /// <summary>So many referrals of each newcomer are looked at.</summary>
    private const int _counted = 3;

    private readonly MarketSlice _slice;

    /// <summary>For each provider of the register its chances in each month; none for those that are no newcomers.</summary>
    private readonly double[]?[] _chances;

    /// <summary>For each provider of the register, the days of its first three referrals; none for those that are no newcomers.</summary>
    private readonly List<int>?[] _firstDays;

    /// <summary>For each provider of the register, the day of its first referral that it could take; none for those without one.</summary>
    private readonly int?[] _firstDay;

    public NewcomerReferrals(MarketSlice slice, IEnumerable<ProviderRecord> newcomers)
    {
        _slice = slice;
        _firstDay = new int?[slice.Providers.Count];
        _firstDays = new List<int>?[slice.Providers.Count];
        _chances = new double[]?[slice.Providers.Count];
        foreach (var newcomer in newcomers)
        {
            _chances[newcomer.Index] = new double[slice.Market.Months];
            _firstDays[newcomer.Index] = new List<int>(_counted);
        }

        var choices = Choices();
        for (var at = 0; at < choices.Cells.Count; at++)
        {
            if (choices.Cells[at] is { Able: { } able } cell)
            {
                foreach (var provider in able.Places)
                {
                    if (_chances[provider] is { } months)
                    {
                        months[cell.Month] += (double)cell.Count / able.Places.Count;
                    }
                }
            }
        }
    }

    /// <summary>The days of a newcomer's first three referrals, or of as many as it had, counted from the first day of the data.</summary>
    public IReadOnlyList<int> FirstDays(ProviderRecord provider) => _firstDays[provider.Index]!;

    /// <summary>How many chances a newcomer had from a day to its first referral that it could take, or to another day.</summary>
    /// <param name="provider">The newcomer.</param>
    /// <param name="from">The day it joined, counted from the first day of the data.</param>
    /// <param name="to">The last day on which it was watched, likewise.</param>
    public SurvivalTime WaitInChances(ProviderRecord provider, int from, int to)
    {
        var first = _firstDay[provider.Index];
        var chances = UpTo(provider, first ?? to) - UpTo(provider, from);
        return new SurvivalTime((int)Math.Round(_scale * Math.Max(0, chances)), first is not null);
    }

    /// <summary>Chances of a month come evenly over its days.</summary>
    private double UpTo(ProviderRecord provider, int day)
    {
        var date = _slice.History.From.FirstDay.AddDays(day);
        var months = _chances[provider.Index]!;
        var month = Month.FromDate(date).Index - _slice.History.From.Index;
        var part = (date.Day - 0.5) / DateTime.DaysInMonth(date.Year, date.Month);
        return months.Take(month).Sum() + (month < months.Length ? part * months[month] : 0);
    }

    private IndexGrid<(AbleProviders? Able, int Count, int Month)> Choices()
    {
        var market = _slice.Market;
        var cells = new IndexGrid<(AbleProviders? Able, int Count, int Month)>(market.Months, market.Services.Count, market.Areas.Count);
        var chosen = new ushort[market.PeopleCount + 1];
        foreach (var referral in _slice.EverythingUpTo(_slice.Period.To))
        {
            if (!referral.IsArranged || referral.Provider is not { } provider || !_slice.Matches(referral))
            {
                continue;
            }

            if (_firstDays[provider] is { Count: < _counted } days)
            {
                days.Add(referral.ReceivedDay);
            }

            var person = referral.Person ?? 0;
            if (person > 0 && chosen[person] == provider + 1)
            {
                continue;
            }

            chosen[person] = (ushort)(provider + 1);
            ref var cell = ref cells[referral.MonthIndex, referral.Service, referral.Area];
            cell.Able ??= market.Eligible.ProvidersFor(referral.MonthIndex, referral.Service, referral.Area);
            cell.Month = referral.MonthIndex;
            if (cell.Able.IndexOf(provider) >= 0)
            {
                cell.Count++;
                _firstDay[provider] ??= referral.ReceivedDay;
            }
        }

        return cells;
    }
}
