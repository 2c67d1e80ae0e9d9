using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One area, team or provider whose share is set beside the one of all together.</summary>
/// <param name="Name">Its name, or what it is called where it may not be named.</param>
/// <param name="Part">How many of the whole, in effective numbers where they are weighted.</param>
/// <param name="Whole">Of how many.</param>
public sealed record FunnelMember(string Name, double Part, double Whole);

/// <summary>A member with its place among the limits.</summary>
public sealed record FunnelPlace(FunnelMember Member, FunnelPosition Position)
{
    public double Share => Member.Part / Member.Whole;

    /// <summary>Outside the 99.8% limits, to either side.</summary>
    public bool IsOutside => Position is FunnelPosition.FarBelow or FunnelPosition.FarAbove;

    public bool IsAbove => Position is FunnelPosition.Above or FunnelPosition.FarAbove;
}

public static class FunnelWords
{
    /// <summary>Where something lies, in words.</summary>
    public static string Words(this FunnelPosition position) => position switch
    {
        FunnelPosition.FarBelow => "below the 99.8% limit",
        FunnelPosition.Below => "below the 95% limit",
        FunnelPosition.Above => "above the 95% limit",
        FunnelPosition.FarAbove => "above the 99.8% limit",
        _ => "within the limits",
    };
}

/// <summary>
/// Shares of many set beside the one of all together, in a funnel. Only those outside the 99.8% limits are spoken of by name: among
/// many, some leave the 95% limits by chance alone. A member is judged when at least five of its whole would be expected on either
/// side; the limits are too rough for smaller ones, and these are counted and left out.
/// </summary>
/// <param name="Target">The share of all together; none when there is nothing to take a share of.</param>
/// <param name="Places">Those judged, largest first.</param>
/// <param name="TooSmall">Those too small to be judged.</param>
public sealed record FunnelResult(double? Target, IReadOnlyList<FunnelPlace> Places, IReadOnlyList<FunnelMember> TooSmall)
{
    /// <summary>With fewer there is nothing to compare.</summary>
    public const int FewestCompared = 3;

    /// <summary>Why shares of those outside are not followed over time.</summary>
    internal const string NoTrend = "How many lie outside depends on how much each quarter holds, so quarters cannot be set side by side.";

    private const double _fewestExpected = 5;
    private const double _chanceOutside = 0.002;
    private const int _mostNamed = 3;

    /// <summary>Of fewer, none can be told to be the odd one.</summary>
    private const int _fewestDrawnIn = 5;

    /// <summary>More than this part outside, and at least so many, is a matter of the whole.</summary>
    private const double _wideSpread = 0.1;
    private const int _fewestSpread = 5;

    public static FunnelResult FromMembers(double? target, IEnumerable<FunnelMember> members)
    {
        var all = members.Where(x => x.Whole > 0).ToList();
        var sizes = all.ToLookup(x => x.Whole * Math.Min(target ?? 0, 1 - (target ?? 0)) >= _fewestExpected);
        return new FunnelResult(
            target,
            [.. sizes[true].OrderByDescending(x => x.Whole).ThenBy(x => x.Name, StringComparer.Ordinal)
                .Select(x => new FunnelPlace(x, Funnel.Position(x.Part, x.Whole, target!.Value)!.Value))],
            [.. sizes[false]]);
    }

    /// <summary>
    /// The same with limits as wide as those judged differ for reasons of their own, so that only what lies apart even so is outside: the
    /// mean of the squares of their distances in standard deviations, the furthest tenth at either end (at least one) drawn in to the
    /// next, is how many times less each one rests on; never more. Fewer than five keep the limits of chance.
    /// </summary>
    /// <remarks>
    /// Source: D. J. Spiegelhalter (2005), "Handling over-dispersion of performance indicators", Quality and Safety in Health Care
    /// 14:347–351.
    /// </remarks>
    public static FunnelResult Overdispersed(double? target, IReadOnlyList<FunnelMember> members)
    {
        var plain = FromMembers(target, members);
        if (plain.Places.Count < _fewestDrawnIn)
        {
            return plain;
        }

        var p = target!.Value;
        var distances = plain.Places.Select(x => (x.Share - p) * Math.Sqrt(x.Member.Whole / (p * (1 - p)))).Order().ToList();
        var drawnIn = (int)Math.Ceiling(distances.Count / 10.0);
        var (low, high) = (distances[drawnIn], distances[^(drawnIn + 1)]);
        var dispersion = Math.Max(1, distances.Average(x => Math.Pow(Math.Clamp(x, low, high), 2)));
        var judged = plain.Places.Select(x => x.Member with { Part = x.Member.Part / dispersion, Whole = x.Member.Whole / dispersion });
        return plain with
        {
            Places = [.. judged.Select(x => new FunnelPlace(x, Funnel.Position(x.Part, x.Whole, p)!.Value))],
            Dispersion = dispersion,
        };
    }

    /// <summary>How many times more those judged differ than chance would make them; their limits are wider by its root.</summary>
    public double Dispersion { get; private init; } = 1;

    /// <summary>Said when limits are wider than chance alone would make them; none otherwise.</summary>
    public string? Widened => Dispersion < 1.05 ? null
        : $"The limits are {Math.Sqrt(Dispersion):0.0} times as wide as chance alone would make them, since those compared differ for "
        + $"reasons of their own.";

    /// <summary>Whether there are enough to compare.</summary>
    public bool CanCompare => Places.Count >= FewestCompared;

    public IReadOnlyList<FunnelPlace> Outside => [.. Places.Where(x => x.IsOutside)];

    /// <summary>Those outside the 95% limits and within the 99.8% ones.</summary>
    public IReadOnlyList<FunnelPlace> Between => [.. Places.Where(x => x.Position is FunnelPosition.Below or FunnelPosition.Above)];

    /// <summary>
    /// How many of those judged lie outside the 99.8% limits. All of them are counted, so there is no interval; it rests on all
    /// they did.
    /// </summary>
    /// <param name="noun">What they are, in the plural: "areas".</param>
    public Figure OutsideShare(string noun) => CanCompare
        ? new Figure((double)Outside.Count / Places.Count, Unit.Share, (long)Math.Round(Places.Sum(x => x.Member.Whole)))
        : Figure.Cannot(Unit.Share, TooFew(noun));

    /// <summary>Said when so many lie outside that they do so together; none otherwise.</summary>
    public string? Spread => Outside.Count >= _fewestSpread && Outside.Count > _wideSpread * Places.Count
        ? "So many lie outside that they must differ for reasons of their own, such as size, service or place: too many differ for this to "
        + "identify anyone."
        : null;

    /// <summary>How often at least one would lie outside if nothing but chance were at work: many looks find something.</summary>
    public string FalseAlarms
        => $"Chance alone puts 1 in 500 outside these limits: with {Written.Whole(Places.Count)} compared, about {FalseAlarmsIn100} in 100 "
        + $"such charts {(FalseAlarmsIn100 == 1 ? "shows" : "show")} one by chance.";

    private long FalseAlarmsIn100 => (long)Math.Round(Math.Max(1, 100 * (1 - Math.Pow(1 - _chanceOutside, Places.Count))));

    /// <summary>The share of those outside worked through, and how often chance would give it.</summary>
    public IReadOnlyList<string> Steps(string noun) => !CanCompare ? [] :
    [
        .. Working.Rate($"Outside the 99.8% limits around "
            + $"{Written.Percent(Target!.Value)}", Outside.Count, $"All {noun} compared", Places.Count, OutsideShare(noun)),
        FalseAlarms,
        .. Widened is { } widened ? [widened] : Array.Empty<string>(),
    ];

    /// <summary>"2 of 9 teams lie outside the 99.8% limits around {11%}: …"; the furthest are named, up to three to either side.</summary>
    /// <param name="noun">What they are, in the plural: "teams".</param>
    public Sentence Finding(string noun)
    {
        if (!CanCompare)
        {
            return new(TooFew(noun));
        }

        var above = Outside.Where(x => x.IsAbove).ToList();
        var below = Outside.Where(x => !x.IsAbove).ToList();
        var around = $"around the {{{Written.Percent(Target!.Value)}}} of all together";
        return Outside.Count == 0
            ? new($"None of the {Written.Whole(Places.Count)} {noun} compared lies outside the 99.8% limits {around}.")
            : new($"{{{Outside.Count}}} of {Written.Whole(Places.Count)} {noun} {(Outside.Count == 1 ? "lies" : "lie")} outside the 99.8% "
            + $"limits {around}: "
                + string.Join("; ", new[] { Side("above", above), Side("below", below) }.Where(x => x.Length > 0)) + ".");
    }

    private static string TooFew(string noun) => $"Fewer than {Written.Whole(FewestCompared)} {noun} are large enough to be compared.";

    private string Side(string side, List<FunnelPlace> places)
    {
        var names = places.OrderByDescending(x => Math.Abs((x.Member.Part / x.Member.Whole) - Target!.Value) * Math.Sqrt(x.Member.Whole))
            .Take(_mostNamed).Select(x => x.Member.Name).ToList();
        return places.Count == 0 ? ""
            : $"{side}, {FilterWords.Joined(names)}{(places.Count > names.Count
                ? $" and {Written.Whole(places.Count - names.Count)} more" : "")}";
    }
}
