using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Spend;

/// <summary>What spend says, in words.</summary>
public static class SpendSentences
{
    /// <summary>The kind’s suppliers within a sentence.</summary>
    public static string Suppliers(this SupplierKind kind) => kind switch
    {
        SupplierKind.Sme => "small and medium-sized firms",
        SupplierKind.Vcse => "voluntary and community organisations",
        _ => "micro-providers",
    };

    /// <summary>The kind at the head of a row.</summary>
    public static string Name(this SupplierKind kind) => kind switch
    {
        SupplierKind.Sme => "SMEs",
        SupplierKind.Vcse => "VCSEs",
        _ => "Micro-providers",
    };

    public static string Pounds(long pence)
        => $"{(pence < 0 ? "−" : "")}£{Written.Whole(Math.Abs(pence) / 100.0)}";

    /// <summary>"{12% to 80%} of £1,204,000 went to small and medium-sized firms; of {68%} it is not known whether …".</summary>
    public static Sentence Finding(SpendPicture picture, SupplierKind kind)
    {
        var share = picture.Share(kind);
        if (share.Value is null)
        {
            return new($"What share of spend goes to {kind.Suppliers()} cannot be calculated: "
                + $"{char.ToLowerInvariant(share.Reason![0])}{share.Reason[1..]}");
        }

        var open = Parts.Upper($"{{{Shares.Open(share)}}}");
        var said = $"{open} of {Pounds(picture.Net)} went to {kind.Suppliers()}";
        return new(share.IsSettled ? $"{said}." : $"{said}: of {{{Written.Percent(picture.Unknown(kind))}}} it is not known.");
    }
}
