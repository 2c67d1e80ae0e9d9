using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>
/// Who is the same provider, as far as the submissions themselves tell: the same location, or the same name under another location.
/// </summary>
internal sealed class ProviderNames
{
    private readonly Dictionary<string, HashSet<string>> _names = [];

    public ProviderNames(IEnumerable<Submission> submissions)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var row in submissions.SelectMany(x => x.Rows))
        {
            if (row is { Location: { } location, Name: { } name } && seen.Add((location, name)))
            {
                Told(location).Add(Plain.Normalise(name));
            }
        }
    }

    /// <summary>Whether both are known and are one, or neither is.</summary>
    public bool AreOne(CldRow one, CldRow other) => (KeyOf(one), KeyOf(other)) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        var (a, b) => a == b || NamesOf(one).Overlaps(NamesOf(other)),
    };

    /// <summary>Whether one of them names no provider, so that nothing speaks against their being one.</summary>
    public static bool IsUnknown(CldRow one, CldRow other) => KeyOf(one) is null != KeyOf(other) is null;

    /// <summary>What tells a provider from others: the location, otherwise the name.</summary>
    public static string? KeyOf(CldRow row) => row.Location ?? row.Name;

    private HashSet<string> NamesOf(CldRow row) => row.Location is { } location ? Told(location) : [Plain.Normalise(row.Name)];

    private HashSet<string> Told(string location)
        => _names.TryGetValue(location, out var names) ? names : _names[location] = [];
}
