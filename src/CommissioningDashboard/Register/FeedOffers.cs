using System.Security.Cryptography;
using System.Text;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.OpenReferral;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Register;

/// <summary>One thing that a feed tells and the register does not say: a person accepts or refuses it.</summary>
/// <param name="Key">Tells it from any other of the organisation; by it an answer is remembered.</param>
/// <param name="Part">What of the record it would change.</param>
/// <param name="What">What it is, such as "Telephone".</param>
/// <param name="Before">What the record says now.</param>
/// <param name="After">What it would say.</param>
/// <param name="Item">Of a service or area: its key in the authority's list; none where somebody has to choose it.</param>
/// <param name="Field">Of a text: its name in the profile.</param>
public sealed record FeedOffer(
    string Key, RegisterPart Part, string What, string Before, string After, int? Item = null, string? Field = null)
{
    /// <summary>True for a service or area whose name is none of the authority's list.</summary>
    public bool IsAsked => Item is null && (Part is RegisterPart.Services or RegisterPart.Areas);

    /// <summary>For lists and trails, which hold no way to reach anybody.</summary>
    public string InShort => Part == RegisterPart.Profile ? What : $"{What}: {After}";
}

/// <summary>Which service or area of the authority's lists was chosen for an offer whose name is none of them.</summary>
/// <param name="Key">The offer’s.</param>
/// <param name="Item">The service’s or area’s.</param>
public sealed record FeedChoice(string Key, int Item);

/// <summary>What a provider's record says today of what feeds tell; none of it for one that is not on the register.</summary>
internal sealed record HeldFacts(
    Provider? Provider, IReadOnlySet<int> Services, IReadOnlySet<int> Areas, ProfileText Profile)
{
    public static readonly HeldFacts None = new(null, new HashSet<int>(), new HashSet<int>(), new ProfileText());
}

/// <summary>The authority's own lists and name, by which feeds' words are understood.</summary>
internal sealed record FeedLists(string Authority, IReadOnlyList<Service> Services, IReadOnlyList<Area> Areas);

/// <summary>
/// Sets what a feed tells beside a provider's record. Only what is more or other is offered: that a feed is silent says nothing.
/// </summary>
internal static class FeedOffers
{
    public static IReadOnlyList<FeedOffer> Of(ToldOrganisation told, HeldFacts held, FeedLists lists)
    {
        var given = told.Services.Where(x => x.IsActive).ToList();
        return
        [
            .. Numbers(told, held.Provider), .. Services(told, given, held, lists.Services), .. Areas(given, held, lists),
            .. Texts(told, given).Where(x => IsOther(x.Field.Name, x.Text, held.Profile[x.Field.Name]))
                .Select(x => new FeedOffer(
                    KeyOf(x.Field.Name, Told(x.Field.Name, x.Text)), RegisterPart.Profile, x.Field.Label,
                    held.Profile[x.Field.Name] ?? "nothing", x.Text, Field: x.Field.Name)),
        ];
    }

    /// <summary>What was told and cannot be offered, in words that hold none of it.</summary>
    public static IReadOnlyList<string> LeftOut(ToldOrganisation told) =>
    [
        .. told.Services.Where(x => !x.IsActive).Select(x => $"{x.Name}: not given at present"),
        .. told.Services.SelectMany(x => x.LeftOut.Select(left => $"{x.Name}, {left}")).Distinct(),
        .. FeedTexts.Of(told, [.. told.Services.Where(x => x.IsActive)]).Where(x => x.Text.Length > x.Field.Longest)
            .Select(x => $"{x.Field.Label}: longer than {x.Field.Longest} characters"),
    ];

    public static string KeyOf(string kind, string value)
        => $"{kind} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))[..24]}";

    private static IEnumerable<(ProfileText.Field Field, string Text)> Texts(ToldOrganisation told, IReadOnlyList<ToldService> given)
        => FeedTexts.Of(told, given).Where(x => x.Text.Length <= x.Field.Longest);

    private static IEnumerable<FeedOffer> Numbers(ToldOrganisation told, Provider? provider)
    {
        if (told.CompanyNumber is { } company && provider?.CompaniesHouseNumber is null)
        {
            yield return new FeedOffer(KeyOf("company", company), RegisterPart.Details, "Companies House number", "nothing", company);
        }

        if (told.CharityNumber is { } charity && provider?.CharityNumber is null)
        {
            yield return new FeedOffer(KeyOf("charity", charity), RegisterPart.Details, "Charity number", "nothing", charity);
        }
    }

    private static IEnumerable<FeedOffer> Services(
        ToldOrganisation told, IReadOnlyList<ToldService> given, HeldFacts held, IReadOnlyList<Service> list)
    {
        var known = Index(list);
        var met = new HashSet<int>();
        foreach (var service in given)
        {
            var name = service.Name.EndsWith($", {told.Name}", StringComparison.OrdinalIgnoreCase)
                ? service.Name[..^(told.Name.Length + 2)] : service.Name;
            var ours = service.Terms.Append(name).Select(x => known.GetValueOrDefault(Plain.Normalise(x))).OfType<Service>().Distinct()
                .ToList();
            foreach (var one in ours.Where(x => met.Add(x.Id) && !held.Services.Contains(x.Id)))
            {
                yield return new FeedOffer(KeyOf("service", one.Code), RegisterPart.Services, "Service", "not given", one.Name, one.Id);
            }

            if (ours.Count == 0)
            {
                yield return new FeedOffer(
                    KeyOf("service-named", Plain.Normalise(name)), RegisterPart.Services, "Service", "not on your list of services", name);
            }
        }
    }

    private static IEnumerable<FeedOffer> Areas(IReadOnlyList<ToldService> given, HeldFacts held, FeedLists lists)
    {
        var names = given.SelectMany(x => x.Areas).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (names.Any(x => EnglishAuthorities.AreOne(x, lists.Authority)))
        {
            yield break; // the whole of the authority, which the register says by naming no area
        }

        var known = Index(lists.Areas);
        var before = held.Areas.Count == 0 ? "none named, which means everywhere" : "not covered";
        foreach (var name in names)
        {
            if (!known.TryGetValue(Plain.Normalise(name), out var area))
            {
                yield return new FeedOffer(
                    KeyOf("area-named", Plain.Normalise(name)), RegisterPart.Areas, "Area", "not on your list of areas", name);
            }
            else if (!held.Areas.Contains(area.Id))
            {
                yield return new FeedOffer(KeyOf("area", area.Code), RegisterPart.Areas, "Area", before, area.Name, area.Id);
            }
        }
    }

    /// <summary>The list by code and by name, plainly written.</summary>
    private static Dictionary<string, T> Index<T>(IEnumerable<T> list) where T : Reference
        => list.SelectMany(x => new[] { (Word: Plain.Normalise(x.Code), Entry: x), (Word: Plain.Normalise(x.Name), Entry: x) })
            .DistinctBy(x => x.Word).ToDictionary(x => x.Word, x => x.Entry);

    private static bool IsOther(string field, string told, string? held)
        => held is null || Told(field, told) != Told(field, held);

    /// <summary>
    /// A text without what makes no other of it: case and spaces; of a number all but digits, of an address how it begins and ends.
    /// </summary>
    private static string Told(string field, string text)
    {
        var plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        return field switch
        {
            nameof(ProfileText.Telephone) => string.Concat(plain.Replace("(0)", "").Replace("+44", "0").Where(char.IsAsciiDigit)),
            nameof(ProfileText.Website) => plain[(plain.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0)..]
                .TrimEnd('/'),
            _ => plain,
        };
    }
}
