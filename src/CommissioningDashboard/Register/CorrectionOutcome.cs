using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Register;

/// <summary>What a correction would do, or has done.</summary>
/// <param name="File">The record as it stands; as it was before, once it is saved.</param>
/// <param name="Problems">What has to be mended, each with the name of its field.</param>
/// <param name="Before">What the record says and would say no more.</param>
/// <param name="After">What it would say instead.</param>
/// <param name="Effects">What happens to the figures.</param>
/// <param name="IsChanged">Somebody changed the record after it was read: nothing was saved.</param>
/// <param name="IsSaved">It is part of the record now.</param>
public sealed record CorrectionOutcome(
    ProviderFile File, IReadOnlyList<(string Field, string Problem)> Problems, IReadOnlyList<string> Before, IReadOnlyList<string> After,
    IReadOnlyList<Sentence> Effects, bool IsChanged, bool IsSaved)
{
    private const int _shown = 4;

    public static CorrectionOutcome Refused(ProviderFile file, IReadOnlyList<(string Field, string Problem)> problems)
        => new(file, problems, [], [], [], false, false);

    /// <summary>What the record says now of a part to which something is added and nothing of which goes: the latest few.</summary>
    public IReadOnlyList<string> Standing(RegisterPart part)
        => Before.Count > 0 ? [] : [.. File.Of(part).TakeLast(_shown).Select(x => x.Words)];

    public bool ChangesNothing => Problems.Count == 0 && Before.Count + After.Count == 0;
}
