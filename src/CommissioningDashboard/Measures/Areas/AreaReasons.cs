using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Why an area stands as it does, in sentences.</summary>
public static class AreaReasons
{
    private const int _named = 2;

    /// <summary>How many left and what they had carried.</summary>
    public static Sentence Leavers(MarketSlice slice)
    {
        var (leavers, since) = (AreaLeaver.For(slice), AreaLeaver.Since(slice).Label);
        if (leavers.Count == 0)
        {
            return new($"{{No provider}} has left since {since}.");
        }

        var (referrals, hours) = (leavers.Sum(x => x.Referrals), Tally.Sum(leavers.Select(x => x.Hours)));
        return new($"{{{Written.Counted(leavers.Count, "provider")}}} {(leavers.Count == 1 ? "has" : "have")} left since {since}, "
            + (referrals == 0 ? "and had received no referral in the twelve months before."
                : $"and had carried {Carried(referrals, hours)}."));
    }

    /// <summary>Those who carried most, by name; a person who is a provider is not named.</summary>
    public static string? NamedLeavers(MarketSlice slice)
    {
        var named = AreaLeaver.For(slice).Where(x => x.Provider.Ownership != Ownership.Individual && x.Referrals > 0).Take(_named)
            .Select(x => $"{x.Provider.Name} left on {Written.Date(x.On)}; it had carried {Carried(x.Referrals, x.Hours)}.").ToList();
        return named.Count == 0 ? null : string.Join(" ", named);
    }

    /// <summary>"45 referrals and 300 hours a week in the twelve months before".</summary>
    public static string Carried(long referrals, Tally hours)
        => $"{{{Written.Counted(referrals, "referral")}}}"
            + (hours.Counted == 0 ? "" : $" and {{{Written.Amount(hours, Weight.WeeklyHours)}}}")
            + " in the twelve months before";

    /// <summary>How many could take over, and how many hours they state.</summary>
    public static Sentence Able(MarketSlice slice)
    {
        var able = AbleProvider.For(slice);
        if (able.Count == 0)
        {
            return new("{No provider} is open and able to take over.");
        }

        var (spare, silent) = (able.Where(x => x.Spare > 0).ToList(), able.Count(x => x.Stated is null));
        var text = $"{Parts.Upper(Parts.Count(spare.Count, able.Count, "provider"))} open and able to take over "
            + $"{Parts.Verb(spare.Count, able.Count, "has", "have")} stated hours to spare"
            + (spare.Count == 0 ? "" : $", {{{Written.Whole(spare.Sum(x => x.Spare!.Value))} hours a week}} together");
        return new($"{text}{(silent == 0 ? "" : $"; {Written.Whole(silent)} {(silent == 1 ? "has" : "have")} stated nothing")}.");
    }

    /// <summary>Whether a band's share moved, and what drove it: the cause with the largest part in the direction of the change.</summary>
    public static Sentence Driver(MarketSlice slice, DisplayBand band)
    {
        var subject = $"The share of {AreaHeadline.Whose(band)}";
        if (slice.Beside is not { } beside)
        {
            return new(SliceComparison.NotCompared(slice)!);
        }

        var (now, then) = (slice.ByBand(slice.Period), beside.Slice.ByBand(beside.Period));
        if (Shares.Change(slice.Filter.Compare, now, then, band) is not { } change)
        {
            return new(slice.Filter.Compare.IsInTime()
                ? $"{subject} cannot be compared: nothing was arranged with a named provider at one of the two times."
                : $"{subject} cannot be told from that of other areas.");
        }

        var (from, to) = (Shares.Calculate(then, band).Text, Shares.Calculate(now, band).Text);
        var text = slice.Filter.Compare.IsInTime()
            ? $"{subject} {Moved(from, to)}"
            : $"{subject} is {{{to}}}, against {{{from}}} in all areas";
        if (!change.LargerThanChance)
        {
            return new($"{text}: chance would explain the difference.");
        }

        return BandChange.For(slice, band)?.Causes.Where(x => x.Points * change.Value > 0).MaxBy(x => Math.Abs(x.Points!.Value)) is { } most
            ? new($"{text}, more than chance would explain. Most of it comes of "
                + $"{(most.Providers == 1 ? "one provider" : Written.Counted(most.Providers, "provider"))} {Who(most)}: "
                + $"{{{Written.Number(most.Points!.Value, Unit.Points)} points}}.")
            : new($"{text}, more than chance would explain.");
    }

    /// <summary>"went from {20%} to {30%}"; shares that read alike stayed, and one that is a range is set beside the other.</summary>
    private static string Moved(string from, string to)
    {
        if (from == to)
        {
            return $"was {{{to}}} at both times";
        }

        return $"{from}{to}".Contains(" to ", StringComparison.Ordinal) ? $"was {{{from}}} and is {{{to}}}"
            : $"went from {{{from}}} to {{{to}}}";
    }

    private static string Who(CausePart part) => part.Cause switch
    {
        ChangeCause.Left => "that left",
        ChangeCause.Joined => "that joined",
        ChangeCause.ChangedSize => "whose size changed",
        ChangeCause.ReceivedMore => "that stayed and received as much or more",
        _ => "that stayed and received less",
    };

    /// <summary>A cause at the head of a row.</summary>
    public static string Name(ChangeCause cause) => cause switch
    {
        ChangeCause.Left => "Left",
        ChangeCause.Joined => "Joined",
        ChangeCause.ChangedSize => "Changed size",
        ChangeCause.ReceivedMore => "Stayed, as much or more",
        _ => "Stayed, less",
    };
}
