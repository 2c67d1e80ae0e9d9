using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What an area's page says first.</summary>
public static class AreaSentences
{
    private const int _clauses = 2;

    /// <summary>Worse off, better off, some of each, or that it cannot be told.</summary>
    public static Sentence Answer(RegisterEntry area, MarketSlice slice)
    {
        if (SliceComparison.NotCompared(slice) is { } reason)
        {
            return new($"It {{cannot be told}} whether {area.Name} is worse off. {reason}");
        }

        var figures = AreaFigures.For(slice);
        var (better, worse) = (Named(figures, Verdict.Better), Named(figures, Verdict.Worse));
        var than = Than(slice.Filter.Compare);
        if (better.Count > 0 && worse.Count > 0)
        {
            return new($"{area.Name} is {{worse off}} in some ways and {{better off}} in others {than}: "
                + $"{Clauses([worse[0], better[0]], slice)}.");
        }

        if (better.Count + worse.Count > 0)
        {
            var off = worse.Count > 0 ? "worse off" : "better off";
            return new($"{area.Name} is {{{off}}} {than}: {Clauses([.. worse, .. better], slice)}.");
        }

        return new(slice.Referrals.Count > 0 && slice.Compared!.Referrals.Count > 0
            ? $"It {{cannot be told}} whether {area.Name} is worse or better off {than}: "
                + "no figure with a better and a worse differs by more than chance would explain."
            : $"It {{cannot be told}} whether {area.Name} is worse off {than}: too few referrals were made.");
    }

    /// <summary>How many referrals were arranged, and how many more or fewer that is.</summary>
    public static string Volume(MarketSlice slice)
    {
        var now = Shares.Recorded(slice.ByBand(slice.Period)) + slice.NotRecorded(slice.Period);
        var verb = now.Referrals == 1 && slice.Weight == Weight.Referrals ? "was" : "were";
        var text = now.Referrals == 0 ? $"No referral was arranged in {slice.Period.Label}"
            : $"{Written.Amount(now, slice.Weight)} {verb} arranged in {slice.Period.Label}";
        if (slice.Beside is not { } beside || !slice.Filter.Compare.IsInTime())
        {
            return $"{text}.";
        }

        var then = Shares.Recorded(slice.ByBand(beside.Period)) + slice.NotRecorded(beside.Period);
        return $"{text}; {slice.Filter.Compare.When()}, {(then.Referrals == 0 ? "none" : Written.Amount(then, slice.Weight))}.";
    }

    /// <summary>How many of the figures are worse, better and different: "{1} worse, {2} better, of 16 figures."</summary>
    public static string Counts(MarketSlice slice)
    {
        var figures = AreaFigures.For(slice);
        (Verdict, string)[] kinds =
            [(Verdict.Worse, "worse"), (Verdict.Better, "better"), (Verdict.Different, "higher or lower, neither good nor bad")];
        var verdicts = kinds
            .Select(x => (Count: figures.Count(f => f.Verdict == x.Item1), Words: x.Item2))
            .Where(x => x.Count > 0).Select(x => $"{{{x.Count}}} {x.Words}");
        return $"{string.Join(", ", verdicts.DefaultIfEmpty("{None} differs beyond chance"))}, of {figures.Count} figures.";
    }

    /// <summary>"than a year before", "than all areas together".</summary>
    public static string Than(Comparison compare) => compare.IsInTime() ? $"than {compare.When()}" : "than all areas together";

    /// <summary>"the share of the three largest providers rose from {40%} to {60%}".</summary>
    internal static string Clause(AreaFigure figure, Comparison compare)
    {
        var name = char.ToLowerInvariant(figure.Headline.Name[0]) + figure.Headline.Name[1..];
        var (now, beside) = (figure.Now.Text, figure.Beside!.Text);
        var moved = figure.Change!.Value.Value > 0 ? "up" : "down";
        return compare.IsInTime() ? $"{name} {moved} from {{{beside}}} to {{{now}}}" : $"{name} {{{now}}}, against {{{beside}}}";
    }

    /// <summary>The clearest first.</summary>
    private static List<AreaFigure> Named(IReadOnlyList<AreaFigure> figures, Verdict verdict)
        => [.. figures.Where(x => x.Verdict == verdict).OrderBy(x => x.AdjustedP)];

    private static string Clauses(List<AreaFigure> figures, MarketSlice slice)
        => FilterWords.Joined([.. figures.Take(_clauses).Select(x => Clause(x, slice.Filter.Compare))])
            + (figures.Count > _clauses ? $", and {Written.Whole(figures.Count - _clauses)} more" : "");
}
