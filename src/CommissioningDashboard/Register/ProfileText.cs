using CommissioningDashboard.Data;
using CommissioningDashboard.Referrals;

namespace CommissioningDashboard.Register;

/// <summary>What a provider says of itself, as filled in; see <see cref="ProviderProfile"/> for what each text means.</summary>
public sealed record ProfileText
{
    /// <summary>A text of the profile.</summary>
    /// <param name="Name">Its name in the form.</param>
    /// <param name="Label">As pages name it.</param>
    /// <param name="Hint">What to write there.</param>
    /// <param name="Longest">In characters.</param>
    /// <param name="IsContact">True for ways to reach the provider, which the other texts must not hold.</param>
    public sealed record Field(string Name, string Label, string? Hint, int Longest, bool IsContact = false);

    public static IReadOnlyList<Field> Fields { get; } =
    [
        new(nameof(About), "What you do", "In plain words, as you would say it to somebody who asks.", 600),
        new(nameof(ForWhom), "For whom", null, 300),
        new(nameof(Times), "When", "Days and times.", 200),
        new(nameof(Languages), "Languages", "With commas between.", 200),
        new(nameof(Prices), "Prices", "If you wish them to be seen.", 300),
        new(nameof(Quality), "Evidence of quality", "Accreditation, training, awards, what people say. Name no person supported.", 400),
        new(nameof(Telephone), "Telephone", null, 40, IsContact: true),
        new(nameof(Email), "E-mail", null, 254, IsContact: true),
        new(nameof(Website), "Website", null, 200, IsContact: true),
    ];

    public string? About { get; init; }

    public string? ForWhom { get; init; }

    public string? Times { get; init; }

    public string? Languages { get; init; }

    public string? Prices { get; init; }

    public string? Quality { get; init; }

    public string? Telephone { get; init; }

    public string? Email { get; init; }

    public string? Website { get; init; }

    public static ProfileText Of(Func<string, string?> field) => new()
    {
        About = Tidy(field(nameof(About))),
        ForWhom = Tidy(field(nameof(ForWhom))),
        Times = Tidy(field(nameof(Times))),
        Languages = Tidy(field(nameof(Languages))),
        Prices = Tidy(field(nameof(Prices))),
        Quality = Tidy(field(nameof(Quality))),
        Telephone = Tidy(field(nameof(Telephone))),
        Email = Tidy(field(nameof(Email))),
        Website = Tidy(field(nameof(Website))),
    };

    public static ProfileText Of(ProviderProfile held) => new()
    {
        About = held.About,
        ForWhom = held.ForWhom,
        Times = held.Times,
        Languages = held.Languages,
        Prices = held.Prices,
        Quality = held.Quality,
        Telephone = held.Telephone,
        Email = held.Email,
        Website = held.Website,
    };

    public string? this[string name] => name switch
    {
        nameof(About) => About,
        nameof(ForWhom) => ForWhom,
        nameof(Times) => Times,
        nameof(Languages) => Languages,
        nameof(Prices) => Prices,
        nameof(Quality) => Quality,
        nameof(Telephone) => Telephone,
        nameof(Email) => Email,
        _ => Website,
    };

    /// <summary>The texts that there are, each under its label.</summary>
    public IEnumerable<(Field Field, string Text)> Said() => Fields.Where(x => this[x.Name] is not null).Select(x => (x, this[x.Name]!));

    public void WriteTo(ProviderProfile profile)
    {
        (profile.About, profile.ForWhom, profile.Times) = (About, ForWhom, Times);
        (profile.Languages, profile.Prices, profile.Quality) = (Languages, Prices, Quality);
        (profile.Telephone, profile.Email, profile.Website) = (Telephone, Email, Website);
    }

    /// <summary>What has to be mended, each with the name of its field.</summary>
    public IEnumerable<(string Field, string Problem)> Problems()
    {
        foreach (var (field, text) in Said())
        {
            if (text.Length > field.Longest)
            {
                yield return (field.Name, $"Use {field.Longest} characters or fewer");
            }
            else if (!field.IsContact && PersonalData.Find(text) is { } kind)
            {
                yield return (field.Name, $"This looks like {kind}. Ways to reach you have fields of their own; name nobody you support");
            }
        }
    }

    private static string? Tidy(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
