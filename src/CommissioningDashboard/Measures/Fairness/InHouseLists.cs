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
    /// <summary>1 for a provider in-house and 0 for another, to be added up.</summary>
    private readonly int[] _inHouse;
    private readonly OptionColumns _options;
    private readonly TwoByTwo[] _strata;

    private InHouseLists(MarketSlice slice)
    {
        _inHouse = [.. slice.Providers.Select(x => x.Ownership.IsInHouse() ? 1 : 0)];
        _options = slice.Market.Options;
        var (rows, services, areas) = (slice.Market.Referrals, slice.Market.Services.Count, slice.Market.Areas.Count + 1);
        var quarters = Enumerable.Range(0, slice.Market.Months).Select(x => (slice.Market.FirstMonth.Plus(x).Index / 3) - (slice.Market.FirstMonth.Index / 3)).ToArray();
        _strata = new TwoByTwo[(quarters.LastOrDefault() + 1) * services * areas];
        foreach (var row in slice.Listed)
        {
            var stratum = (((quarters[rows.Month[row]] * services) + rows.Service[row]) * areas) + rows.Area[row];
            var arranged = rows.Outcome[row] == (byte)ReferralOutcome.Arranged && rows.Provider[row] is var to and > 0 && _inHouse[to - 1] == 1;
            Add(rows.FirstOption[row], rows.OptionCount[row], stratum, arranged);
        }
    }

    /// <summary>In-house providers on mixed lists from which one accepted, and those chosen; then the same of others.</summary>
    public long InHouseShown => _strata.Sum(x => x.A + x.B);

    public long InHouseChosen => _strata.Sum(x => x.A);

    public long OthersShown => _strata.Sum(x => x.C + x.D);

    public long OthersChosen => _strata.Sum(x => x.C);

    /// <summary>In-house chosen and not, others chosen and not, for each service, area and quarter.</summary>
    public IReadOnlyList<TwoByTwo> Strata => [.. _strata.Where(x => x != default)];

    /// <summary>Mixed lists whose first is in-house, all mixed lists, and how many first places would be in-house if all on a list were as likely.</summary>
    public (long InHouse, long Lists, double Expected) First { get; private set; }

    /// <summary>The same for the first on the list that was asked, on mixed lists of which any was.</summary>
    public (long InHouse, long Lists, double Expected) FirstAsked { get; private set; }

    /// <summary>Referrals arranged in-house that have a logged list, and those of them whose list shows no other provider.</summary>
    public long ArrangedInHouse { get; private set; }

    public long OnlyInHouse { get; private set; }

    public static InHouseLists For(MarketSlice slice) => new(slice);

    private void Add(int from, int length, int stratum, bool arrangedInHouse)
    {
        var (inHouse, chosen, accepted) = (0, 0, 0);
        for (var i = from; i < from + length; i++)
        {
            var (own, isAccepted) = (_inHouse[_options.Provider(i)], _options.Outcome(i) == OptionOutcome.Accepted ? 1 : 0);
            inHouse += own;
            accepted += isAccepted;
            chosen += own & isAccepted;
        }

        ArrangedInHouse += arrangedInHouse ? 1 : 0;
        OnlyInHouse += arrangedInHouse && inHouse == length ? 1 : 0;
        if (inHouse == 0 || inHouse == length)
        {
            return;
        }

        var asked = from;
        while (asked < from + length && _options.Outcome(asked) == OptionOutcome.Shown)
        {
            asked++;
        }

        var part = (double)inHouse / length;
        First = Counted(First, from, part);
        FirstAsked = asked == from + length ? FirstAsked : Counted(FirstAsked, asked, part);
        if (accepted > 0)
        {
            ref var sum = ref _strata[stratum];
            sum = new TwoByTwo(
                sum.A + chosen, sum.B + inHouse - chosen, sum.C + accepted - chosen, sum.D + length - inHouse - (accepted - chosen));
        }
    }

    private (long InHouse, long Lists, double Expected) Counted((long InHouse, long Lists, double Expected) sum, int option, double part)
        => (sum.InHouse + _inHouse[_options.Provider(option)], sum.Lists + 1, sum.Expected + part);
}
