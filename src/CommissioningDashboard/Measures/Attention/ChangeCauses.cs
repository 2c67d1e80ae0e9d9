using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>How providers' parts of a change came about.</summary>
public enum ProviderMove
{
    Left,
    Joined,
    Stayed,
}

/// <summary>What providers of one kind received before and now.</summary>
/// <param name="Move">Whether they left, joined or stayed.</param>
/// <param name="Providers">How many of them received anything at either time.</param>
/// <param name="Before">What they received then.</param>
/// <param name="Now">What they receive now.</param>
/// <param name="Largest">Whose amount changed most among them.</param>
public sealed record MovePart(ProviderMove Move, int Providers, Tally Before, Tally Now, ProviderRecord Largest);

/// <summary>
/// Candidate causes of a change, from the data: what named providers (or those of one size) received in a quarter beside the same quarter a
/// year before, split into those who left, joined and stayed, so that the parts add up to the change exactly; and the service that changed
/// most.
/// </summary>
/// <param name="Now">The quarter.</param>
/// <param name="Then">The same months a year before.</param>
/// <param name="Weight">What is counted.</param>
/// <param name="Band">The size looked at; none for all.</param>
/// <param name="Parts">Those that occur.</param>
/// <param name="Service">The service whose amount changed most; none when no one service did.</param>
public sealed record ChangeCauses(
    Period Now, Period Then, Weight Weight, DisplayBand? Band, IReadOnlyList<MovePart> Parts, ServiceMove? Service)
{
    public Tally AmountThen => Tally.Sum(Parts.Select(x => x.Before));

    public Tally AmountNow => Tally.Sum(Parts.Select(x => x.Now));

    /// <summary>None when the data do not reach back to the same quarter a year before.</summary>
    public static ChangeCauses? For(MarketSlice slice, Period now, DisplayBand? band)
    {
        var then = now.YearBefore;
        if (slice.Market.Months == 0 || then.From < slice.History.From)
        {
            return null;
        }

        var (before, after) = (Amounts(slice, then, band), Amounts(slice, now, band));
        var parts = slice.Providers.Where(x => before[x.Index].Referrals + after[x.Index].Referrals > 0)
            .GroupBy(x => MoveOf(x, then, now)).OrderBy(x => x.Key)
            .Select(x => new MovePart(
                x.Key, x.Count(), Tally.Sum(x.Select(p => before[p.Index])), Tally.Sum(x.Select(p => after[p.Index])),
                x.MaxBy(p => Math.Abs(after[p.Index].Amount - before[p.Index].Amount))!));
        return new ChangeCauses(now, then, slice.Weight, band, [.. parts], ServiceMove.Largest(slice, then, now, band));
    }

    /// <summary>The causes in words; none when nothing was received at either time.</summary>
    public IReadOnlyList<Sentence> Sentences
    {
        get
        {
            if (Parts.Count == 0)
            {
                return [];
            }

            var whom = Band is { } band ? band.Providers() : "named providers";
            List<Sentence> said =
            [
                new($"Beside the same quarter a year before, what {whom} received went from {Amount(AmountThen)} to {Amount(AmountNow)}: "
                    + $"{FilterWords.Joined([.. Parts.Select(Said)])}."),
            ];
            if (Service is { } service)
            {
                said.Add(new($"The service that changed most is {service.Service.Name.ToLowerInvariant()}: from {Amount(service.Before)} "
                    + $"to {Amount(service.Now)}."));
            }

            return said;
        }
    }

    internal static Tally[] Amounts(MarketSlice slice, Period period, DisplayBand? band)
    {
        if (band is null)
        {
            return slice.ByProvider(period);
        }

        var tallies = new Tally[slice.Providers.Count];
        for (var month = period.From; month <= period.To; month = month.Plus(1))
        {
            var each = slice.ByProvider(new Period(month, month));
            foreach (var provider in slice.Providers.Where(x => slice.BandOf(x, month) == band))
            {
                tallies[provider.Index] += each[provider.Index];
            }
        }

        return tallies;
    }

    private static ProviderMove MoveOf(ProviderRecord provider, Period then, Period now)
    {
        if (EntryAndExit.LeftOn(provider) is { } day && day <= now.To.LastDay)
        {
            return ProviderMove.Left;
        }

        if (provider.ListedOn > then.To.LastDay)
        {
            return ProviderMove.Joined;
        }

        return ProviderMove.Stayed;
    }

    private string Said(MovePart part)
    {
        var who = part.Move switch
        {
            ProviderMove.Left => $"{Written.Counted(part.Providers, "provider")} that left",
            ProviderMove.Joined => $"{Written.Counted(part.Providers, "provider")} that joined",
            _ => $"{Written.Counted(part.Providers, "provider")} that stayed",
        };
        var largest = part.Providers > 1 ? $", most of all {ActiveSupport.NameOf(part.Largest)},"
            : $", {ActiveSupport.NameOf(part.Largest)},";
        return $"{who}{largest} {{{Signed(part)}}}";
    }

    private string Signed(MovePart part)
    {
        var change = Math.Round(part.Now.In(Weight), MidpointRounding.AwayFromZero) - Math.Round(
            part.Before.In(Weight), MidpointRounding.AwayFromZero);
        return change < 0 ? $"−{Written.Number(-change, Units.ForWeight(Weight))}" : $"+{Written.Number(change, Units.ForWeight(Weight))}";
    }

    private string Amount(Tally tally) => $"{{{Written.Amount(tally, Weight)}}}";
}
