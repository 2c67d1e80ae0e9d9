using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Spend;

/// <summary>
/// The spend of some months by supplier, and what share of it goes to each kind. What is not known of a supplier is never read as no: a
/// share is the range in which it lies whatever the unknown are.
/// </summary>
public sealed class SpendPicture
{
    private readonly Dictionary<SupplierKind, Figure> _shares = [];

    /// <param name="rows">The payments of the period.</param>
    /// <param name="names">The names and numbers of the register.</param>
    /// <param name="scheme">What micro means.</param>
    public SpendPicture(IReadOnlyList<SpendRow> rows, IEnumerable<ProviderName> names, SizeScheme scheme)
    {
        var known = new KnownSuppliers(names);
        Scheme = scheme;
        Suppliers =
        [
            .. rows.GroupBy(x => x.Key).Select(x => Supplier(x.Key, [.. x])).OrderByDescending(x => x.Net)
                .ThenBy(x => x.Name, StringComparer.Ordinal),
        ];
        Net = rows.Sum(x => x.Net);
        Credited = rows.Sum(x => x.Credited);
        Lines = rows.Sum(x => x.Lines);

        SupplierSpend Supplier(string? key, IReadOnlyList<SpendRow> own) => new(
            key is null ? null : own.OrderBy(x => x.On).ThenBy(x => x.Supplier, StringComparer.Ordinal).Last().Supplier,
            key is null ? null : known.Find(
                key, own.Select(x => x.CompanyNumber).OfType<string>().Distinct(),
                own.Select(x => x.CharityNumber).OfType<string>().Distinct()),
            own)
        {
            Scheme = scheme,
        };
    }

    public SizeScheme Scheme { get; }

    /// <summary>Who was paid most comes first; all withheld names together are one.</summary>
    public IReadOnlyList<SupplierSpend> Suppliers { get; }

    /// <summary>In pence, credit notes taken off.</summary>
    public long Net { get; }

    /// <summary>Credit notes in pence.</summary>
    public long Credited { get; }

    public int Lines { get; }

    public SupplierSpend? Withheld => Suppliers.FirstOrDefault(x => x.IsWithheld);

    /// <summary>How many suppliers are named.</summary>
    public int Named => Suppliers.Count(x => !x.IsWithheld);

    public int OnRegister => Suppliers.Count(x => x.Provider is not null);

    /// <summary>The share of a kind.</summary>
    public Figure Share(SupplierKind kind)
        => _shares.TryGetValue(kind, out var share) ? share : _shares[kind] = Calculate(kind);

    /// <summary>The part of spend of which it is not known whether it went to the kind.</summary>
    public double Unknown(SupplierKind kind)
        => (double)Suppliers.SelectMany(x => x.Rows, (supplier, row) => (supplier, row))
            .Where(x => x.supplier.Fact(kind, x.row).Answer is null).Sum(x => x.row.Net) / Net;

    private Figure Calculate(SupplierKind kind)
    {
        if (Net <= 0)
        {
            return Figure.Cannot(Unit.Share, Lines == 0 ? "No spend has been brought in." : "Credit notes come to as much as was paid.");
        }

        var (least, most) = (0L, 0L);
        foreach (var supplier in Suppliers)
        {
            var byAnswer = supplier.Rows.ToLookup(x => supplier.Fact(kind, x).Answer);
            var certain = byAnswer[true].Sum(x => x.Net);
            var (low, high) = supplier.IsWithheld ? Apart(byAnswer[null]) : Together(byAnswer[null].Sum(x => x.Net));
            least += certain + low;
            most += certain + high;
        }

        var figure = new Figure((double)least / Net, Unit.Share, Lines);
        return least == most ? figure : figure with { Range = new Interval((double)least / Net, (double)most / Net) };
    }

    /// <summary>A supplier of whom it is not known counts wholly or not at all; credit notes may outweigh what it was paid.</summary>
    private static (long Low, long High) Together(long net) => (Math.Min(0, net), Math.Max(0, net));

    /// <summary>Withheld names may each be another’s: at worst only their credit notes count, at best only their payments.</summary>
    private static (long Low, long High) Apart(IEnumerable<SpendRow> rows)
        => rows.Aggregate((Low: 0L, High: 0L), (sum, x) => (sum.Low - x.Credited, sum.High + x.Paid));
}
