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
    private readonly List<MatchedSet> _sets = [];

    private InHouseLists(MarketSlice slice)
    {
        _isInHouse = [.. slice.Providers.Select(x => x.Ownership.IsInHouse())];
        foreach (var referral in slice.Listed)
        {
            var arrangedInHouse = referral is { IsArranged: true, Provider: { } provider } && _isInHouse[provider];
            Add(referral.Options, arrangedInHouse, referral.Person);
        }
    }

    /// <summary>Mixed lists from which exactly one accepted, each a set of its own; a person's lists are a cluster.</summary>
    public IReadOnlyList<MatchedSet> Sets => _sets;

    /// <summary>From how many of those an in-house provider was chosen.</summary>
    public long Chosen => _sets.Count(x => x.IsKindChosen);

    /// <summary>From how many it would be if everybody on a list were as likely.</summary>
    public double Expected => _sets.Sum(x => (double)x.OfKind / x.Size);

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

    private void Add(OptionRun options, bool arrangedInHouse, int? person)
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

        if (accepted == 1)
        {
            _sets.Add(new MatchedSet(inHouse, options.Count, inHouseAccepted == 1, person ?? 0));
        }
    }

    private (long InHouse, long Lists, double Expected) Counted(
        (long InHouse, long Lists, double Expected) sum, ReferralOption option, double part)
        => (sum.InHouse + (_isInHouse[option.Provider] ? 1 : 0), sum.Lists + 1, sum.Expected + part);
}
