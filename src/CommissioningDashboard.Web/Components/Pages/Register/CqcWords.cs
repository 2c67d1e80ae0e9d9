using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Register;

namespace CommissioningDashboard.Web.Components.Pages.Register;

/// <summary>What the Care Quality Commission's lists say, in words.</summary>
internal static class CqcWords
{
    public static string Name(CqcList list) => list switch
    {
        CqcList.Active => "active locations",
        CqcList.Deactivated => "deactivated locations",
        _ => "care directory",
    };

    public static string Finding(CqcView view) => (view.EndedOn, view.Ratings) switch
    {
        ({ } end, _) => $"Its registration ended on {Written.Date(end)}.",
        (_, [.., var last]) => $"{last.Rating.Name()}, published on {Written.Date(last.On)}"
            + $"{(last.IsInherited ? ", of a location that it goes on with" : "")}; as the list of {Written.Date(last.FileDay)} has it.",
        _ => "Registered; no rating of it was brought in.",
    };

    public static IEnumerable<(string Term, string Fact)> Facts(CqcView view)
        => new (string Term, string? Fact)[]
        {
            ("Registered as", $"{view.Name} ({view.LocationId})"),
            ("Registered since", view.StartedOn is { } start ? Written.Date(start) : null),
            ("Registration ended", view.EndedOn is { } end ? Written.Date(end) : null),
            ("Service types", view.ServiceTypes), ("For", view.Specialisms), ("Regulated activities", view.Activities),
            ("Ownership type", view.OwnershipType), ("Brand", view.Brands is [.., { Brand: { } brand }] ? brand : null),
        }.Where(x => x.Fact is not null).Select(x => (x.Term, x.Fact!));

    /// <summary>What somebody who may add it wants to know of a location.</summary>
    public static string InShort(CqcView view) => string.Join(". ", new[]
    {
        view.ServiceTypes, view.Ratings is [.., var last] ? $"{last.Rating.Name()}, {Written.Date(last.On)}" : null, view.OwnershipType,
        view.Brands is [.., { Brand: { } brand }] ? $"Brand: {brand}" : null,
    }.OfType<string>());
}
