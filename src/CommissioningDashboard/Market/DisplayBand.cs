using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>
/// What a referral is shown under: the provider's size, unless the council owns it, in which case in-house whatever its
/// size. "Not known" and "not recorded" are answers of their own and are never folded away.
/// </summary>
public enum DisplayBand : byte
{
    Micro = 0,
    Small = 1,
    Medium = 2,
    Large = 3,
    InHouse = 4,

    /// <summary>The provider is named but its size is not on the register.</summary>
    NotKnown = 5,

    /// <summary>Support was arranged and no provider was recorded, as with most direct payments.</summary>
    NotRecorded = 6,
}

/// <summary>The bands in their fixed order, and the rules that put a provider in one.</summary>
public static class DisplayBands
{
    /// <summary>
    /// The place behind the bands, in a list by band, of what went to those of unknown size of which it is not known either whether the
    /// council owns them: a part of that band, and what might be in-house.
    /// </summary>
    public const int OwnerNotKnown = (int)DisplayBand.NotRecorded + 1;

    /// <summary>Every band that a provider can be in: all but "provider not recorded".</summary>
    public static IReadOnlyList<DisplayBand> OfProviders { get; } =
        [DisplayBand.Micro, DisplayBand.Small, DisplayBand.Medium, DisplayBand.Large, DisplayBand.InHouse, DisplayBand.NotKnown];

    public static bool IsInHouse(this Ownership ownership)
        => ownership is Ownership.CouncilDepartment or Ownership.CouncilOwnedCompany;

    /// <summary>The band's name at the start of a label.</summary>
    public static string Name(this DisplayBand band) => band switch
    {
        DisplayBand.Micro => "Micro",
        DisplayBand.Small => "Small",
        DisplayBand.Medium => "Medium",
        DisplayBand.Large => "Large",
        DisplayBand.InHouse => "In-house",
        DisplayBand.NotKnown => "Size not known",
        _ => "Provider not recorded",
    };

    /// <summary>Its providers within a sentence: "micro-providers", "in-house providers", "providers of unknown size".</summary>
    public static string Providers(this DisplayBand band) => band switch
    {
        DisplayBand.Micro => "micro-providers",
        DisplayBand.NotKnown => "providers of unknown size",
        DisplayBand.NotRecorded => "providers not recorded",
        _ => $"{band.Name().ToLowerInvariant()} providers",
    };

    /// <summary>The cut-offs in words under a scheme, such as "6 to 49".</summary>
    public static string Range(this DisplayBand band, SizeScheme scheme) => band switch
    {
        DisplayBand.Micro => $"{scheme.MicroMeans()}{(scheme.MicroMustBeIndependent ? ", independent" : "")}",
        DisplayBand.Small => $"over {scheme.MicroMax:0.##} to {scheme.SmallMax:0.##}",
        DisplayBand.Medium => $"over {scheme.SmallMax:0.##} to {scheme.MediumMax:0.##}",
        DisplayBand.Large => $"over {scheme.MediumMax:0.##}",
        DisplayBand.InHouse => "council department or council-owned",
        DisplayBand.NotKnown => "no size on the register",
        _ => "mostly direct payments",
    };

    /// <summary>
    /// The band of a provider under a scheme. A size on the scheme's own basis is used when there is one; otherwise the
    /// latest on any basis that counts staff stands in for another that does, since a register rarely holds all three, and
    /// without any a hint that was accepted. Before its first observed size a provider is taken to have had that size, so
    /// that a register filled in today still says something of last year. A provider in a group is never micro where the
    /// scheme asks for independence; it is small instead.
    /// </summary>
    /// <param name="scheme">The cut-offs.</param>
    /// <param name="ownership">Who owns it; council ownership overrides size.</param>
    /// <param name="isIndependent">False when it belongs to a larger group.</param>
    /// <param name="sizes">Its observed sizes in any order.</param>
    /// <param name="on">The day of which the band is asked.</param>
    public static DisplayBand Classify(
        SizeScheme scheme, Ownership ownership, bool isIndependent, IReadOnlyList<SizeObservation> sizes, DateOnly on)
    {
        if (ownership.IsInHouse())
        {
            return DisplayBand.InHouse;
        }

        var areStaff = IsOfStaff(scheme.Basis);
        var size = Latest(sizes, on, scheme.Basis) ?? (areStaff ? Latest(sizes, on, null) : null)
            ?? Earliest(sizes, scheme.Basis) ?? (areStaff ? Earliest(sizes, null) : null)
            ?? Latest(sizes, on, SizeBasis.Hint) ?? Earliest(sizes, SizeBasis.Hint);
        var band = size switch
        {
            null => DisplayBand.NotKnown,
            { Basis: SizeBasis.Hint, Value: var value } => OfHint(value),
            { Value: var value } when value <= scheme.MicroMax => DisplayBand.Micro,
            { Value: var value } when value <= scheme.SmallMax => DisplayBand.Small,
            { Value: var value } when value <= scheme.MediumMax => DisplayBand.Medium,
            _ => DisplayBand.Large,
        };
        return band == DisplayBand.Micro && scheme.MicroMustBeIndependent && !isIndependent ? DisplayBand.Small : band;
    }

    /// <summary>How a hint of a band is kept as a size, and back.</summary>
    public static decimal HintOf(DisplayBand band) => (decimal)band + 1;

    public static DisplayBand OfHint(decimal value) => (DisplayBand)(Math.Clamp((int)value, 1, 4) - 1);

    public static bool IsOfStaff(SizeBasis basis) => basis is SizeBasis.FullTimeEquivalents or SizeBasis.Workers or SizeBasis.Employees;

    /// <param name="sizes">The observed sizes.</param>
    /// <param name="on">The day.</param>
    /// <param name="basis">The basis; none for any that counts staff.</param>
    private static SizeObservation? Latest(IReadOnlyList<SizeObservation> sizes, DateOnly on, SizeBasis? basis)
    {
        SizeObservation? latest = null;
        foreach (var size in sizes)
        {
            if (size.On <= on && Counts(size, basis) && (latest is null || size.On > latest.On))
            {
                latest = size;
            }
        }

        return latest;
    }

    private static SizeObservation? Earliest(IReadOnlyList<SizeObservation> sizes, SizeBasis? basis)
        => sizes.Where(x => Counts(x, basis)).MinBy(x => x.On);

    private static bool Counts(SizeObservation size, SizeBasis? basis) => basis is null ? IsOfStaff(size.Basis) : size.Basis == basis;

    /// <summary>How large a micro-provider may be: "up to 5 full-time staff".</summary>
    public static string MicroMeans(this SizeScheme scheme) => $"up to {scheme.MicroMax:0.##} {Unit(scheme.Basis)}";

    private static string Unit(SizeBasis basis) => basis switch
    {
        SizeBasis.FullTimeEquivalents => "full-time staff",
        SizeBasis.Workers => "workers",
        SizeBasis.PeopleSupported => "people supported",
        _ => "employees",
    };
}
