using CommissioningDashboard.Data;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>Says of an import of Client Level Data what was put together and by which rules.</summary>
public static class CldNotes
{
    private const int _named = 20;

    private static readonly (CldFlags Flag, string Words)[] _rules =
    [
        (CldFlags.ReDated, "re-dated: told later with a later start while they went on; counted from the first start"),
        (CldFlags.Split, "told in several rows one after the other; counted as one"),
        (CldFlags.Gap, "with up to 7 days between two rows; counted as one"),
        (CldFlags.PossiblyTwoCarers, "possibly two carers: two rows equal but for the reference; counted as one"),
        (CldFlags.Cropped, "not told any more and never ended; ended with the period of the last submission that tells them"),
        (CldFlags.ChangedBetween, "with a price or hours that changed between two submissions; dated after the period of the earlier one"),
        (CldFlags.LocationChanged, "of one provider name under another location id; counted as going on"),
        (CldFlags.ProviderChanged, "with another provider under the same start; counted as going on with the later one"),
        (CldFlags.EndedByDeath, "ended on the person's date of death"),
        (CldFlags.EndedByOutcome, "ended by an outcome that says so, of the service or of a review"),
    ];

    /// <summary>What each flag means, for pages.</summary>
    public static string InWords(CldFlags flag) => _rules.Single(x => x.Flag == flag).Words;

    internal static IEnumerable<string> Of(Derivation derivation, Submission mine, CldWritten written)
    {
        var standing = derivation.Submissions.Count;
        yield return $"Reporting period: {mine.From:d MMMM yyyy} to {mine.To:d MMMM yyyy}."
            + (derivation.Submissions.Contains(mine) ? "" : " A later file for the very same period has replaced it.");
        var submissions = standing == 1 ? "1 submission" : $"{standing:N0} submissions";
        yield return $"Services put together from {submissions}: {derivation.Services.Count:N0}. The national key between "
            + $"submissions counts {derivation.ByNationalKey:N0}, since it takes each start for another service.";
        foreach (var (flag, words) in _rules)
        {
            var count = derivation.Services.Count(x => x.Flags.HasFlag(flag));
            if (count > 0)
            {
                yield return $"Services {words}: {count:N0}.";
            }
        }

        if (derivation.Questions.Count(x => x.Answer is null) is > 0 and var open)
        {
            yield return $"Waiting for a person to say whether two records are one service: {open:N0}. See services put together.";
        }

        if (written.Elsewhere > 0)
        {
            yield return $"Referrals that this file does not tell and that came out differently with it: {written.Elsewhere:N0}.";
        }

        if (derivation.Requests.Count > 0)
        {
            var linked = derivation.Requests.Count(x => x.Service is not null);
            yield return $"Requests: {derivation.Requests.Count:N0}. Followed by a service within a year: {linked:N0}, and so with a known "
                + $"day of receipt. Without a service: {derivation.Requests.Count - linked:N0}, which says nothing of unmet need.";
        }

        if (written.Providers.NameOnly > 0)
        {
            yield return "Services that name a provider that has no CQC location and is not in the register by that name; kept as provider "
                + $"not recorded: {written.Providers.NameOnly:N0}.";
        }

        if (written.Providers.New is { Count: > 0 } made)
        {
            yield return $"New providers, to be completed: {string.Join(", ", made.Take(_named).Select(x => x.Name))}"
                + $"{(made.Count > _named ? $" and {made.Count - _named:N0} more" : "")}.";
        }
    }
}
