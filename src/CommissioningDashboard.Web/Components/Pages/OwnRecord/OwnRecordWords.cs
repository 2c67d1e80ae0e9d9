using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Register;
using CommissioningDashboard.Web.Components.Controls;

namespace CommissioningDashboard.Web.Components.Pages.OwnRecord;

/// <summary>What a provider's own pages, and the desk that answers it, say in words.</summary>
internal static class OwnRecordWords
{
    public static string Propose(RegisterPart part) => part switch
    {
        RegisterPart.Profile => "Write it anew",
        RegisterPart.Capacity => "State another capacity",
        RegisterPart.Size => "State another size",
        _ => $"Add {RegisterParts.Of(part).One}",
    };

    /// <summary>What was sent and when.</summary>
    public static string Sent(ProviderProposal sent)
    {
        var day = Written.Date(DateOnly.FromDateTime(sent.SentAt.LocalDateTime));
        var part = sent.Form is { } form ? RegisterParts.Of(CorrectionForm.FromJson(form).Part) : null;
        var what = part is null ? Kind(sent.Kind) : $"Change of {Lower(part.Name)}";
        return sent.Words is { } words ? $"{what}, {day}: {words}" : $"{what}, {day}";
    }

    public static string Kind(ProposalKind kind) => kind switch
    {
        ProposalKind.SizeChallenge => "Size disputed",
        ProposalKind.EligibilityChallenge => "Eligibility disputed",
        _ => "Change proposed",
    };

    /// <summary>"waits for an answer" or the answer with its day.</summary>
    public static string State(ProviderProposal sent)
    {
        if (sent.AnsweredAt is not { } at)
        {
            return "waits for an answer";
        }

        var day = Written.Date(DateOnly.FromDateTime(at.LocalDateTime));
        var word = sent.IsAccepted ? "accepted" : "declined";
        return sent.Answer is { Length: > 0 } answer ? $"{word} on {day}: {answer}" : $"{word} on {day}";
    }

    public static Tone ToneOf(ProviderProposal sent) => (sent.AnsweredAt, sent.IsAccepted) switch
    {
        (null, _) => Tone.Information,
        (_, true) => Tone.Good,
        _ => Tone.Neutral,
    };

    public static string Finding(OwnFigures? figures)
        => figures is null || figures.Lists == 0 ? "No list has been logged of a referral that you could have taken."
            : $"You were shown {{{Written.Counted(figures.Shown, "time")}}}; it would be {{{Number(figures.ShownExpected)}}} if all who "
                + "are able had the same chance.";

    public static IReadOnlyList<IReadOnlyList<string>> Rows(OwnFigures figures) =>
    [
        ["Lists of referrals that you could have taken", Written.Whole(figures.Lists)],
        ["Lists that showed you", Written.Whole(figures.Shown)],
        ["Expected, if all able had the same chance", Number(figures.ShownExpected)],
        ["Asked", Written.Whole(figures.Asked)],
        ["You said that you could not", Written.Whole(figures.SaidNo)],
        ["Referrals arranged with you", Written.Whole(figures.Referrals)],
        ["Expected, if each had gone to one of those able by lot", Number(figures.ReferralsExpected)],
    ];

    private static string Number(double expected) => Written.Number(expected, Unit.Effective);

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
