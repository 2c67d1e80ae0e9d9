using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports;

/// <summary>The words by which files name the values of a code list. The first word of each value is the one that templates use.</summary>
internal sealed class CodeList<T> : CodeWords where T : struct, Enum
{
    private readonly Dictionary<string, T> _exact = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly Dictionary<string, T> _plain = [];
    private readonly Dictionary<T, string> _first;

    public CodeList(params (T Value, string[] Words)[] entries)
    {
        foreach (var (value, word) in entries.SelectMany(x => x.Words.Select(w => (x.Value, w))))
        {
            _exact[word] = value;
            _plain[Plain.Normalise(word)] = value;
        }

        _bySpan = _exact.GetAlternateLookup<ReadOnlySpan<char>>();
        Rule = $"One of: {string.Join(", ", entries.Select(x => x.Words[0]))}";
        Example = entries[0].Words[0];
        Words = [.. entries.Select(x => x.Words[0])];
        _first = entries.ToDictionary(x => x.Value, x => x.Words[0]);
    }

    public override IReadOnlyList<string> Words { get; }

    /// <summary>The accepted words as a sentence.</summary>
    public string Rule { get; }

    public string Example { get; }

    public bool TryFind(ReadOnlySpan<char> word, out T value)
        => _bySpan.TryGetValue(word, out value) || _plain.TryGetValue(Plain.Normalise(word), out value);

    public override string? Find(string word) => TryFind(word, out var value) ? _first[value] : null;
}
