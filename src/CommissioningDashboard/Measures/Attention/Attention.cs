using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One figure that has changed by more than chance, among everything looked at.</summary>
/// <param name="Series">The figure over time.</param>
/// <param name="Limits">Where each quarter was expected; none for a quarter without a figure, or with too short a past.</param>
/// <param name="Sentences">What happened.</param>
/// <param name="AdjustedP">The chance of it among so many looks; the smaller of the two when both the latest quarter and the trend are
/// named.</param>
/// <param name="Turn">Whether it is for the better or the worse.</param>
public sealed record AttentionItem(
    QuarterSeries Series, IReadOnlyList<ControlLimit?> Limits, IReadOnlyList<Sentence> Sentences, double AdjustedP, Turn Turn)
{
    /// <summary>What may have caused it, by the data: between its latest quarter and the same quarter a year before.</summary>
    public IReadOnlyList<Sentence> Causes(MarketSlice slice)
    {
        var own = Series.Area is { } area ? MarketSlice.Take(slice.Market, slice.Filter with { Areas = [area.Code] }) : slice;
        return ChangeSentences.For(own, Series.Points[^1].Time, Series.Band ?? Series.Measure.About);
    }
}

/// <summary>Whether a change is for the better, for the worse or, by itself, neither.</summary>
public enum Turn
{
    Neither,
    ForTheBetter,
    ForTheWorse,
}

/// <summary>
/// What is worth a look, and nothing that chance explains. Two questions are asked of each figure: does the latest quarter lie
/// outside the three-standard-deviation limits of the quarters before it (at least twelve), and has it climbed or fallen steadily
/// (Mann and Kendall, at least eight)? All answers together are held to a false-discovery rate of 5% (Benjamini and Hochberg).
/// </summary>
/// <param name="Figures">How many figures were looked at.</param>
/// <param name="Looks">How many questions could be asked of them.</param>
/// <param name="Items">Those named, least likely by chance first.</param>
/// <param name="Watched">Every figure with its trend.</param>
public sealed record Attention(int Figures, int Looks, IReadOnlyList<AttentionItem> Items, IReadOnlyList<MeasureTrend> Watched)
{
    /// <summary>What it is called where its claims are measured.</summary>
    public const string Id = "attention";

    /// <summary>Grows when the way it decides changes.</summary>
    public const int Version = 2;

    /// <summary>Of the things named, about this many in a hundred may still be chance.</summary>
    public const double FalseShare = 0.05;

    /// <summary>What a turn is called.</summary>
    public static string InWords(Turn turn) => turn switch
    {
        Turn.ForTheBetter => "for the better",
        Turn.ForTheWorse => "for the worse",
        _ => "neither good nor bad by itself",
    };

    private static readonly SliceComputation<Attention> _computed = new(slice => FromSeries(MonitoredSeries.For(slice)));

    /// <summary>For a slice, worked out once.</summary>
    public static Attention For(MarketSlice slice) => slice.GetOrCompute(_computed);

    public static Attention FromSeries(IReadOnlyList<QuarterSeries> watched)
    {
        var trends = watched.Select(MeasureTrend.FromSeries).ToList();
        var latest = watched.Select(LatestQuarter.FromSeries).ToList();
        var p = latest.Select(x => x?.P).Concat(trends.Select(x => x.Test?.P)).ToList();
        var adjusted = new Queue<double>(FalseDiscovery.Adjusted([.. p.OfType<double>()]));
        var all = p.Select(x => x is null ? 1 : adjusted.Dequeue()).ToList();
        var items = watched.Select((series, i) => Item(series, latest[i], all[i], trends[i], all[watched.Count + i]))
            .OfType<AttentionItem>();
        return new Attention(
            watched.Count, p.OfType<double>().Count(),
                [.. items.OrderBy(x => x.AdjustedP).ThenBy(x => x.Series.Name, StringComparer.Ordinal)],
                [.. trends.Select((x, i) => x.Test is null ? x : x with { AdjustedP = all[watched.Count + i] })]);
    }

    public Sentence Finding => Items.Count switch
    {
        0 when Looks == 0 => new("There is too little history to tell a change from chance."),
        0 => new("{Nothing} has changed by more than chance would explain."),
        1 => new("{One} figure has changed by more than chance would explain."),
        var n => new($"{{{n}}} figures have changed by more than chance would explain."),
    };

    private static AttentionItem? Item(QuarterSeries series, LatestQuarter? latest, double latestP, MeasureTrend trend, double trendP)
    {
        var (sentences, rises) = (new List<Sentence>(), new List<bool>());
        if (latest is { IsOutside: true } && latestP <= FalseShare)
        {
            sentences.Add(latest.Sentence(series.Unit));
            rises.Add(latest.Point.Value > latest.Limit.High);
        }
        else
        {
            latestP = 1;
        }

        if (trend.Test is { } test && trendP <= FalseShare)
        {
            sentences.Add(trend.Moving(test));
            rises.Add(test.S > 0);
        }

        if (sentences.Count > 0 && ChoiceOrSupply.For(series, isTrend: trend.Test is not null && trendP <= FalseShare) is { } whose)
        {
            sentences.Add(whose);
        }

        return sentences.Count == 0 ? null
            : new AttentionItem(series, LatestQuarter.Limits(series), sentences, Math.Min(latestP, trendP), TurnOf(series, rises));
    }

    /// <summary>A figure that has no better and worse turns neither way, and so does one whose latest quarter and trend go apart.</summary>
    private static Turn TurnOf(QuarterSeries series, List<bool> rises)
    {
        if (series.Better == Direction.Neither || rises.Distinct().Count() > 1)
        {
            return Turn.Neither;
        }

        if (rises[0] == (series.Better == Direction.HighIsDiverse))
        {
            return Turn.ForTheBetter;
        }

        return Turn.ForTheWorse;
    }
}
