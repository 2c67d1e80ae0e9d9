using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Spend;

/// <summary>Whether a supplier is something on a day, and how that is known.</summary>
/// <param name="Answer">None where nothing says so: what is not recorded is never no.</param>
/// <param name="Basis">The source and its day, in words; empty where there is none.</param>
public sealed record SupplierFact(bool? Answer, string Basis)
{
    /// <summary>An SME has fewer staff than this (Procurement Act 2023; what that says of turnover no register holds).</summary>
    public const int SmeStaff = 250;

    public static SupplierFact NotKnown { get; } = new(null, "");

    public string Words => Answer switch
    {
        true => "yes",
        false => "no",
        null => "not known",
    };

    /// <summary>What the council’s file says of it, before anything else; then what its register says.</summary>
    /// <param name="provider">The provider of the register that it is; none for any other supplier.</param>
    /// <param name="stated">What the file says.</param>
    /// <param name="on">The day of the payment.</param>
    public static SupplierFact Sme(ProviderRecord? provider, StatedFact? stated, DateOnly on)
    {
        if (stated is not null)
        {
            return stated.AsFact;
        }

        if (provider is null)
        {
            return NotKnown;
        }

        if (provider.Ownership.IsInHouse() || provider.Ownership == Ownership.Nhs)
        {
            return new(false, "register: part of a public body");
        }

        return StaffOn(provider, on) switch
        {
            { Value: >= SmeStaff } size => new(false, Told(size)),
            { } size when IsIndependent(provider, on) => new(true, Told(size)),
            null when IsIndependent(provider, on) && HintOn(provider, on) is { } hint
                && DisplayBands.OfHint(hint.Value) is DisplayBand.Micro or DisplayBand.Small => new(true, $"register: {hint.Source}"),
            _ => NotKnown,
        };
    }

    /// <param name="name">As the file writes it.</param>
    /// <param name="charityNumber">As the file writes it.</param>
    public static SupplierFact Vcse(ProviderRecord? provider, string name, string? charityNumber, StatedFact? stated)
    {
        if (stated is not null)
        {
            return stated.AsFact;
        }

        if ((charityNumber ?? provider?.CharityNumber) is { } number)
        {
            return new(true, $"charity number {number}");
        }

        if ((SupplierNames.ReservedName(name) ?? SupplierNames.ReservedName(provider?.Name ?? "")) is { } kind)
        {
            return new(true, $"its name is that of a {kind}");
        }

        return provider?.Ownership switch
        {
            null or Ownership.NotKnown => NotKnown,
            Ownership.VoluntaryOrCharity => new(true, "register: voluntary or charity"),
            _ when provider.IsOwnerNotKnown => NotKnown,
            _ => new(false, "register: its ownership"),
        };
    }

    /// <param name="sme">Whether it is an SME, since what is none cannot be micro.</param>
    public static SupplierFact Micro(ProviderRecord? provider, SupplierFact sme, SizeScheme scheme, DateOnly on)
        => provider?.BandOn(scheme, on) switch
        {
            DisplayBand.Micro => new(true, "register: its size"),
            null or DisplayBand.NotKnown => sme.Answer is false ? sme : NotKnown,
            _ => new(false, "register: its size"),
        };

    private static string Told(SizeObservation size) => $"register: {size.Value:#,##0.##} staff on {Written.Date(size.On)}, {size.Source}";

    private static bool IsIndependent(ProviderRecord provider, DateOnly on) => !provider.IsOwnerNotKnown && provider.GroupOn(on) is null;

    /// <summary>Before its first observed size a provider is taken to have had that, as everywhere.</summary>
    private static SizeObservation? StaffOn(ProviderRecord provider, DateOnly on) => On(provider, on, DisplayBands.IsOfStaff);

    private static SizeObservation? HintOn(ProviderRecord provider, DateOnly on) => On(provider, on, x => x == SizeBasis.Hint);

    private static SizeObservation? On(ProviderRecord provider, DateOnly on, Func<SizeBasis, bool> counts)
    {
        var sizes = provider.Sizes.Where(x => counts(x.Basis)).ToList();
        return sizes.Where(x => x.On <= on).MaxBy(x => x.On) ?? sizes.MinBy(x => x.On);
    }
}

/// <summary>What a published file says of a supplier with a payment.</summary>
public sealed record StatedFact(bool Answer, DateOnly On)
{
    internal SupplierFact AsFact => new(Answer, $"spend file, payment of {Written.Date(On)}");
}

/// <summary>What published files say of a supplier over time.</summary>
public sealed class StatedHistory(IEnumerable<StatedFact> said)
{
    private readonly List<(DateOnly Day, StatedFact? Fact)> _days =
    [
        .. said.GroupBy(x => x.On).OrderBy(x => x.Key).Select(x => (x.Key, x.Distinct().Take(2).ToList() is [var only] ? only : null)),
    ];

    /// <summary>
    /// What holds on a day: the latest that was said by then, otherwise the first after; none where that day says both.
    /// </summary>
    public StatedFact? At(DateOnly on)
    {
        if (_days.Count == 0)
        {
            return null;
        }

        var (low, high) = (0, _days.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _days[middle].Day <= on ? (middle + 1, high) : (low, middle);
        }

        return _days[Math.Max(0, low - 1)].Fact;
    }
}
