using System.Text.Json;
using System.Text.Json.Serialization;

namespace CommissioningDashboard.Imports.Profiles;

/// <summary>A profile as a file, which councils can hand to each other. It holds headings and words and nothing of any row.</summary>
public static class ProfileFile
{
    /// <summary>More than any profile needs; a larger file is not read.</summary>
    public const int Bytes = 1024 * 1024;

    private const string _kind = "commissioning-dashboard-profile-1";

    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        MaxDepth = 6,
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(string name, ColumnMapping mapping)
        => JsonSerializer.SerializeToUtf8Bytes(
            new Document
            {
                Kind = _kind,
                Name = name,
                Format = mapping.FormatId,
                Columns = mapping.Columns.ToDictionary(x => x.Key, x => x.Value.ToArray()),
                Constants = new(mapping.Constants),
                Words = mapping.Words.ToDictionary(x => x.Key, x => new Dictionary<string, string>(x.Value)),
                Unused = [.. mapping.Unused],
            }, _options);

    /// <summary>Reads a file from anywhere: what is wrong with it is said and nothing of it is taken.</summary>
    public static (string Name, ColumnMapping? Mapping, IReadOnlyList<MappingProblem> Problems) Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > Bytes)
        {
            return Wrong($"The file is larger than {Bytes / 1024:N0} KB, so it is no profile.");
        }

        try
        {
            var document = JsonSerializer.Deserialize<Document>(file.StartsWith("\uFEFF"u8) ? file[3..] : file, _options);
            if (document is null || document.Kind != _kind)
            {
                return Wrong($"The file is no profile: its “kind” is not “{_kind}”. Export the profile again where it comes from.");
            }

            return document.HasGaps
                ? Wrong("The file cannot be read as a profile: something in it is null. Export the profile again where it comes from.")
                : Checked(document);
        }
        catch (JsonException problem)
        {
            var where = problem.LineNumber is { } line ? $" in line {line + 1}" : "";
            return Wrong($"The file cannot be read as a profile{where}. Export the profile again where it comes from.");
        }
    }

    /// <summary>What was kept, which has been checked.</summary>
    public static ColumnMapping Kept(string document) => Mapping(JsonSerializer.Deserialize<Document>(document, _options)!);

    private static (string, ColumnMapping?, IReadOnlyList<MappingProblem>) Checked(Document document)
    {
        var mapping = Mapping(document);
        var problems = MappingRules.Check(mapping);
        return problems.Count == 0 ? (document.Name, mapping, []) : ("", null, problems);
    }

    private static (string, ColumnMapping?, IReadOnlyList<MappingProblem>) Wrong(string text) => ("", null, [new("", text)]);

    private static ColumnMapping Mapping(Document document) => new(document.Format)
    {
        Columns = document.Columns.ToDictionary(x => x.Key, x => (IReadOnlyList<string>)x.Value),
        Constants = document.Constants,
        Words = document.Words.ToDictionary(x => x.Key, x => (IReadOnlyDictionary<string, string>)x.Value),
        Unused = document.Unused,
    };

    private sealed record Document
    {
        public required string Kind { get; init; }

        public required string Name { get; init; }

        public required string Format { get; init; }

        public Dictionary<string, string[]> Columns { get; init; } = [];

        public Dictionary<string, string> Constants { get; init; } = [];

        public Dictionary<string, Dictionary<string, string>> Words { get; init; } = [];

        public string[] Unused { get; init; } = [];

        /// <summary>True for a null within a list, which the reader of JSON lets pass.</summary>
        [JsonIgnore]
        public bool HasGaps => Columns.Values.Any(x => x is null || Array.Exists(x, h => h is null)) || Constants.ContainsValue(null!)
            || Words.Values.Any(x => x is null || x.ContainsValue(null!)) || Array.Exists(Unused, x => x is null);
    }
}
