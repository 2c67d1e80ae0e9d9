using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Web.Components.Pages.Areas;

/// <summary>Parts of a change as rows of text; each table ends with the whole, to which its rows add up.</summary>
internal static class AreaDriverRows
{
    public static IEnumerable<IReadOnlyList<string>> Causes(BandChange change, Weight weight) =>
    [
        .. change.Causes.Select(x => Row($"{AreaReasons.Name(x.Cause)} ({Written.Whole(x.Providers)})", x.Before, x.Now, x.Points, weight)),
        Together(change, weight),
    ];

    /// <summary>Those who gained most and lost most, then all others; people who are providers are one line together, unnamed.</summary>
    public static IEnumerable<IReadOnlyList<string>> Providers(BandChange change, Weight weight, int shown)
    {
        var named = change.Providers.Where(x => x.Provider.Ownership != Ownership.Individual).OrderByDescending(x => x.Change).ToList();
        var gained = named.Where(x => x.Change > 0).Take(shown).ToList();
        var lost = named.Where(x => x.Change < 0).Reverse().Take(shown).Reverse().ToList();
        var people = change.Providers.Where(x => x.Provider.Ownership == Ownership.Individual).ToList();
        var others = named.Except(gained).Except(lost).ToList();
        return
        [
            .. gained.Concat(lost).Select(x => Row(x.Provider.Name, x.Before, x.Now, x.Points, weight)),
            .. Line("People working alone", people, weight),
            .. Line("All others", others, weight),
            Together(change, weight),
        ];
    }

    public static IEnumerable<IReadOnlyList<string>> Services(IReadOnlyList<ServiceChange> services, Weight weight)
        => services.Count == 0 ? [] :
        [
            .. services.OrderByDescending(x => Math.Abs((x.Within + x.Mix) ?? 0)).Select(x => (IReadOnlyList<string>)
            [
                x.Service.Name, Amount(x.Beside, weight), Amount(x.Now, weight),
                Percent(x.ShareBeside), Percent(x.Share), Points(x.Within), Points(x.Mix),
            ]),
            [
                "All together", Amount(Tally.Sum(services.Select(x => x.Beside)), weight),
                Amount(Tally.Sum(services.Select(x => x.Now)), weight), "", "", Points(services.Sum(x => x.Within)),
                Points(services.Sum(x => x.Mix)),
            ],
        ];

    private static IEnumerable<IReadOnlyList<string>> Line(string name, List<ProviderPart> parts, Weight weight)
        => parts.Count == 0 ? [] :
        [
            Row(
                $"{name} ({Written.Whole(parts.Count)})", Tally.Sum(parts.Select(x => x.Before)),
                Tally.Sum(parts.Select(x => x.Now)), parts.Sum(x => x.Points), weight),
        ];

    private static IReadOnlyList<string> Together(BandChange change, Weight weight)
        => Row("All together", change.Before, change.Now, change.Providers.Sum(x => x.Points), weight);

    private static IReadOnlyList<string> Row(string name, Tally before, Tally now, double? points, Weight weight)
        => [name, Amount(before, weight), Amount(now, weight), Signed(now.In(weight) - before.In(weight)), Points(points)];

    private static string Amount(Tally tally, Weight weight) => Written.Number(tally.In(weight), Units.ForWeight(weight));

    private static string Signed(double change) => Math.Round(change) switch
    {
        > 0 => $"+{Written.Whole(change)}",
        < 0 => $"−{Written.Whole(-change)}",
        _ => "0",
    };

    private static string Percent(double? share) => share is { } value ? Written.Percent(value) : "none";

    private static string Points(double? points) => points is { } value ? Written.Number(value, Unit.Points) : "";
}
