using CommissioningDashboard.Data;

namespace CommissioningDashboard.Referrals;

/// <summary>One thing that can be recorded of arranged support.</summary>
/// <param name="Code">As addresses say it.</param>
/// <param name="Button">As the button says it.</param>
public sealed record SupportStep(SupportEventKind Kind, string Code, string Button);

/// <summary>What can be recorded after a choice, in the order in which it comes.</summary>
public static class SupportSteps
{
    public static IReadOnlyList<SupportStep> All { get; } =
    [
        new(SupportEventKind.Started, "start", "Record the start"),
        new(SupportEventKind.HoursChanged, "hours", "Change the weekly hours"),
        new(SupportEventKind.Reviewed, "review", "Record a review"),
        new(SupportEventKind.HandedBack, "hand-back", "The provider hands it back"),
        new(SupportEventKind.Ended, "end", "Record the end"),
    ];

    /// <summary>Why support ends, apart from the provider’s giving it back.</summary>
    public static IReadOnlyList<string> EndReasons { get; } =
    [
        "No longer needed", "The person chose another provider", "Moved to another kind of support", "Moved away", "Went into hospital",
        "Died", "Other",
    ];

    public static SupportStep? Parse(string? code) => All.FirstOrDefault(x => x.Code == code);

    /// <summary>The reasons to choose from; none where the step asks for none.</summary>
    public static IReadOnlyList<string> Reasons(this SupportEventKind kind) => kind switch
    {
        SupportEventKind.Ended => EndReasons,
        SupportEventKind.HandedBack => ChoiceForm.ProviderReasons,
        _ => [],
    };
}
