using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.OpenReferral;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Market;
using F23.StringSimilarity;

namespace CommissioningDashboard.Register;

/// <summary>Which provider of the register an organisation of a feed is.</summary>
/// <param name="Provider">None where nothing tells it, or several could be meant.</param>
/// <param name="Why">By what it was found, in words.</param>
public sealed record FeedMatch(Provider? Provider, string? Why);

/// <summary>
/// Finds the provider that an organisation of a feed is: as somebody said before, by a number that it alone bears, or by its very name.
/// Anything less is only suggested.
/// </summary>
internal sealed class FeedMatching
{
    private const int _suggested = 5;

    /// <summary>Jaro-Winkler similarity from which a name is worth a look.</summary>
    private const double _alike = 0.85;

    private static readonly JaroWinkler _similarity = new();

    private readonly Dictionary<int, Provider> _providers;
    private readonly MatchedProviders _matched;
    private readonly ILookup<string, Provider> _byCompany, _byCharity, _byName;

    public FeedMatching(IReadOnlyList<Provider> providers, MatchedProviders matched)
    {
        (_providers, _matched) = (providers.ToDictionary(x => x.Id), matched);
        _byCompany = providers.Where(x => x.CompaniesHouseNumber is not null).ToLookup(x => Number(x.CompaniesHouseNumber!));
        _byCharity = providers.Where(x => x.CharityNumber is not null).ToLookup(x => Number(x.CharityNumber!));
        _byName = providers.ToLookup(x => Plain.Normalise(x.Name));
    }

    /// <param name="told">What a feed tells.</param>
    /// <param name="said">The key of the provider that somebody said it is; none when nobody did.</param>
    public FeedMatch Of(ToldOrganisation told, int? said)
    {
        if (said is { } key && _providers.TryGetValue(_matched.Of(key), out var known))
        {
            return new(known, "as was said before");
        }

        if (told.CompanyNumber is { } company && One(_byCompany[Number(company)]) is { } byCompany)
        {
            return new(byCompany, $"by its company number, {company}");
        }

        if (told.CharityNumber is { } charity && One(_byCharity[Number(charity)]) is { } byCharity)
        {
            return new(byCharity, $"by its charity number, {charity}");
        }

        return One(_byName[Plain.Normalise(told.Name)]) is { } named && !Contradicts(told, named) ? new(named, "by its name")
            : new(null, null);
    }

    /// <summary>Providers that could be meant, the likeliest first.</summary>
    public IReadOnlyList<Provider> Suggestions(ToldOrganisation told)
    {
        var name = told.Name.ToLowerInvariant();
        return
        [
            .. _byCompany[Number(told.CompanyNumber ?? "-")].Concat(_byCharity[Number(told.CharityNumber ?? "-")])
                .Concat(_providers.Values.Select(x => (Provider: x, Alike: _similarity.Similarity(x.Name.ToLowerInvariant(), name)))
                    .Where(x => x.Alike >= _alike).OrderByDescending(x => x.Alike).ThenBy(x => x.Provider.Id).Select(x => x.Provider))
                .Distinct().Take(_suggested),
        ];
    }

    /// <summary>The one provider that they all are; none when they are several.</summary>
    private Provider? One(IEnumerable<Provider> found)
        => found.Select(x => _matched.Of(x.Id)).Distinct().ToList() is [var only] ? _providers.GetValueOrDefault(only) : null;

    /// <summary>Two of one name with numbers of their own are two.</summary>
    private static bool Contradicts(ToldOrganisation told, Provider named)
        => Differ(told.CompanyNumber, named.CompaniesHouseNumber) || Differ(told.CharityNumber, named.CharityNumber);

    private static bool Differ(string? one, string? other)
        => one is not null && other is not null && Number(one) != Number(other);

    private static string Number(string number) => number.TrimStart('0').ToUpperInvariant();
}
