using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What the measures of fairness say together. Nothing is called a sign that chance would explain.</summary>
public static class FairnessSentences
{
    /// <summary>A share is worth calling out when it is at least this many times the part of capacity.</summary>
    private const double _timesCapacity = 1.25;

    /// <summary>
    /// The signs that something besides the person's needs decides who is chosen; at most one each of place, owner and habit.
    /// </summary>
    public static Sentence Headline(MarketSlice slice)
    {
        if (slice.IsOutsideData)
        {
            return MeasureResult.OutsideData(slice);
        }

        var choices = OpenChoices.For(slice);
        if (choices.All.Count == 0)
        {
            return new("No referral was arranged with a named provider in this period.");
        }

        var signs = new[] { Place(slice), InHouse(slice), Repeats(slice) }.OfType<string>().ToList();
        return signs.Count == 0
            ? new("Nothing here shows, beyond chance, that place on a list, in-house ownership or habit decides who is chosen.")
            : new(Parts.Upper(string.Join(", and ", signs) + "."));
    }

    /// <summary>For how many referrals there is a list, since what is said of lists is said of these alone.</summary>
    public static string Coverage(MarketSlice slice)
    {
        if (slice.IsOutsideData)
        {
            return "";
        }

        var (lists, all) = (ListExposure.For(slice).Lists, slice.Referrals.Count);
        var text = lists == 0
            ? "No list of providers was logged in this period, so nothing can be said of who was shown, asked or chosen from one."
            : $"A list of providers was logged for "
            + new Sentence(Parts.Share(lists, all, "referral")).Plain
            + (lists == all ? "." : "; what is said of lists is said of these.");
        var others = OpenChoices.For(slice).OfOthers.Referrals;
        return others == 0 ? text
            : $"{text} {Written.Counted(others, "referral")} went to providers that the register does not show as able to take "
            + $"{(others == 1 ? "it" : "them")}; {(others == 1 ? "it is" : "they are")} left out.";
    }

    private static string? Place(MarketSlice slice)
    {
        var position = PickRateByPosition.For(slice).Rows.FirstOrDefault(x => x.Position == 1);
        if (position is { IsFavoured: true, SameProvider: { LargerThanChance: true, Value: > 1 } })
        {
            return $"the provider listed first is chosen {{{position.Rate.Text}}} of the time "
                + $"({{{Written.Percent(position.ExpectedRate)}}} if position made no difference)";
        }

        // Where lists were logged they know better than the register's order.
        var names = position is null ? ListPosition.For(slice).Rows : [];
        return names is [.., { ByName.IsBias: true } all] && all.AmongAlike?.IsBias != false
            ? $"the first quarter of names takes {{{Written.Percent(all.ByName.Share)}}} ({{{Written.Percent(all.ByName.Expected)}}} if "
            + $"the order of names did not matter)"
            : null;
    }

    private static string? InHouse(MarketSlice slice)
    {
        var result = InHousePreference.For(slice);
        if (result.Value is { Value: > 1, Interval: { } interval } && !interval.Contains(1))
        {
            return InHousePreference.BesideOthers(result.Rows[1]);
        }

        // Where lists were logged and show no preference, a large share has another reason.
        return result.Value.Value is null && result.Rows[0].Times is { LargerThanChance: true, Value: >= _timesCapacity } times
            ? $"in-house providers receive {{{result.Rows[0].Share.Text}}} of referrals with "
            + $"{{{Written.Percent(result.Rows[0].Expected!.Value)}}} of stated capacity"
            : null;
    }

    private static string? Repeats(MarketSlice slice)
    {
        return Habit.For(slice).Rows is [.., { IsHabit: true } all]
            ? $"teams choose the provider they chose last {{{all.Share.Text}}} of the time ({{{Written.Percent(all.ChanceShare!.Value)}}} "
            + $"if the same choices came in random order)"
            : null;
    }
}
