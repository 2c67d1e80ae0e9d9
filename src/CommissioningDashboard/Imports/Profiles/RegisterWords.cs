using CommissioningDashboard.Data;
using F23.StringSimilarity;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports.Profiles;

/// <summary>One of our words: as files write it, and as people know it.</summary>
/// <param name="Word">A name, or a provider's reference.</param>
/// <param name="Name">The same name, or the provider's.</param>
public sealed record OurWord(string Word, string Name);

/// <summary>The words that an authority's register and the code lists have for a column, and which of them another word is like.</summary>
public sealed class RegisterWords
{
    /// <summary>Jaro-Winkler similarity from which one word is proposed for another.</summary>
    private const double _alike = 0.88;

    private static readonly JaroWinkler _similarity = new();

    private readonly Dictionary<RegisterList, IReadOnlyList<OurWord>> _lists = [];
    private readonly Dictionary<RegisterList, HashSet<string>> _known = [];

    internal static async Task<RegisterWords> LoadAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var words = new RegisterWords();
        words.Add(RegisterList.Services, await db.Services.AsNoTracking().ToListAsync(cancellationToken));
        words.Add(RegisterList.Areas, await db.Areas.AsNoTracking().ToListAsync(cancellationToken));
        words.Add(RegisterList.Teams, await db.Teams.AsNoTracking().ToListAsync(cancellationToken));
        var providers = await db.Providers.AsNoTracking().OrderBy(x => x.Name).Select(x => new OurWord(x.Reference, x.Name))
            .ToListAsync(cancellationToken);
        words._lists[RegisterList.Providers] = providers;

        // As a file is read: a reference that lost its zeros or hyphens is another one.
        words._known[RegisterList.Providers] = new HashSet<string>(providers.Select(x => x.Word), StringComparer.OrdinalIgnoreCase);
        return words;
    }

    /// <summary>The words to choose from.</summary>
    public IReadOnlyList<OurWord> Choices(ImportColumn column)
    {
        if (column.Codes is { } codes)
        {
            return [.. codes.Words.Select(x => new OurWord(x, x))];
        }

        return column.List is { } list ? _lists[list] : [];
    }

    /// <summary>Whether a file may say the word as it stands.</summary>
    public bool Knows(ImportColumn column, string word)
    {
        if (column.Codes is { } codes)
        {
            return codes.Find(word) is not null;
        }

        if (column.List == RegisterList.Providers)
        {
            return _known[RegisterList.Providers].Contains(word);
        }

        return column.List is { } list
            && (_known[list].Contains(WordMap.Key(word)) || (word.Contains(';') && word.Split(';').All(x => Knows(column, x))));
    }

    /// <summary>Our word for what somebody has chosen or written, which may be a provider’s name; none when there is none.</summary>
    public string? Resolve(ImportColumn column, string said)
        => said.Length == 0 ? null
            : Choices(column).FirstOrDefault(x => x.Word.Equals(said, StringComparison.OrdinalIgnoreCase))?.Word
                ?? Choices(column).FirstOrDefault(x => x.Name.Equals(said, StringComparison.OrdinalIgnoreCase))?.Word;

    /// <summary>The word that another is likeliest to mean, by its letters; none when it is like none.</summary>
    public OurWord? Like(ImportColumn column, string word)
    {
        var plain = WordMap.Key(word);
        var best = Choices(column).Select(x => (Word: x, Likeness: Math.Max(Likeness(plain, x.Word), Likeness(plain, x.Name))))
            .OrderByDescending(x => x.Likeness).FirstOrDefault();
        return best.Likeness >= _alike ? best.Word : null;
    }

    private static double Likeness(string plain, string ours) => _similarity.Similarity(plain, WordMap.Key(ours));

    private void Add<T>(RegisterList list, IEnumerable<T> names) where T : Reference
    {
        List<T> all = [.. names.OrderBy(x => x.Name)];
        _lists[list] = [.. all.Select(x => new OurWord(x.Name, x.Name))];
        _known[list] = [.. all.SelectMany(x => new[] { WordMap.Key(x.Name), WordMap.Key(x.Code) })];
    }
}
