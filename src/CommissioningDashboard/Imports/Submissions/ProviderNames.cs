using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>
/// Who is the same provider: as people have settled, otherwise as far as the submissions themselves tell: the same location, or the same
/// name under another location.
/// </summary>
internal sealed class ProviderNames
{
    // What a company's name ends with tells nobody from anybody.
    private static readonly string[] _endings = ["limited", "ltd", "llp", "plc", "cic", "uk"];

    private readonly Dictionary<string, HashSet<string>> _names = [];
    private readonly DisjointSets<string> _roots;
    private readonly HashSet<(string, string)> _different;

    public ProviderNames(IEnumerable<Submission> submissions, CldRulings rulings)
    {
        _roots = rulings.Roots();
        _different = [.. rulings.Ties.Where(x => x.Settled == ProviderTieKind.Different)
            .SelectMany(x => new[] { (x.FirstLocation, x.SecondLocation), (x.SecondLocation, x.FirstLocation) })];
        var seen = new HashSet<(string, string)>();
        foreach (var row in submissions.SelectMany(x => x.Rows))
        {
            if (row is { Location: { } location, Name: { } name } && seen.Add((location, name)))
            {
                Told(location).Add(Plainly(name));
            }
        }
    }

    /// <summary>Whether both are known and are one, or neither is.</summary>
    public bool AreOne(CldRow one, CldRow other) => (KeyOf(one), KeyOf(other)) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        var (a, b) => _roots.Of(a) == _roots.Of(b) || (!_different.Contains((a, b)) && NamesOf(one).Overlaps(NamesOf(other))),
    };

    /// <summary>Whether one of them names no provider, so that nothing speaks against their being one.</summary>
    public static bool IsUnknown(CldRow one, CldRow other) => KeyOf(one) is null != KeyOf(other) is null;

    /// <summary>What tells a provider from others: the location, otherwise the name.</summary>
    public static string? KeyOf(CldRow row) => row.Location ?? row.Name;

    /// <summary>A name as it is compared: letters and digits, without what says only that it is a company.</summary>
    public static string Plainly(string? name)
    {
        var plain = Plain.Normalise(name);
        while (_endings.FirstOrDefault(x => plain.Length > x.Length + 2 && plain.EndsWith(x, StringComparison.Ordinal)) is { } ending)
        {
            plain = plain[..^ending.Length];
        }

        return plain;
    }

    private HashSet<string> NamesOf(CldRow row) => row.Location is { } location ? Told(location) : [Plainly(row.Name)];

    private HashSet<string> Told(string location)
        => _names.TryGetValue(location, out var names) ? names : _names[location] = [];
}
