using CommissioningDashboard.Data;
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
    public Dictionary<string, string> Roots()
    {
        var roots = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var tie in Ties.Where(x => x.Settled != ProviderTieKind.Different).OrderBy(x => x.From))
        {
            var (kept, gone) = tie.Settled == ProviderTieKind.Succession
                ? (RootOf(tie.SecondLocation), RootOf(tie.FirstLocation)) : (RootOf(tie.FirstLocation), RootOf(tie.SecondLocation));
            foreach (var location in roots.Where(x => x.Value == gone).Select(x => x.Key).ToList())
            {
                roots[location] = kept;
            }

            roots[gone] = kept;
            roots[kept] = kept;
        }

        return roots;

        string RootOf(string location) => roots.GetValueOrDefault(location, location);
    }
}
