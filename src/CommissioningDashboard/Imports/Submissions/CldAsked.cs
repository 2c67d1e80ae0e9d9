using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>Keeps what waits for a person: what has been answered or settled stays whatever comes.</summary>
internal static class CldAsked
{
    public static async Task SaveAsync(DashboardDb db, Derivation derivation, CancellationToken cancellationToken)
    {
        await QuestionsAsync(db, derivation.Questions, cancellationToken);
        await TiesAsync(db, derivation.Ties, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task QuestionsAsync(DashboardDb db, IReadOnlyList<DerivedQuestion> asked, CancellationToken cancellationToken)
    {
        var held = await db.CldQuestions.ToDictionaryAsync(x => x.Key, cancellationToken);
        var keys = asked.Select(x => x.Key).ToHashSet();
        db.RemoveRange(held.Values.Where(x => x.Answer is null && !keys.Contains(x.Key)));
        foreach (var question in asked.DistinctBy(x => x.Key))
        {
            if (!held.TryGetValue(question.Key, out var known))
            {
                db.Add(known = new CldQuestion { Key = question.Key, Service = "", Rows = "" });
            }

            known.Kind = question.Kind;
            known.Service = CldCodes.ComponentName(question.First.Component);
            known.FirstStart = question.First.Start;
            known.FirstEnd = question.FirstEnd;
            known.SecondStart = question.Second.Start;
            known.FirstProvider = question.First.Name ?? question.First.Location;
            known.SecondProvider = question.Second.Name ?? question.Second.Location;
            known.Rows = question.Rows;
        }
    }

    private static async Task TiesAsync(DashboardDb db, IReadOnlyList<ProposedTie> proposed, CancellationToken cancellationToken)
    {
        var held = await db.ProviderTies.ToDictionaryAsync(x => (x.FirstLocation, x.SecondLocation), cancellationToken);
        var pairs = proposed.Select(x => (x.First, x.Second)).ToHashSet();
        db.RemoveRange(held.Values.Where(x => x.Settled is null && !pairs.Contains((x.FirstLocation, x.SecondLocation))));
        foreach (var tie in proposed)
        {
            if (!held.TryGetValue((tie.First, tie.Second), out var known))
            {
                db.Add(known = new ProviderTie
                {
                    FirstLocation = tie.First,
                    SecondLocation = tie.Second,
                    FirstName = "",
                    SecondName = "",
                    Evidence = "",
                });
            }

            (known.FirstName, known.SecondName) = (tie.FirstName, tie.SecondName);
            (known.Proposed, known.ProposedFrom, known.Evidence) = (tie.Kind, tie.From, tie.Evidence);
        }
    }
}
