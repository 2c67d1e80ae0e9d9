namespace CommissioningDashboard.Market;

/// <summary>A period that readers often ask for, by name.</summary>
/// <param name="Name">As on a link: "Last whole quarter".</param>
/// <param name="From">Its first month in a filter; none when the filter names no months.</param>
/// <param name="To">Its last month.</param>
public sealed record PeriodPreset(string Name, Month? From, Month? To)
{
    private const int _quarter = 3;
    private const int _year = 12;
    private const int _april = 4;

    /// <summary>The filter with this period and everything else as it was.</summary>
    public MarketFilter On(MarketFilter filter) => filter with { From = From, To = To };

    /// <summary>Whether a filter shows just this period, however it names it.</summary>
    public bool IsShown(MarketFilter filter, MarketSnapshot market) => filter.PeriodIn(market) == On(filter).PeriodIn(market);

    /// <summary>
    /// The last whole quarter, the last twelve months, and each financial year that the data hold from April to March, latest
    /// first.
    /// </summary>
    public static IReadOnlyList<PeriodPreset> In(MarketSnapshot market)
    {
        List<PeriodPreset> presets = [new("Last 12 months", null, null)];
        if (market.LastWholeMonth is not { } last)
        {
            return presets;
        }

        var quarterEnd = last.Plus(-(last.Number % _quarter));
        if (quarterEnd.Plus(1 - _quarter) >= market.FirstMonth)
        {
            presets.Insert(0, new PeriodPreset("Last whole quarter", quarterEnd.Plus(1 - _quarter), quarterEnd));
        }

        var april = last.Plus(1 - _year);
        for (april = april.Plus(-((april.Number - _april + _year) % _year)); april >= market.FirstMonth; april = april.Plus(-_year))
        {
            presets.Add(new PeriodPreset($"{april.Year} to {april.Year + 1}", april, april.Plus(_year - 1)));
        }

        return presets;
    }
}
