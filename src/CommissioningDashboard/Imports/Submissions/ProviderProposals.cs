using CommissioningDashboard.Data;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>Two locations that may be one provider, and why.</summary>
internal sealed record ProposedTie(
    string First, string FirstName, string Second, string SecondName, ProviderTieKind Kind, DateOnly From, string Evidence);

/// <summary>
/// Finds locations that may be one provider: services that go on from one to the other, or one name under both. Where both support people
/// at once it is a second registration, otherwise a succession.
/// </summary>
internal static class ProviderProposals
{
    /// <summary>Where names differ, one service under another provider is a correction or a handover; several are a pattern.</summary>
    private const int _fewest = 3;

    public static IReadOnlyList<ProposedTie> Of(
        IReadOnlyList<Submission> submissions, IReadOnlyList<ToldLocation> told, IReadOnlyList<DerivedService> services)
    {
        var moves = Moves(services);
        var open = submissions.Select(x => x.Rows.Where(r => r is { Kind: CldEventKind.Service, Location: not null, End: null })
            .Select(r => r.Location!).ToHashSet()).ToList();
        var names = told.ToDictionary(x => x.Id, x => x.Name ?? x.Id);
        var named = told.Where(x => x.Name is not null).GroupBy(x => ProviderNames.Plainly(x.Name)).Where(x => x.Key.Length > 0)
            .SelectMany(x => Neighbours([.. x.OrderBy(t => t.First).ThenBy(t => t.Id, StringComparer.Ordinal)]));
        var moved = moves.Where(x => x.Value.Count >= _fewest || HaveOneName(x.Key)).Select(x => x.Key).ToList();
        return
        [
            .. moved.Concat(named.Where(x => !moved.Contains((x.Item2, x.Item1)))).Distinct().Select(Propose)
                .OrderBy(x => x.First, StringComparer.Ordinal).ThenBy(x => x.Second, StringComparer.Ordinal),
        ];

        bool HaveOneName((string First, string Second) pair)
            => ProviderNames.Plainly(names[pair.First]) == ProviderNames.Plainly(names[pair.Second]);

        ProposedTie Propose((string First, string Second) pair)
        {
            var (first, second) = pair;
            var going = moves.GetValueOrDefault(pair) ?? [];
            var together = open.FindLastIndex(x => x.Contains(first) && x.Contains(second));
            var isSuccession = going.Count > 0 || together < 0;
            var last = submissions.LastOrDefault(x => x.Rows.Any(r => r.Location == first));
            var from = going.Count > 0 ? going.Min() : last?.To.AddDays(1) ?? submissions[^1].To;
            var evidence = (HaveOneName(pair) ? "The same name" : "Another name") + (isSuccession
                ? $"; services that go on from one to the other: {going.Count:N0}"
                : $"; both support people in the submission to {submissions[together].To:d MMMM yyyy}");
            return new ProposedTie(
                first, names[first], second, names[second],
                isSuccession ? ProviderTieKind.Succession : ProviderTieKind.SecondRegistration, from, evidence);
        }
    }

    /// <summary>By pair of locations, the days after the submission that still told the first for a service that goes on.</summary>
    private static Dictionary<(string, string), List<DateOnly>> Moves(IReadOnlyList<DerivedService> services)
    {
        var moves = new Dictionary<(string, string), List<DateOnly>>();
        foreach (var tellings in services.Where(x => (x.Flags & (CldFlags.LocationChanged | CldFlags.ProviderChanged)) != 0)
            .Select(x => x.Service.Tellings))
        {
            for (var i = 1; i < tellings.Count; i++)
            {
                if (tellings[i - 1].Last.Location is { } one && tellings[i].Last.Location is { } other && one != other)
                {
                    moves.TryAdd((one, other), []);
                    moves[(one, other)].Add(tellings[i - 1].Submission.To.AddDays(1));
                }
            }
        }

        return moves;
    }

    private static IEnumerable<(string, string)> Neighbours(IReadOnlyList<ToldLocation> locations)
        => locations.Zip(locations.Skip(1)).Select(x => (x.First.Id, x.Second.Id));
}
