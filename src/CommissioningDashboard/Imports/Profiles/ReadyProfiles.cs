using System.Reflection;

namespace CommissioningDashboard.Imports.Profiles;

/// <summary>Profiles of layouts that many councils have, which come with the program. Each is a file in <c>Ready/</c>.</summary>
public static class ReadyProfiles
{
    public static IReadOnlyList<NamedMapping> All { get; } = [.. Files().Select(Load).OrderBy(x => x.Name)];

    public static NamedMapping? Find(string name) => All.FirstOrDefault(x => x.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Files() => typeof(ReadyProfiles).Assembly.GetManifestResourceNames()
        .Where(x => x.StartsWith($"{typeof(ReadyProfiles).Namespace}.Ready.", StringComparison.Ordinal));

    private static NamedMapping Load(string resource)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        var (name, mapping, problems) = ProfileFile.Read(bytes.ToArray());
        return new NamedMapping(
            name, 0, mapping ?? throw new InvalidDataException($"{resource}: {string.Join(" ", problems.Select(x => x.Text))}"));
    }
}
