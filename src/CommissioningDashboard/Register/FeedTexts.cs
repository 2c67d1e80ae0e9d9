using CommissioningDashboard.Imports.OpenReferral;

namespace CommissioningDashboard.Register;

/// <summary>
/// What a feed tells of services, as the one text that the register keeps of a provider: what all services say is said once, and what each
/// says for itself goes under its name.
/// </summary>
internal static class FeedTexts
{
    public static IEnumerable<(ProfileText.Field Field, string Text)> Of(ToldOrganisation told, IReadOnlyList<ToldService> given)
    {
        foreach (var field in ProfileText.Fields)
        {
            var text = field.Name switch
            {
                nameof(ProfileText.About) => told.About,
                nameof(ProfileText.ForWhom) => Each(given, x => x.ForWhom),
                nameof(ProfileText.Times) => Each(given, x => x.Times),
                nameof(ProfileText.Languages) => Words(given),
                nameof(ProfileText.Prices) => Each(given, x => x.Prices),
                nameof(ProfileText.Quality) => Each(given, x => x.Quality),
                nameof(ProfileText.Telephone) => told.Telephone ?? given.Select(x => x.Telephone).FirstOrDefault(x => x is not null),
                nameof(ProfileText.Email) => told.Email ?? given.Select(x => x.Email).FirstOrDefault(x => x is not null),
                _ => told.Website ?? given.Select(x => x.Website).FirstOrDefault(x => x is not null),
            };
            if (text is not null)
            {
                yield return (field, text);
            }
        }
    }

    private static string? Each(IReadOnlyList<ToldService> given, Func<ToldService, string?> said)
    {
        var texts = given.Select(x => (x.Name, Text: said(x))).Where(x => x.Text is not null).ToList();
        return texts.Select(x => x.Text).Distinct().Count() <= 1 ? texts.FirstOrDefault().Text
            : string.Join("\n", texts.Select(x => $"{x.Name}: {x.Text}"));
    }

    private static string? Words(IReadOnlyList<ToldService> given)
        => string.Join(", ", given
            .SelectMany(x => (x.Languages ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.OrdinalIgnoreCase)) is { Length: > 0 } all ? all : null;
}
