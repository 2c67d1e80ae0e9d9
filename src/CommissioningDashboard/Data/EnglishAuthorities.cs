namespace CommissioningDashboard.Data;

/// <summary>An English council with social services responsibilities as the published lists name it.</summary>
/// <param name="Code">Its social services code, as in Client Level Data; text, since the councils of 2021 and later have letters in
/// it.</param>
/// <param name="OnsCode">Its code at the Office for National Statistics.</param>
/// <param name="OtherCodes">Social services codes that other published lists give it.</param>
public sealed record EnglishAuthority(string Code, string OnsCode, string Name, IReadOnlyList<string> OtherCodes)
{
    /// <summary>Every code by which files and people may call it, its own first.</summary>
    public IEnumerable<string> Codes => OtherCodes.Prepend(OnsCode).Prepend(Code);
}

/// <summary>The 153 of them. The source stands at the head of the file beside this one.</summary>
public static class EnglishAuthorities
{
    private static readonly Dictionary<string, EnglishAuthority> _byCode = new(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] _ranks = ["council", "county", "city", "borough", "royal", "metropolitan", "district", "unitary"];

    static EnglishAuthorities()
    {
        All = [.. Lines().Where(x => !x.StartsWith('#')).Select(Read)];
        foreach (var authority in All)
        {
            foreach (var code in authority.Codes)
            {
                _byCode.Add(code, authority);
            }
        }
    }

    public static IReadOnlyList<EnglishAuthority> All { get; }

    /// <summary>The one with this social services or ONS code, or none.</summary>
    public static EnglishAuthority? Find(string code) => _byCode.GetValueOrDefault(code.Trim());

    /// <summary>Those whose whole name is among the words of what people call it: "Birmingham City Council" is Birmingham.</summary>
    public static IEnumerable<EnglishAuthority> Named(string name)
    {
        var words = Words(name).ToHashSet();
        return All.Where(x => Words(x.Name).All(words.Contains));
    }

    /// <summary>Whether two names are one council's, whatever is said of its rank: "Bristol, City of" is "Bristol City Council".</summary>
    public static bool AreOne(string name, string other) => Telling(name).SetEquals(Telling(other));

    private static HashSet<string> Telling(string name)
    {
        var words = Words(name).ToHashSet();
        words.ExceptWith(words.Contains("borough") ? [.. _ranks, "london"] : _ranks);
        return words;
    }

    private static EnglishAuthority Read(string line)
    {
        var parts = line.Split(' ', 3);
        var (name, others) = parts[2].Split(" | ") is [var before, var after] ? (before, after.Split(' ')) : (parts[2], []);
        return new EnglishAuthority(parts[0], parts[1], name, others);
    }

    private static IEnumerable<string> Words(string name)
        => name.ToLowerInvariant().Split([' ', ',', '-', '.', '\'', '’', '&'], StringSplitOptions.RemoveEmptyEntries)
        .Where(x => x is not ("and" or "the" or "of" or "upon"));

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(EnglishAuthorities).Assembly.GetManifestResourceStream(
            "CommissioningDashboard.Data.EnglishAuthorities.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
