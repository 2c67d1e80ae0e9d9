using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>What the measures of fairness say together. Nothing is called a sign that chance would explain.</summary>
public static class FairnessSentences
{
    /// <summary>A share is worth calling out when it is at least this many times the part of capacity.</summary>
    private const double _timesCapacity = 1.25;

    /// <summary>
    /// The signs that something besides the person's needs decides who is chosen; at most one each of place, owner and habit, and
    /// together held to 5%.
    /// </summary>
    public static Sentence Headline(MarketSlice slice)
    {
        if (slice.IsOutsideData)
        {
            return MeasureResult.OutsideData(slice);
        }

        MeasureResult[] looked = [PickRateByPosition.For(slice), InHousePreference.For(slice), Habit.For(slice)];
        if (slice.Named.Count > 0 && looked.All(x => x.IsRefused))
        {
            return looked[0].Finding;
        }

        if (OpenChoices.For(slice).All.Count == 0)
        {
            return new(slice.Named.Count == 0 ? "No referral was arranged with a named provider in this period."
                : "The register shows no provider as able to take what was arranged here, so nothing can be said of who is chosen.");
        }

        var signs = new[] { Place(slice), InHouse(slice), Repeats(slice) }.OfType<Sign>().ToList();
        var chances = Holm.Adjusted([.. signs.Select(x => x.Chance)]);
        var said = signs.Where((x, i) => chances[i] <= 0.05).Select(x => x.Text()).ToList();
        return said.Count == 0
            ? new($"Nothing here shows, beyond chance, that {Looked(looked)} decides who is chosen.")
            : new(Parts.Upper(string.Join(", and ", said) + "."));
    }

    /// <summary>"place on a list, in-house ownership or habit": those of the three of which enough is recorded.</summary>
    private static string Looked(MeasureResult[] looked)
    {
        string[] names = ["place on a list", "in-house ownership", "habit"];
        List<string> known = [.. names.Where((_, i) => !looked[i].IsRefused)];
        return known.Count == 1 ? known[0] : $"{string.Join(", ", known.SkipLast(1))} or {known[^1]}";
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

    private static Sign? Place(MarketSlice slice)
    {
        if (PickRateByPosition.For(slice).Rows.FirstOrDefault(x => x.Position == 1) is { } position)
        {
            return position.SameProvider is not { } same ? null : new Sign(
                position.IsFavoured && same.Value > 1 ? same.P : 1,
                () => $"the provider listed first is chosen {{{position.Rate.Text}}} of the time "
                    + $"({{{Written.Percent(position.ExpectedRate)}}} if position made no difference)");
        }

        // Where lists were logged they know better than the register's order.
        return ListPosition.For(slice).Rows is not [.., var all] ? null : new Sign(
            all.ByName.IsBias && all.AmongAlike?.IsBias != false
                ? Math.Max(all.ByName.Chance.UpperP, all.AmongAlike?.Chance.UpperP ?? 0) : 1,
            () => $"the first quarter of names takes {{{Written.Percent(all.ByName.Share)}}} ({{{Written.Percent(all.ByName.Expected)}}} "
                + $"if the order of names did not matter)");
    }

    private static Sign? InHouse(MarketSlice slice)
    {
        if (InHousePreference.For(slice).Rows is not [var share, var listed, ..])
        {
            return null;
        }

        if (listed is { Chance: { } chance, Times.Value: var odds })
        {
            return new Sign(odds > 1 ? chance : 1, () => InHousePreference.BesideOthers(listed));
        }

        // Where lists were logged and show no preference, a large share has another reason.
        return share is not { Chance: { } beside, Times.Value: var times } ? null : new Sign(
            times >= _timesCapacity ? beside : 1,
            () => $"in-house providers receive {{{share.Share.Text}}} of referrals with {{{Written.Percent(share.Expected!.Value)}}} of "
                + $"stated capacity");
    }

    private static Sign? Repeats(MarketSlice slice)
    {
        return Habit.For(slice).Rows is not [.., { Choices: > 0 } all] ? null : new Sign(
            all.IsHabit ? all.Chance : 1,
            () => $"teams choose the provider they chose last {{{all.Share.Text}}} of the time "
                + $"({{{Written.Percent(all.ChanceShare!.Value)}}} if the same choices came in random order)");
    }

    /// <summary>What would be said, and how often chance alone gives as much; 1 where there is nothing to say.</summary>
    private sealed record Sign(double Chance, Func<string> Text);
}
