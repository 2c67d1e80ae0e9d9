using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Market;

/// <summary>Which records of the register are one provider, as people have settled.</summary>
internal sealed class MatchedProviders
{
    private readonly DisjointSets<int> _records = new();
    private readonly HashSet<(int First, int Second)> _successions = [];

    public static async Task<MatchedProviders> LoadAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var matches = await db.ProviderMatches.AsNoTracking()
            .Where(x => x.TakenBackAt == null && x.Kind != ProviderMatchKind.Different).OrderBy(x => x.From).ThenBy(x => x.Id)
            .ToListAsync(cancellationToken);
        return new MatchedProviders(matches);
    }

    public MatchedProviders(IEnumerable<ProviderMatch> matches)
    {
        foreach (var match in matches)
        {
            _records.Join(match.StandsId, match.StandsId == match.FirstId ? match.SecondId : match.FirstId);
            if (match.Kind == ProviderMatchKind.Succession)
            {
                _successions.Add((match.FirstId, match.SecondId));
            }
        }
    }

    /// <summary>The record under which one is counted.</summary>
    public int Of(int id) => _records.Of(id);

    /// <summary>The records that are one provider with this one, itself included.</summary>
    public IReadOnlyList<int> With(int id)
        => [Of(id), .. _records.Under(Of(id)).Order()];

    /// <summary>
    /// When the one provider was open: its records' openings together. Where one goes on with what another did, the days between are no
    /// closing.
    /// </summary>
    public IReadOnlyList<DatedLink> Openings(IEnumerable<(int Id, DatedLink Open)> all)
    {
        var open = new List<(int Id, DatedLink Open)>();
        foreach (var next in all.OrderBy(x => x.Open.From))
        {
            if (open.Count > 0 && open[^1] is var last && GoesOn(last, next))
            {
                var to = last.Open.To is null || next.Open.To is null ? null : Later(last.Open.To.Value, next.Open.To.Value);
                open[^1] = (next.Id, last.Open with { To = to });
            }
            else
            {
                open.Add(next);
            }
        }

        return [.. open.Select(x => x.Open)];
    }

    /// <summary>Groups one after another, as a provider belongs to one at a time: the later ends the earlier.</summary>
    public static IReadOnlyList<GroupOf> Groups(IReadOnlyList<GroupOf> all)
        =>
        [
            .. all.Select((x, i) => i + 1 < all.Count && !(x.Tie.To < all[i + 1].Tie.From)
                ? x with { Tie = x.Tie with { To = all[i + 1].Tie.From.AddDays(-1) } } : x),
        ];

    private bool GoesOn((int Id, DatedLink Open) last, (int Id, DatedLink Open) next)
        => last.Open.To is not { } end || next.Open.From <= end.AddDays(1) || _successions.Contains((last.Id, next.Id));

    private static DateOnly? Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
