using System.Security.Cryptography;
using System.Text;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Referrals;

/// <summary>
/// What a reader asked a list to be narrowed by, as the codes of words: what a person speaks or belongs to must not stand in an address,
/// a history or a log.
/// </summary>
public sealed record ListNarrowing(string? Language = null, string? Community = null, string? Time = null)
{
    public static ListNarrowing None { get; } = new();

    /// <summary>A short code of a word, the same whatever its capitals.</summary>
    public static string CodeOf(string word)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(word.Trim().ToUpperInvariant())))[..8];
}

/// <summary>A word that the list can be narrowed by.</summary>
/// <param name="Providers">How many of those that fit say it.</param>
public sealed record NarrowingChoice(string Code, string Word, int Providers);

/// <summary>Those that fit, narrowed to what was asked; the order is another's work.</summary>
public sealed class NarrowedList
{
    private NarrowedList(IReadOnlyList<ProviderRecord> fitting, ListNarrowing asked, DateOnly day)
    {
        var kinds = new[]
        {
            new Kind("language", asked.Language, x => ProviderSays.LanguagesOf(x, day)),
            new Kind("community", asked.Community, x => ProviderSays.CommunitiesOf(x, day)),
            new Kind("time of day", asked.Time, x => ProviderSays.TimesOf(x, day)),
        };
        (Languages, Communities, Times) = (ChoicesOf(fitting, kinds[0]), ChoicesOf(fitting, kinds[1]), ChoicesOf(fitting, kinds[2]));
        Times = [.. Times.OrderBy(x => TimesSaid.All.ToList().IndexOf(x.Word))];

        // A word that nobody who fits says is no filter: an old address shows all.
        var used = kinds.Zip([Languages, Communities, Times]).Select(x => (Kind: x.First, Choice: x.Second.FirstOrDefault(
            choice => choice.Code == x.First.Asked))).Where(x => x.Choice is not null).ToList();
        Words = [.. used.Select(x => $"{x.Kind.Name}: {x.Choice!.Word}")];
        Providers = [.. fitting.Where(x => used.All(u => u.Kind.Says(x, u.Choice!.Code)))];
        Unsaid = fitting.Count(x => !Providers.Contains(x)
            && used.All(u => u.Kind.Of(x).Count == 0 || u.Kind.Says(x, u.Choice!.Code)));
    }

    public IReadOnlyList<ProviderRecord> Providers { get; }

    /// <summary>What it was narrowed by, as "language: Polish"; none when all are listed.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>How many were left out for nothing but that they have not said: they may well fit.</summary>
    public int Unsaid { get; }

    public IReadOnlyList<NarrowingChoice> Languages { get; }

    public IReadOnlyList<NarrowingChoice> Communities { get; }

    public IReadOnlyList<NarrowingChoice> Times { get; }

    public static NarrowedList Of(IReadOnlyList<ProviderRecord> fitting, ListNarrowing asked, DateOnly day) => new(fitting, asked, day);

    private static List<NarrowingChoice> ChoicesOf(IReadOnlyList<ProviderRecord> fitting, Kind kind)
        => [.. fitting.SelectMany(kind.Of).GroupBy(ListNarrowing.CodeOf).Select(x => new NarrowingChoice(x.Key, x.First(), x.Count()))
            .OrderBy(x => x.Word, StringComparer.CurrentCultureIgnoreCase)];

    private sealed record Kind(string Name, string? Asked, Func<ProviderRecord, IReadOnlyList<string>> Of)
    {
        public bool Says(ProviderRecord provider, string code) => Of(provider).Any(x => ListNarrowing.CodeOf(x) == code);
    }
}
