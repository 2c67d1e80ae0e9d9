using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Spend;

/// <summary>What a share is asked for.</summary>
public enum SupplierKind
{
    Sme,
    Vcse,
    Micro,
}

/// <summary>What one supplier was paid, and what is known of it.</summary>
/// <param name="Name">As its latest line writes it; none for a name that is withheld.</param>
/// <param name="Provider">The provider of the register that it is, if it is one.</param>
/// <param name="Rows">Its payments by day.</param>
public sealed record SupplierSpend(string? Name, ProviderRecord? Provider, IReadOnlyList<SpendRow> Rows)
{
    private readonly Dictionary<(SupplierKind, DateOnly), SupplierFact> _facts = [];
    private readonly StatedHistory _sme = new(Rows.Where(x => x.IsSme is not null).Select(x => new StatedFact(x.IsSme!.Value, x.On)));
    private readonly StatedHistory _vcse = new(Rows.Where(x => x.IsVcse is not null).Select(x => new StatedFact(x.IsVcse!.Value, x.On)));

    private readonly string? _charityNumber
        = Rows.Select(x => x.CharityNumber).OfType<string>().Order(StringComparer.Ordinal).FirstOrDefault();

    public required SizeScheme Scheme { get; init; }

    /// <summary>In pence, credit notes taken off.</summary>
    public long Net { get; } = Rows.Sum(x => x.Net);

    public int Lines { get; } = Rows.Sum(x => x.Lines);

    /// <summary>Of a withheld name each day may be another’s, so nothing is known of it but what a line says of itself.</summary>
    public bool IsWithheld => Name is null;

    /// <summary>What is known on the day of its latest payment.</summary>
    public SupplierFact Latest(SupplierKind kind) => Fact(kind, Rows.MaxBy(x => x.On)!);

    public SupplierFact Fact(SupplierKind kind, SpendRow row)
    {
        if (IsWithheld)
        {
            return OfWithheld(kind, row);
        }

        if (!_facts.TryGetValue((kind, row.On), out var fact))
        {
            _facts[(kind, row.On)] = fact = FactOn(kind, row.On);
        }

        return fact;
    }

    private SupplierFact FactOn(SupplierKind kind, DateOnly on) => kind switch
    {
        SupplierKind.Sme => SupplierFact.Sme(Provider, _sme.At(on), on),
        SupplierKind.Vcse => SupplierFact.Vcse(Provider, Name!, _charityNumber, _vcse.At(on)),
        _ => SupplierFact.Micro(Provider, FactOn(SupplierKind.Sme, on), Scheme, on),
    };

    private static SupplierFact OfWithheld(SupplierKind kind, SpendRow row) => kind switch
    {
        SupplierKind.Vcse when row.IsVcse is { } answer => new StatedFact(answer, row.On).AsFact,
        SupplierKind.Sme when row.IsSme is { } answer => new StatedFact(answer, row.On).AsFact,
        SupplierKind.Micro when row.IsSme is false => new StatedFact(false, row.On).AsFact,
        _ => SupplierFact.NotKnown,
    };
}
