using System.Text.Json;

namespace CommissioningDashboard.Web.Components.Pages.AuditTrail;

/// <summary>The audit trail in words.</summary>
internal static class AuditWords
{
    private static readonly Dictionary<string, string> _actions = new()
    {
        ["authority.added"] = "Authority added",
        ["authority.ceiling"] = "Ceiling of rows set aside changed",
        ["authority.renamed"] = "Authority renamed",
        ["cld.answered"] = "Said whether two records are one service",
        ["demo.created"] = "Demonstration made",
        ["enquiry.answered"] = "Enquiry answered",
        ["enquiry.sent"] = "Providers asked",
        ["enquiry.sent-again"] = "Provider asked again",
        ["figures.exported"] = "Figures exported",
        ["import.accepted"] = "File brought in",
        ["import.feed-read"] = "Open Referral feed read",
        ["import.refused"] = "File refused",
        ["import.undone"] = "File taken back",
        ["profile.kept"] = "Profile of a file’s columns kept",
        ["profile.renamed"] = "Profile renamed",
        ["profile.retired"] = "Profile retired",
        ["profile.taken"] = "Profile taken from a file",
        ["provider.answered"] = "Provider’s message answered",
        ["provider.confirmed"] = "Record confirmed by its provider",
        ["provider.link-made"] = "Link for a provider made",
        ["provider.link-revoked"] = "Link of a provider taken back",
        ["provider.proposed"] = "Message from a provider",
        ["provider.tie-settled"] = "Said how two locations hang together",
        ["referral.changed"] = "Referral changed",
        ["referral.recorded"] = "Referral recorded",
        ["register.added-from-cqc"] = "Providers added from CQC’s register",
        ["register.added-from-feed"] = "Provider added from an Open Referral feed",
        ["register.corrected"] = "Register corrected",
        ["register.feed-accepted"] = "What an Open Referral feed tells was accepted",
        ["register.feed-asked-again"] = "What was refused of an Open Referral feed is asked again",
        ["register.feed-matched"] = "Said which provider an organisation of a feed is",
        ["register.feed-refused"] = "What an Open Referral feed tells was refused",
        ["register.hints-accepted"] = "Hints of size accepted",
        ["register.match-taken-back"] = "What two records are to each other was taken back",
        ["register.matched"] = "Said what two records are to each other",
        ["report.exported"] = "Workbook made",
        ["report.frozen"] = "Report frozen",
        ["report.taken"] = "Report taken",
        ["team.added"] = "A team was added",
        ["team.changed"] = "A team was changed",
        ["requirement.stated"] = "What a service requires was said",
        ["requirement.taken-back"] = "What a service requires was taken back",
        ["settings.changed"] = "Settings changed",
        ["sign-in.demo"] = "Demonstration entered",
        ["sign-in.failed"] = "Wrong password",
        ["sign-in.held"] = "Sign-in held up after wrong passwords",
        ["sign-in.ok"] = "Signed in",
        ["sign-out"] = "Signed out",
        ["support.ended"] = "Support ended",
        ["support.handed-back"] = "Support handed back",
        ["support.hours-changed"] = "Weekly hours changed",
        ["support.reviewed"] = "Support reviewed",
        ["support.started"] = "Support began",
        ["target.ended"] = "Target ended",
        ["target.set"] = "Target set",
        ["user.added"] = "Person added",
        ["user.changed"] = "Person changed",
        ["user.disabled"] = "Person disabled",
        ["user.enabled"] = "Person enabled",
        ["user.link-made"] = "Link for a password made",
        ["user.password-set"] = "Password set",
        ["user.signed-out"] = "Signed out everywhere",
        ["user.unlocked"] = "Person let try again",
    };

    public static string Action(string action) => _actions.GetValueOrDefault(action, action);

    /// <summary>"user 7, before: role care-manager, teams 1 2; after: role administrator, teams 1 2".</summary>
    public static string Detail(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Words(document.RootElement);
    }

    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => string.Join("; ", value.EnumerateObject().Select(x => $"{Spaced(x.Name)}: {Words(x.Value)}")),
        JsonValueKind.Array => value.GetArrayLength() == 0 ? "none" : string.Join(", ", value.EnumerateArray().Select(Words)),
        JsonValueKind.Null => "none",
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => value.ToString(),
    };

    /// <summary>"FailuresBefore" becomes "failures before".</summary>
    private static string Spaced(string name)
        => string.Concat(name.Select((c, i) => char.IsUpper(c) ? $"{(i == 0 ? "" : " ")}{char.ToLowerInvariant(c)}" : $"{c}"));
}
