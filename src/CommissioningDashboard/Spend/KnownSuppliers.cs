using CommissioningDashboard.Market;

namespace CommissioningDashboard.Spend;

/// <summary>A name or number that a provider of the register has or had, under whichever of its records.</summary>
public sealed record ProviderName(string Name, string? CompanyNumber, string? CharityNumber, ProviderRecord Provider);

/// <summary>
/// Which provider of the register a supplier is: by a number, otherwise by its exact name, and only where it can be one alone. Nothing is
/// guessed from names that are alike.
/// </summary>
internal sealed class KnownSuppliers(IEnumerable<ProviderName> names)
{
    private readonly List<ProviderName> _names = [.. names];
    private ILookup<string, ProviderRecord>? _byName, _byCompany, _byCharity;

    /// <param name="key">The supplier’s name as it is compared.</param>
    /// <param name="companies">The company numbers that its lines tell.</param>
    /// <param name="charities">The charity numbers likewise.</param>
    public ProviderRecord? Find(string key, IEnumerable<string> companies, IEnumerable<string> charities)
    {
        _byName ??= By(x => SupplierNames.Key(x.Name));
        _byCompany ??= By(x => x.CompanyNumber?.ToUpperInvariant().PadLeft(8, '0'));
        _byCharity ??= By(x => x.CharityNumber);
        var numbered = companies.SelectMany(x => _byCompany[x]).Concat(charities.SelectMany(x => _byCharity[x])).Distinct().ToList();
        return numbered.Count > 0 ? Only(numbered) : Only(_byName[key].Distinct());
    }

    private static ProviderRecord? Only(IEnumerable<ProviderRecord> found) => found.Take(2).ToList() is [var only] ? only : null;

    private ILookup<string, ProviderRecord> By(Func<ProviderName, string?> key)
        => _names.Where(x => key(x) is not null).ToLookup(x => key(x)!, x => x.Provider);
}
