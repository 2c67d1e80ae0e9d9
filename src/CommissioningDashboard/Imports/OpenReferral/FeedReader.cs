using System.Text.Json;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.PublicRegister;

namespace CommissioningDashboard.Imports.OpenReferral;

/// <summary>
/// Reads what a feed of Open Referral UK answers, 3.0 or version 1: a page of its services, a list of them, or one service with all that is
/// known of it. All of it is read or nothing.
/// </summary>
public static class FeedReader
{
    private const int _longestName = 200;
    private static readonly string[] _statuses = ["active", "inactive", "defunct", "temporarily closed"];

    private static readonly string[] _ofVersion1
        = ["regular_schedules", "service_taxonomys", "eligibilitys", "fundings", "deliverable_type", "attending_type"];

    /// <summary>The largest file or answer that is read.</summary>
    public const int Bytes = FeedText.Bytes;

    /// <summary>What is said of a larger one, which need not be opened.</summary>
    public static FeedReading TooLarge => FeedReading.Refused(FeedText.TooLarge);

    /// <summary>Reads the text of a file or an answer.</summary>
    public static FeedReading Read(ReadOnlyMemory<byte> bytes) => Read([bytes]);

    /// <summary>Reads several as the one feed that they are parts of.</summary>
    public static FeedReading Read(IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        var problems = new FeedProblems();
        var services = new List<(string Version, ToldOrganisation Of, ToldService Service)>();
        var number = 0;
        foreach (var part in parts)
        {
            var (document, problem) = FeedText.Open(part);
            if (problem is not null)
            {
                return FeedReading.Refused(problem);
            }

            using (document)
            {
                if (Items(document!.RootElement) is not { } items)
                {
                    return FeedReading.Refused(FeedText.OfFile(
                        FeedThing.Shown(document.RootElement), "This is no answer of an Open Referral feed.",
                        "It is {“contents”: […]} of /services (version 1: {“content”: […]}), a list of services, or one service."));
                }

                foreach (var item in items)
                {
                    if (Service(item, ++number, problems) is { } service)
                    {
                        services.Add(service);
                    }
                }
            }
        }

        if (problems.Count > 0)
        {
            return new FeedReading("", [], number, problems.Kept, problems.Count);
        }

        // Pages that shift while they are read tell a service twice.
        var told = services.DistinctBy(x => x.Service.Id).ToList();
        return new FeedReading(
            told.Select(x => x.Version).FirstOrDefault(x => x != "3.0") ?? "3.0",
            [
                .. told.GroupBy(x => x.Of.Key).Select(x => x.First().Of with
                {
                    About = x.Select(s => s.Of.About).FirstOrDefault(s => s is not null),
                    CompanyNumber = x.Select(s => s.Of.CompanyNumber).FirstOrDefault(s => s is not null),
                    CharityNumber = x.Select(s => s.Of.CharityNumber).FirstOrDefault(s => s is not null),
                    Services = [.. x.Select(s => s.Service)],
                }),
            ],
            told.Count, [], 0);
    }

    /// <summary>The services of a page, a list or one alone; none when it is none of these.</summary>
    internal static IEnumerable<JsonElement>? Items(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return root.EnumerateArray();
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in new[] { "contents", "content" })
        {
            if (root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array)
            {
                return list.EnumerateArray();
            }
        }

        return root.TryGetProperty("id", out _) && root.TryGetProperty("organization", out _) ? [root] : null;
    }

    private static (string, ToldOrganisation, ToldService)? Service(JsonElement element, int number, FeedProblems problems)
    {
        var item = $"service {number:N0}";
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new(item, "", FeedThing.Shown(element), "A service must be an object.", "Write it between curly brackets."));
            return null;
        }

        var found = problems.Count;
        var thing = new FeedThing(element, item, "", problems);
        var name = thing.Needed("name", _longestName);
        thing = thing with { Item = name.Length == 0 ? item : $"{item}, {name}" };
        var id = thing.Id("id");
        var status = thing.Text("status");
        if (status is not null && !_statuses.Contains(status, StringComparer.OrdinalIgnoreCase))
        {
            thing.Refuse(
                "status", element.GetProperty("status"), "is none that there is.", $"It is one of {string.Join(", ", _statuses)}.");
        }

        if (thing.One("organization") is not { } of)
        {
            if (!thing.Has("organization"))
            {
                thing.Refuse("organization", default, "is missing.", "Each service tells of the organisation that gives it.");
            }

            return null;
        }

        var service = FeedServiceReader.Read(thing, id, name) with
        {
            IsActive = status is null || status.Equals("active", StringComparison.OrdinalIgnoreCase),
        };
        var organisation = Organisation(of);
        return problems.Count > found ? null : (_ofVersion1.Any(thing.Has) ? "1" : "3.0", organisation, service);
    }

    private static ToldOrganisation Organisation(FeedThing of)
    {
        var (id, name) = (of.Id("id"), of.Needed("name", _longestName));
        var numbers = of.List("organization_identifiers")
            .Select(x => (Kind: $"{x.Text("identifier_scheme")} {x.Text("identifier_type")}", Number: x.Text("identifier"))).ToList();
        var about = of.Text("description");
        return new ToldOrganisation(Guid.TryParse(id, out var key) ? $"{key}" : $"{id} {Plain.Normalise(name)}", name)
        {
            About = about is null || FeedWriter.IsFiller(about) ? null : FeedServiceReader.Public(about),
            Email = FeedServiceReader.Email(of.Text("email")),
            Website = FeedServiceReader.Website(of.Text("website") ?? of.Text("url")),
            Telephone = FeedServiceReader.Telephone(of.List("phones").Select(x => x.Text("number"))),
            CompanyNumber = Number(numbers, ["GB-COH", "company"])?.PadLeft(8, '0'),
            CharityNumber = Number(numbers, ["GB-CHC", "charity"]),
        };
    }

    private static string? Number(IEnumerable<(string Kind, string? Number)> numbers, string[] kinds)
        => numbers.Where(x => kinds.Any(k => x.Kind.Contains(k, StringComparison.OrdinalIgnoreCase)))
            .Select(x => x.Number?.Replace(" ", "").ToUpperInvariant())
            .FirstOrDefault(x => x is { Length: >= 5 and <= 10 } && x.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
}
