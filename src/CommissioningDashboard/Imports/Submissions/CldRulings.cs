using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>What people have settled, which no rule overrules.</summary>
/// <param name="Answers">By question.</param>
/// <param name="Ties">Pairs of locations of which it is settled how they hang together.</param>
internal sealed record CldRulings(IReadOnlyDictionary<Guid, CldAnswer> Answers, IReadOnlyList<ProviderTie> Ties)
{
    public static CldRulings None { get; } = new(new Dictionary<Guid, CldAnswer>(), []);

    public static async Task<CldRulings> LoadAsync(DashboardDb db, CancellationToken cancellationToken) => new(
        await db.CldQuestions.Where(x => x.Answer != null).ToDictionaryAsync(x => x.Key, x => x.Answer!.Value, cancellationToken),
        await db.ProviderTies.AsNoTracking().Where(x => x.Settled != null).OrderBy(x => x.Id).ToListAsync(cancellationToken));

    /// <summary>The location under which one provider's locations are held together: the one that the latest of them goes by.</summary>
    public DisjointSets<string> Roots()
    {
        var roots = new DisjointSets<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var tie in Ties.Where(x => x.Settled != ProviderTieKind.Different).OrderBy(x => x.From))
        {
            var isSuccession = tie.Settled == ProviderTieKind.Succession;
            roots.Join(
                isSuccession ? tie.SecondLocation : tie.FirstLocation, isSuccession ? tie.FirstLocation : tie.SecondLocation);
        }

        return roots;
    }
}
