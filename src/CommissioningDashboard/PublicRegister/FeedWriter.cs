using System.Security.Cryptography;
using System.Text;
using CommissioningDashboard.Market;
using CommissioningDashboard.Referrals;
using CommissioningDashboard.Register;

namespace CommissioningDashboard.PublicRegister;

/// <summary>Writes the public part of a register as the open standard Open Referral UK 3.0 has it.</summary>
/// <param name="register">Whose it is.</param>
/// <param name="market">The register.</param>
/// <param name="providers">What of it is public.</param>
/// <param name="day">As of this day.</param>
public sealed class FeedWriter(OpenRegister register, MarketSnapshot market, PublicProviders providers, DateOnly day)
{
    private const string _services = "Services";
    private const string _communities = "Communities";
    private const string _languages = "Languages";

    /// <summary>The profile wants a description of each organisation, also of one that has said nothing.</summary>
    private const string _filler = "On the register of ";

    private IReadOnlyList<FeedTerm>? _terms;

    public IReadOnlyList<FeedTaxonomy> Taxonomies =>
    [
        new(Key("taxonomy", _services), _services, $"Kinds of support that {register.Name} arranges"),
        new(Key("taxonomy", _communities), _communities, "Communities that providers are led by or made for"),
        new(Key("taxonomy", _languages), _languages, "Languages that providers say they speak"),
    ];

    public IReadOnlyList<FeedTerm> Terms => _terms ??=
    [
        .. market.Services.Select(ServiceTerm),
        .. Words(_communities, ProviderSays.CommunitiesOf), .. Words(_languages, ProviderSays.LanguagesOf),
    ];

    /// <summary>True for a description that says nothing, as this feed or another of its kind writes it.</summary>
    public static bool IsFiller(string description) => description.StartsWith(_filler, StringComparison.Ordinal);

    /// <summary>A service with all that is known of it.</summary>
    public FeedService Whole(PublicService one)
    {
        var (provider, service) = one;
        var said = provider.ProfileOn(day);
        var id = IdOf(one);
        return InShort(one) with
        {
            Organization = OrganizationOf(provider, whole: true),
            Schedules = said?.Texts.Times is { } times ? [new FeedSchedule(Key("schedule", id), times)] : null,
            ServiceAreas = [.. AreasOf(one).Select(x => new FeedArea(Key("area", $"{id} {x.Code}"), x.Name, x.Name))],
            ServiceAtLocations = AtLocations(one),
            CostOptions = said?.Texts.Prices is { } prices ? [new FeedCost(Key("cost", id), prices)] : null,
            Attributes =
            [
                .. Terms.Where(x => x.Id == ServiceTerm(service).Id
                    || ProviderSays.CommunitiesOf(provider, day).Any(word => x.Id == TermId(_communities, word))
                    || ProviderSays.LanguagesOf(provider, day).Any(word => x.Id == TermId(_languages, word)))
                    .Select(x => new FeedAttribute(Key("attribute", $"{id} {x.Id}"), "service", x)),
            ],
        };
    }

    /// <summary>The same without its lists.</summary>
    public FeedService InShort(PublicService one)
    {
        var (provider, service) = one;
        var said = provider.ProfileOn(day);
        var confirmed = provider.Confirmations.Where(x => x <= day).Cast<DateOnly?>().Max();
        return new FeedService
        {
            Id = IdOf(one),
            Name = $"{service.Name}, {provider.Name}",
            Description = Describe(said?.Texts),
            Url = Website(said?.Texts.Website),
            Email = Email(said?.Texts.Email),
            Fees = said?.Texts.Prices,
            Accreditations = said?.Texts.Quality,
            AssuredDate = confirmed,
            LastModified = said is null ? null : new DateTimeOffset(said.On.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            Organization = OrganizationOf(provider, whole: false),
        };
    }

    /// <summary>A service in each area that it is given in; in the whole of the authority where none is stated.</summary>
    public IReadOnlyList<FeedServiceAtLocation> AtLocations(PublicService one)
        => [.. AreasOf(one).Select(x => new FeedServiceAtLocation(
            Key("at", $"{IdOf(one)} {x.Code}"),
            new FeedLocation(
                Key("location", x.Code), "virtual", x.Name, "Support comes to people in this area; no address is recorded.")))];

    public Guid IdOf(PublicService one) => Key("service", $"{one.Provider.Id} {one.Service.Code}");

    private IEnumerable<(string Code, string Name)> AreasOf(PublicService one)
        => providers.AreasOf(one.Provider, market) is { Count: > 0 } areas ? areas.Select(x => (x.Code, x.Name)) : [("", register.Name)];

    private FeedOrganization OrganizationOf(ProviderRecord provider, bool whole)
    {
        var said = provider.ProfileOn(day)?.Texts;
        var identifiers = new (string Scheme, string Type, string? Value)[]
        {
            ("GB-COH", "Company number", provider.CompaniesHouseNumber), ("GB-CHC", "Charity number", provider.CharityNumber),
            ("GB-CQC", "Care Quality Commission provider", provider.CqcProviderId), ("GB-ODS", "ODS code", provider.OdsCode),
        }.Where(x => x.Value is not null)
            .Select(x => new FeedIdentifier(Key("identifier", $"{provider.Id} {x.Scheme}"), x.Scheme, x.Type, x.Value!)).ToList();
        return new FeedOrganization(
            Key("organization", $"{provider.Id}"), provider.Name, said?.About ?? $"{_filler}{register.Name}.", Email(said?.Email),
            Website(said?.Website), whole && identifiers.Count > 0 ? identifiers : null);
    }

    private FeedTerm ServiceTerm(RegisterEntry service)
        => new(TermId(_services, service.Code), service.Name, service.Name, _services, Key("taxonomy", _services));

    private IEnumerable<FeedTerm> Words(string taxonomy, Func<ProviderRecord, DateOnly, IReadOnlyList<string>> said)
        => providers.Of(market).SelectMany(x => said(x, day)).DistinctBy(x => x.ToUpperInvariant())
            .Order(StringComparer.CurrentCultureIgnoreCase)
            .Select(x => new FeedTerm(TermId(taxonomy, x), x, x, taxonomy, Key("taxonomy", taxonomy)));

    private Guid TermId(string taxonomy, string word) => Key("term", $"{taxonomy} {word.ToUpperInvariant()}");

    /// <summary>The same thing has the same key each day and at each request (RFC 9562, version 8: from a hash).</summary>
    private Guid Key(string kind, object of)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{register.Code}\n{kind}\n{of}")).AsSpan(0, 16).ToArray();
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    private static string? Describe(ProfileText? said)
    {
        var parts = new[]
        {
            said?.About, said?.ForWhom is { } whom ? $"For whom: {whom}" : null,
            said?.Telephone is { } number ? $"Telephone: {number}" : null,
        }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join("\n\n", parts);
    }

    private static string? Website(string? typed)
        => Uri.TryCreate(
            typed?.Contains("://", StringComparison.Ordinal) is false ? $"https://{typed}" : typed, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;

    private static string? Email(string? typed) => System.Net.Mail.MailAddress.TryCreate(typed, out var address) ? address.Address : null;
}
