using System.Text.Json;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports.OpenReferral;

/// <summary>Problems met so far; of a hostile feed only the first are kept.</summary>
internal sealed class FeedProblems
{
    private const int _kept = 200;

    public List<FeedProblem> Kept { get; } = [];

    public int Count { get; private set; }

    public void Add(FeedProblem problem)
    {
        Count++;
        if (Kept.Count < _kept)
        {
            Kept.Add(problem);
        }
    }
}

/// <summary>An object of a feed, whose fields are read by kind; a field of another kind is a problem, a missing one is none.</summary>
internal readonly record struct FeedThing(JsonElement Element, string Item, string Path, FeedProblems Problems)
{
    private const int _shown = 60;

    public bool Has(string name) => Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A text without what nobody sees; none when it is missing or empty.</summary>
    public string? Text(string name, int longest = int.MaxValue)
    {
        if (!Element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Refuse(name, value, "must be text.", "Write it between quotation marks.");
            return null;
        }

        var text = Tidy(value.GetString()!);
        if (InvisibleCharacters.Turns(text))
        {
            Refuse(name, value, "has characters that turn the text around, so that it reads otherwise than it is.", "Take them out.");
            return null;
        }

        if (text.Length > longest)
        {
            Refuse(name, value, $"is longer than {longest:N0} characters.", "Shorten it.");
            return null;
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>A text that there must be.</summary>
    public string Needed(string name, int longest)
    {
        var before = Problems.Count;
        var text = Text(name, longest);
        if (text is null && Problems.Count == before)
        {
            Refuse(name, default, "is missing.", "Each service and each organisation has an id and a name.");
        }

        return text ?? "";
    }

    /// <summary>An id: a text, or a whole number as some feeds of version 1 have it.</summary>
    public string Id(string name)
        => Element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? $"{number}" : Needed(name, 100);

    /// <summary>The things of a list; a missing list has none.</summary>
    public IEnumerable<FeedThing> List(string name)
    {
        if (!Element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            yield break;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Refuse(name, value, "must be a list.", "Write it between square brackets.");
            yield break;
        }

        var n = 0;
        foreach (var one in value.EnumerateArray())
        {
            var path = $"{Path}{name}[{n++}]";
            if (one.ValueKind == JsonValueKind.Object)
            {
                yield return new FeedThing(one, Item, $"{path}.", Problems);
            }
            else
            {
                Problems.Add(new(Item, path, Shown(one), "must be an object.", "Write it between curly brackets."));
            }
        }
    }

    public FeedThing? One(string name)
    {
        if (!Element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new FeedThing(value, Item, $"{Path}{name}.", Problems);
        }

        Refuse(name, value, "must be an object.", "Write it between curly brackets.");
        return null;
    }

    public void Refuse(string name, JsonElement value, string rule, string remedy)
        => Problems.Add(new(Item, $"{Path}{name}", Shown(value), $"“{name}” {rule}", remedy));

    /// <summary>The beginning of what was written, enough to find it by.</summary>
    public static string Shown(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Undefined)
        {
            return "";
        }

        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            return value.ValueKind == JsonValueKind.Object ? "{…}" : "[…]";
        }

        var text = InvisibleCharacters.Shown(Tidy(value.ToString()));
        return text.Length <= _shown ? text : $"{text[..(char.IsHighSurrogate(text[_shown - 1]) ? _shown - 1 : _shown)]}…";
    }

    private static string Tidy(string text)
        => InvisibleCharacters.Without(string.Concat(text.ReplaceLineEndings("\n").Select(x => char.IsControl(x) && x != '\n' ? ' ' : x)));
}
