using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CommissioningDashboard.Tests.PublicRegister;

/// <summary>
/// What the Open Referral UK profile 3.0 asks of each thing in a feed, written down by hand: which fields there must be, which there may
/// be, and of what kind. "!" must be there; "[x]" is a list of x; "x" alone is one.
/// </summary>
internal static partial class FeedShape
{
    private static readonly Dictionary<string, string> _things = new()
    {
        ["details"] = "version:text! profile:uri! openapi_url:uri!",
        ["service"] = "id:uuid! organization_id:uuid name:text! description:text url:uri email:email status:status! fees:text accreditations:text "
            + "minimum_age:number maximum_age:number assured_date:date assurer_email:email alert:text last_modified:moment schedules:[schedule] "
            + "service_areas:[service_area] service_at_locations:[service_at_location] languages:[language] organization:organization "
            + "cost_options:[cost_option] attributes:[attribute]",
        ["organization"] = "id:uuid! name:text! description:text! email:email website:uri logo:text uri:uri parent_organization_id:uuid "
            + "organization_identifiers:[organization_identifier] attributes:[attribute]",
        ["organization_identifier"] = "id:uuid! organization_id:uuid identifier_scheme:text identifier_type:text! identifier:text!",
        ["schedule"] = "id:uuid! valid_from:date valid_to:date freq:text byday:text description:text opens_at:text closes_at:text notes:text",
        ["service_area"] = "id:uuid! service_id:uuid name:text extent:text extent_type:text uri:text service_area:text",
        ["service_at_location"] = "id:uuid! service_id:uuid location_id:uuid location:location service:service",
        ["location"] = "id:uuid! location_type:location_type! name:text description:text latitude:number longitude:number",
        ["cost_option"] = "id:uuid! valid_from:date valid_to:date option:text amount:number amount_description:text",
        ["attribute"] = "id:uuid! link_id:uuid taxonomy_term_id:uuid link_type:text taxonomy_term:taxonomy_term",
        ["taxonomy_term"] = "id:uuid! name:text! description:text! parent_id:uuid taxonomy:text taxonomy_id:uuid term_uri:uri term:text",
        ["taxonomy"] = "id:uuid! name:text! description:text! uri:uri version:text",
        ["page"] = "total_items:count! total_pages:count! page_number:count! size:count! first_page:flag! last_page:flag! empty:flag! contents:any!",
    };

    /// <summary>Everything that is wrong with it, each with the way to it.</summary>
    public static IReadOnlyList<string> Problems(JsonElement element, string thing, string path = "")
    {
        var wrong = new List<string>();
        var fields = _things[thing].Split(' ').Select(x => x.Split(':')).ToDictionary(x => x[0], x => x[1]);
        foreach (var (name, kind) in fields)
        {
            if (element.TryGetProperty(name, out var value))
            {
                wrong.AddRange(ProblemsOf(value, kind.TrimEnd('!'), $"{path}/{name}"));
            }
            else if (kind.EndsWith('!'))
            {
                wrong.Add($"{path}/{name} is missing");
            }
        }

        wrong.AddRange(element.EnumerateObject().Where(x => !fields.ContainsKey(x.Name)).Select(x => $"{path}/{x.Name} is unknown"));
        return wrong;
    }

    private static IEnumerable<string> ProblemsOf(JsonElement value, string kind, string path)
    {
        if (kind.StartsWith('['))
        {
            return value.ValueKind != JsonValueKind.Array ? [$"{path} is no list"]
                : value.EnumerateArray().SelectMany((x, i) => Problems(x, kind.Trim('[', ']'), $"{path}/{i}"));
        }

        if (_things.ContainsKey(kind))
        {
            return value.ValueKind == JsonValueKind.Object ? Problems(value, kind, path) : [$"{path} is no object"];
        }

        return IsGood(value, kind) ? [] : [$"{path} is no {kind}: {value}"];
    }

    private static bool IsGood(JsonElement value, string kind) => kind switch
    {
        "any" => true,
        "flag" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "count" => value.ValueKind == JsonValueKind.Number && value.GetInt32() >= 0,
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => value.ValueKind == JsonValueKind.String && IsGoodText(value.GetString()!, kind),
    };

    private static bool IsGoodText(string text, string kind) => text.Length > 0 && kind switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https",
        "email" => Address().IsMatch(text),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "moment" => text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "status" => text is "active" or "inactive" or "defunct" or "temporarily closed",
        "location_type" => text is "physical" or "postal" or "virtual",
        _ => true,
    };

    [GeneratedRegex("^[^@ ]+@[^@ ]+[.][^@ ]+$")]
    private static partial Regex Address();
}
