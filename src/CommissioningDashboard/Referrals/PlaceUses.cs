using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Referrals;

/// <summary>What became of one place on the lists, or of the places from it on.</summary>
/// <param name="Place">From 1; the last stands for all after it too.</param>
/// <param name="ShownBefore">How often somebody stood there on a logged list before the fair order began.</param>
/// <param name="ChosenBefore">How often that one was chosen.</param>
/// <param name="ShownSince">Likewise since then.</param>
/// <param name="ChosenSince">Likewise.</param>
/// <param name="Listed">How often somebody stood there on a list of the desk since then, chosen from yet or not.</param>
/// <param name="Opened">How often that one's record was looked at. Before, nobody kept that.</param>
public sealed record PlaceUse(
    int Place, long ShownBefore, long ChosenBefore, long ShownSince, long ChosenSince, long Listed, long Opened);

/// <summary>Opened and chosen by place, before and since lists were shown in the fair order.</summary>
public static class PlaceUses
{
    /// <summary>Places from this one on are counted together.</summary>
    public const int Last = 6;

    /// <param name="slice">Its referrals' logged lists are counted, whenever they were received.</param>
    /// <param name="began">The first day of the fair order, as the authority dates it.</param>
    /// <param name="listed">How many stood at each place of the desk's lists since then.</param>
    /// <param name="opened">How many of them were opened.</param>
    public static IReadOnlyList<PlaceUse> Of(
        MarketSlice slice, DateOnly began, IReadOnlyDictionary<int, int> listed, IReadOnlyDictionary<int, int> opened)
    {
        var counts = new long[2, 2, Last + 1];
        var firstDay = began.DayNumber - slice.Market.FirstMonth.FirstDay.DayNumber;
        foreach (var referral in slice.Listed)
        {
            var since = referral.ReceivedDay >= firstDay ? 1 : 0;
            foreach (var option in referral.Options)
            {
                var place = Math.Clamp(option.Position, 1, Last);
                counts[since, 0, place]++;
                counts[since, 1, place] += option.Outcome == OptionOutcome.Accepted ? 1 : 0;
            }
        }

        return [.. Enumerable.Range(1, Last).Select(x => new PlaceUse(
            x, counts[0, 0, x], counts[0, 1, x], counts[1, 0, x], counts[1, 1, x], SumAt(listed, x), SumAt(opened, x)))];
    }

    /// <summary>Whether the first place draws less than it did: the answer in words.</summary>
    public static Sentence Finding(IReadOnlyList<PlaceUse> places, DateOnly began)
    {
        var first = places[0];
        if (first.ShownSince == 0)
        {
            return new($"Since {Written.Date(began)}, when the fair order began, no choice from a list is recorded yet.");
        }

        var since = $"Since {Written.Date(began)} the first on the list was chosen {Rate(first.ChosenSince, first.ShownSince)}";
        return first.ShownBefore == 0 ? new($"{since}; before that no list was logged.")
            : new($"{since}; before the fair order it was {Rate(first.ChosenBefore, first.ShownBefore)}.");
    }

    private static string Rate(long part, long whole)
        => whole >= Parts.FewestForPercent ? $"{{{Written.Percent((double)part / whole)}}} of the time" : $"{{{part} of {whole}}} times";

    private static int SumAt(IReadOnlyDictionary<int, int> counts, int place)
        => counts.Where(x => Math.Clamp(x.Key, 1, Last) == place).Sum(x => x.Value);
}
