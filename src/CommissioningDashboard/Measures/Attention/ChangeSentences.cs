using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>
/// Candidate causes of a change in words, from the data: what named providers (or those of one size) received in a quarter beside the same
/// quarter a year before, split into those who left, joined and stayed, and the service that changed most.
/// </summary>
public static class ChangeSentences
{
    private enum Move
    {
        Left,
        Joined,
        Stayed,
    }

    /// <summary>
    /// None when the data do not reach back to the same quarter a year before, or when nothing was received at either time.
    /// </summary>
    public static IReadOnlyList<Sentence> For(MarketSlice slice, Period quarter, DisplayBand? band)
    {
        if (BandChange.OverYear(slice, quarter, band) is not { Providers.Count: > 0 } change)
        {
            return [];
        }

        var whom = band is { } one ? one.Providers() : "named providers";
        var parts = change.Providers.GroupBy(x => MoveOf(x.Provider, quarter)).OrderBy(x => x.Key)
            .Select(x => Said(x.Key, [.. x], slice.Weight));
        List<Sentence> said =
        [
            new($"Beside the same quarter a year before, what {whom} received went "
                + $"{FromTo(change, slice.Weight)}: {FilterWords.Joined([.. parts])}."),
        ];
        if (MostChanged(slice, quarter, band) is var (service, own))
        {
            said.Add(new($"The service that changed most is {service.Name.ToLowerInvariant()}: {FromTo(own, slice.Weight)}."));
        }

        return said;
    }

    /// <summary>The service whose amount changed most; none with one service, without a change, or when two tie.</summary>
    private static (RegisterEntry Service, BandChange Change)? MostChanged(MarketSlice slice, Period quarter, DisplayBand? band)
    {
        List<(RegisterEntry Service, BandChange Change)> services =
        [
            .. ServiceChange.LookedAt(slice)
                .Select(x => (x, BandChange.OverYear(ServiceChange.Only(slice, x), quarter, band)!))
                .OrderByDescending(x => Size(x.Item2)),
        ];
        return services.Count < 2 || Size(services[0].Change) == 0 || Size(services[1].Change) == Size(services[0].Change)
            ? null : services[0];

        static long Size(BandChange change) => Math.Abs(change.Now.Amount - change.Before.Amount);
    }

    private static Move MoveOf(ProviderRecord provider, Period quarter)
    {
        if (EntryAndExit.LeftOn(provider) is { } day && day <= quarter.To.LastDay)
        {
            return Move.Left;
        }

        return provider.ListedOn > quarter.YearBefore.To.LastDay ? Move.Joined : Move.Stayed;
    }

    private static string Said(Move move, IReadOnlyList<ProviderPart> parts, Weight weight)
    {
        var most = ActiveSupport.NameOf(parts.MaxBy(x => Math.Abs(x.Change))!.Provider);
        return $"{{{Signed(parts, weight)}}} by {Written.Counted(parts.Count, "provider")} that {$"{move}".ToLowerInvariant()} "
            + $"({(parts.Count > 1 ? "most of all " : "")}{most})";
    }

    private static string Signed(IReadOnlyList<ProviderPart> parts, Weight weight)
    {
        var change = Rounded(parts.Select(x => x.Now)) - Rounded(parts.Select(x => x.Before));
        return $"{(change < 0 ? "−" : "+")}{Written.Number(Math.Abs(change), Units.ForWeight(weight))}";

        double Rounded(IEnumerable<Tally> tallies) => Math.Round(Tally.Sum(tallies).In(weight), MidpointRounding.AwayFromZero);
    }

    /// <summary>"from {34} to {28 referrals}": the noun once; "from {4 referrals} to {none}".</summary>
    private static string FromTo(BandChange change, Weight weight) => (change.Before.Amount, change.Now.Amount) switch
    {
        (_, 0) => $"from {{{Written.Amount(change.Before, weight)}}} to {{none}}",
        (0, _) => $"from {{none}} to {{{Written.Amount(change.Now, weight)}}}",
        _ => $"from {{{Written.Number(change.Before.In(weight), Units.ForWeight(weight))}}} to {{{Written.Amount(change.Now, weight)}}}",
    };
}
