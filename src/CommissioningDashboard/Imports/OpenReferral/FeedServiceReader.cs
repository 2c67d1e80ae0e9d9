using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using CommissioningDashboard.Referrals;

namespace CommissioningDashboard.Imports.OpenReferral;

/// <summary>
/// Reads what a feed tells of one service. Of contacts only telephone numbers are read, never a name, a title or a person's own address; a
/// text that seems to hold something personal is left out as a whole.
/// </summary>
internal static class FeedServiceReader
{
    private const int _longestTelephone = 40;

    public static ToldService Read(FeedThing service, string id, string name)
    {
        var left = new List<string>();
        var description = service.Text("description");
        var attributes = service.List("attributes").Select(x => x.One("taxonomy_term")).OfType<FeedThing>().ToList();
        var terms = attributes.Select(x => (Taxonomy: x.Text("taxonomy"), Name: x.Text("name") ?? x.Text("term")))
            .Concat(service.List("service_taxonomys").Select(x => x.One("taxonomy")).OfType<FeedThing>()
                .Select(x => (Taxonomy: x.Text("vocabulary"), Name: x.Text("name"))))
            .Where(x => x.Name is not null).ToList();
        return new ToldService(id, name)
        {
            Terms = [.. terms.Where(x => !IsLanguages(x.Taxonomy)).Select(x => x.Name!).Distinct()],
            Areas = [.. service.List("service_areas").Select(x => x.Text("name") ?? x.Text("service_area")).OfType<string>().Distinct()],
            Times = Keep("times", ScheduleWords.Of(Schedules(service))),
            ForWhom = Keep(
                "for whom", Line(description, "For whom") ?? Joined(service.List("eligibilitys").Select(x => x.Text("eligibility")))),
            Languages = Keep("languages", Joined(terms.Where(x => IsLanguages(x.Taxonomy)).Select(x => x.Name)
                .Concat(service.List("languages").Select(x => x.Text("name") ?? x.Text("language"))))),
            Prices = Keep("prices", service.Text("fees") ?? Joined(service.List("cost_options").Select(Price))),
            Quality = Keep("evidence of quality", service.Text("accreditations")),
            Telephone = Telephone(
            [
                .. service.List("phones").Select(x => x.Text("number")), .. ContactNumbers(service, left),
                Line(description, "Telephone"),
            ]),
            Email = Email(service.Text("email")),
            Website = Website(service.Text("url")),
            LeftOut = left,
        };

        string? Keep(string what, string? text)
        {
            if (PersonalData.Find(text) is not { } kind)
            {
                return text;
            }

            left.Add($"{what}: holds what looks like {kind}");
            return null;
        }
    }

    /// <summary>A text that holds nothing which looks personal; none otherwise.</summary>
    public static string? Public(string? text) => PersonalData.Find(text) is null ? text : null;

    public static string? Email(string? said) => MailAddress.TryCreate(said, out var address) ? address.Address : null;

    public static string? Website(string? said)
        => Uri.TryCreate(said, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.AbsoluteUri.Length <= 200
            ? uri.AbsoluteUri : null;

    /// <summary>The first that can be dialled.</summary>
    public static string? Telephone(IEnumerable<string?> said)
        => said.FirstOrDefault(x => x is { Length: <= _longestTelephone } && x.Count(char.IsAsciiDigit) >= 3
            && x.All(c => char.IsAsciiDigit(c) || " +()-".Contains(c)));

    /// <summary>A mobile number beside a person's name is that person's.</summary>
    private static IEnumerable<string?> ContactNumbers(FeedThing service, List<string> left)
    {
        foreach (var contact in service.List("contacts"))
        {
            foreach (var number in contact.List("phones").Select(x => x.Text("number")).OfType<string>())
            {
                var digits = string.Concat(number.Where(char.IsAsciiDigit));
                var isMobile = digits.StartsWith("07", StringComparison.Ordinal) || digits.StartsWith("447", StringComparison.Ordinal);
                if (!isMobile || contact.Text("name") is null)
                {
                    yield return number;
                }
                else
                {
                    left.Add("telephone: a mobile number beside a person’s name");
                }
            }
        }
    }

    private static IEnumerable<FeedThing> Schedules(FeedThing service)
    {
        foreach (var name in new[] { "schedules", "regular_schedules" })
        {
            foreach (var one in service.List(name).Concat(service.List("service_at_locations").SelectMany(x => x.List(name))))
            {
                yield return one;
            }
        }
    }

    private static string? Price(FeedThing cost)
    {
        var amount = cost.Has("amount") && cost.Element.GetProperty("amount") is { ValueKind: JsonValueKind.Number } number
            && number.TryGetDecimal(out var pounds) ? $"£{pounds.ToString("0.##", CultureInfo.InvariantCulture)}" : null;
        var price = string.Join(' ', new[] { amount, cost.Text("amount_description") }.OfType<string>());
        return string.Join(": ", new[] { cost.Text("option"), price }.Where(x => !string.IsNullOrEmpty(x)));
    }

    private static bool IsLanguages(string? taxonomy) => taxonomy?.StartsWith("language", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>What stands on a line of its own behind its label, as our own feed writes what the profile has no field for.</summary>
    private static string? Line(string? text, string label)
        => text?.Split('\n').Where(x => x.StartsWith($"{label}: ", StringComparison.OrdinalIgnoreCase))
            .Select(x => x[(label.Length + 2)..].Trim()).FirstOrDefault(x => x.Length > 0);

    private static string? Joined(IEnumerable<string?> texts)
        => string.Join(", ", texts.Where(x => !string.IsNullOrEmpty(x)).Distinct()) is { Length: > 0 } all ? all : null;
}
