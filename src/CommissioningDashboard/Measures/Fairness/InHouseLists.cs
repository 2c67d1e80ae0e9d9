using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// What the logged lists of the period say of in-house providers. Most of it is counted on mixed lists: those that show in-house
/// and other providers side by side.
/// </summary>
internal sealed class InHouseLists
{
    private readonly bool[] _isInHouse;
    private readonly IndexGrid<TwoByTwo> _strata;

    private InHouseLists(MarketSlice slice)
    {
        var market = slice.Market;
        _isInHouse = [.. slice.Providers.Select(x => x.Ownership.IsInHouse())];
        int[] quarters = [
            .. Enumerable.Range(0, market.Months).Select(x => (market.FirstMonth.Plus(x).Index / 3) - (market.FirstMonth.Index / 3))];
        _strata = new IndexGrid<TwoByTwo>(quarters.LastOrDefault() + 1, market.Services.Count, market.Areas.Count);
        foreach (var referral in slice.Listed)
        {
            var arrangedInHouse = referral is { IsArranged: true, Provider: { } provider } && _isInHouse[provider];
            Add(referral.Options, arrangedInHouse, ref _strata[quarters[referral.MonthIndex], referral.Service, referral.Area]);
        }
    }

    /// <summary>In-house providers on mixed lists from which one accepted, and those chosen; then the same of others.</summary>
    public long InHouseShown => _strata.Cells.Sum(x => x.A + x.B);

    public long InHouseChosen => _strata.Cells.Sum(x => x.A);

    public long OthersShown => _strata.Cells.Sum(x => x.C + x.D);

    public long OthersChosen => _strata.Cells.Sum(x => x.C);

    /// <summary>In-house chosen and not, others chosen and not, for each service, area and quarter.</summary>
    public IReadOnlyList<TwoByTwo> Strata => [.. _strata.Cells.Where(x => x != default)];

    /// <summary>
    /// Mixed lists whose first is in-house, all mixed lists, and how many first places would be in-house if all on a list were as
    /// likely.
    /// </summary>
    public (long InHouse, long Lists, double Expected) First { get; private set; }

    /// <summary>The same for the first on the list that was asked, on mixed lists of which any was.</summary>
    public (long InHouse, long Lists, double Expected) FirstAsked { get; private set; }

    /// <summary>Referrals arranged in-house that have a logged list, and those of them whose list shows no other provider.</summary>
    public long ArrangedInHouse { get; private set; }

    public long OnlyInHouse { get; private set; }

    public static InHouseLists For(MarketSlice slice) => new(slice);

    private void Add(OptionRun options, bool arrangedInHouse, ref TwoByTwo stratum)
    {
        var inHouse = 0;
        var accepted = 0;
        var inHouseAccepted = 0;
        foreach (var option in options)
        {
            var isAccepted = option.Outcome == OptionOutcome.Accepted;
            accepted += isAccepted ? 1 : 0;
            if (_isInHouse[option.Provider])
            {
                inHouse++;
                inHouseAccepted += isAccepted ? 1 : 0;
            }
        }

        ArrangedInHouse += arrangedInHouse ? 1 : 0;
        OnlyInHouse += arrangedInHouse && inHouse == options.Count ? 1 : 0;
        if (inHouse == 0 || inHouse == options.Count)
        {
            return;
        }

        var part = (double)inHouse / options.Count;
        First = Counted(First, options[0], part);
        foreach (var option in options)
        {
            if (option.WasContacted)
            {
                FirstAsked = Counted(FirstAsked, option, part);
                break;
            }
        }

        if (accepted > 0)
        {
            var othersAccepted = accepted - inHouseAccepted;
            stratum = new TwoByTwo(
                stratum.A + inHouseAccepted,
                stratum.B + inHouse - inHouseAccepted,
                stratum.C + othersAccepted,
                stratum.D + options.Count - inHouse - othersAccepted);
        }
    }

    private (long InHouse, long Lists, double Expected) Counted(
        (long InHouse, long Lists, double Expected) sum, ReferralOption option, double part)
        => (sum.InHouse + (_isInHouse[option.Provider] ? 1 : 0), sum.Lists + 1, sum.Expected + part);
}
