using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Submissions;
using F23.StringSimilarity;

namespace CommissioningDashboard.Register;

/// <summary>Two records of the register that may be one provider.</summary>
/// <param name="First">The record that was there first.</param>
/// <param name="Kind">What they seem to be to each other.</param>
/// <param name="Evidence">Why, in words.</param>
public sealed record MatchProposal(Provider First, Provider Second, ProviderMatchKind Kind, string Evidence);

/// <summary>
/// Finds records that may be one provider: by a number that both bear, or by names that are alike. A proposal changes nothing.
/// </summary>
internal static class MatchProposals
{
    /// <summary>
    /// Jaro-Winkler similarity from which names are taken for alike: slips of the pen, "Service" beside "Services". Names that share only a
    /// first word mostly have less.
    /// </summary>
    private const double _alike = 0.93;

    private static readonly JaroWinkler _similarity = new();

    /// <param name="providers">The register.</param>
    /// <param name="open">When each was open, by its key.</param>
    public static IReadOnlyList<MatchProposal> Of(
        IReadOnlyList<Provider> providers, ILookup<int, (DateOnly From, DateOnly? To)> open)
    {
        var found = new Dictionary<(int, int), (Provider First, Provider Second, List<string> Why)>();
        Numbers("CQC location", x => x.CqcLocationId);
        Numbers("Companies House number", x => x.CompaniesHouseNumber);
        Numbers("charity number", x => x.CharityNumber);
        Numbers("NHS organisation code", x => x.OdsCode);
        Names();
        return
        [
            .. found.Values.Select(x => new MatchProposal(
                x.First, x.Second, KindOf(x.First, x.Second), string.Join("; ", x.Why))),
        ];

        void Numbers(string what, Func<Provider, string?> number)
        {
            foreach (var group in providers.Where(x => number(x) is not null)
                .GroupBy(x => number(x)!.TrimStart('0'), StringComparer.OrdinalIgnoreCase))
            {
                foreach (var (first, second) in Neighbours([.. group]))
                {
                    Note(first, second, $"the same {what}, {number(second)}");
                }
            }
        }

        void Names()
        {
            var named = providers.Select(x => (Provider: x, Name: ProviderNames.Plainly(x.Name))).Where(x => x.Name.Length > 2)
                .OrderBy(x => x.Name, StringComparer.Ordinal).ToList();

            // Jaro-Winkler counts a common beginning most, so that only names that begin alike need be compared.
            foreach (var alike in named.GroupBy(x => x.Name[..3]))
            {
                var block = alike.ToList();
                for (var i = 0; i < block.Count; i++)
                {
                    foreach (var other in block.Skip(i + 1))
                    {
                        if (block[i].Name == other.Name)
                        {
                            Note(block[i].Provider, other.Provider, "the same name");
                        }
                        else if (_similarity.Similarity(block[i].Name, other.Name) >= _alike)
                        {
                            Note(block[i].Provider, other.Provider, "names that are alike");
                        }
                    }
                }
            }
        }

        void Note(Provider one, Provider other, string why)
        {
            var (first, second) = one.Id < other.Id ? (one, other) : (other, one);
            if (!found.TryGetValue((first.Id, second.Id), out var pair))
            {
                found[(first.Id, second.Id)] = pair = (first, second, []);
            }

            pair.Why.Add(why);
        }

        ProviderMatchKind KindOf(Provider first, Provider second)
        {
            var began = open[second.Id].Select(x => x.From).DefaultIfEmpty(second.ListedOn).Min();
            var ended = open[first.Id].Any(x => x.To is null) ? null : open[first.Id].Max(x => x.To);
            if (ended is { } end && began > end)
            {
                return ProviderMatchKind.Succession;
            }

            return first.CqcLocationId is { } one && second.CqcLocationId is { } other && one != other
                ? ProviderMatchKind.SecondRegistration : ProviderMatchKind.Same;
        }
    }

    private static IEnumerable<(Provider, Provider)> Neighbours(IReadOnlyList<Provider> same) => same.Zip(same.Skip(1));
}
