namespace CommissioningDashboard.Imports.Reading;

/// <summary>Which of the file's columns holds which of the format's, in whatever order they stand.</summary>
internal sealed class Headings
{
    private readonly int[] _ordinals;

    private Headings(int[] ordinals, IReadOnlyList<string> asWritten, IReadOnlyList<string> ignored, bool areEnough)
    {
        _ordinals = ordinals;
        AsWritten = asWritten;
        Ignored = ignored;
        AreEnough = areEnough;
    }

    /// <summary>Columns of the format.</summary>
    public int Columns => _ordinals.Length;

    /// <summary>
    /// True when most of the needed columns are there, so that the rows can be looked at: whatever is wrong with them is then told in
    /// one go with the headings that are missing. With fewer, what lies below is perhaps no such file at all.
    /// </summary>
    public bool AreEnough { get; }

    /// <summary>Columns of the file, with or without a heading that is known.</summary>
    public int Count => AsWritten.Count;

    /// <summary>The heading row itself.</summary>
    public IReadOnlyList<string> AsWritten { get; }

    /// <summary>
    /// Headings that the format does not know, as written. They are named only once every required one was found, so that a file
    /// without a heading row does not have its first person shown as headings.
    /// </summary>
    public IReadOnlyList<string> Ignored { get; }

    public bool Has(ImportColumn column) => _ordinals[column.Position] >= 0;

    public int Ordinal(ImportColumn column) => _ordinals[column.Position];

    /// <summary>Reads the heading row. Problems are added for what is missing or stands twice.</summary>
    public static Headings Read(RowSource rows, ImportFormat format, ImportSession session)
    {
        var problems = session.Problems;
        do
        {
            if (!rows.Read())
            {
                throw new FileRefusedException("The file has no rows.", "Check that the data is on the first sheet.");
            }
        }
        while (rows.IsBlank());

        var count = rows.Count;
        if (count > ImportLimits.Columns)
        {
            throw new FileRefusedException($"The file has {count:N0} columns and may have {ImportLimits.Columns}.", "Delete the columns "
                + "that the format does not use.");
        }

        string[] asWritten = [.. Enumerable.Range(0, count).Select(x => rows[x].Trim().Trim('\uFEFF').ToString())];
        var known = format.Columns.SelectMany(c => c.Names.Select(n => (Name: Plain.Normalise(n), Column: c)))
            .ToDictionary(x => x.Name, x => x.Column);
        var ordinals = Enumerable.Repeat(-1, format.Columns.Count).ToArray();
        var (ignored, twice) = (new List<string>(), new List<(ImportColumn Column, string Heading)>());
        for (var i = 0; i < count; i++)
        {
            var heading = asWritten[i];
            if (!known.TryGetValue(Plain.Normalise(heading), out var column))
            {
                if (heading.Length > 0)
                {
                    ignored.Add(heading.Length > 60 ? $"{heading[..60]}…" : heading);
                }
            }
            else if (ordinals[column.Position] >= 0)
            {
                twice.Add((column, heading));
            }
            else
            {
                ordinals[column.Position] = i;
            }
        }

        var missing = format.Columns.Where(x => x.Required && ordinals[x.Position] < 0).ToList();
        if (missing.Count > 0 && FormatRecognition.Other(format, asWritten) is { } other)
        {
            session.LooksLike = other;
            problems.AddToFile(rows.RowNumber, $"This looks like {other.InWords}, by its headings, and was brought as "
                + $"{format.InWords}.", $"Choose {other.Name} and bring it again.");
            return new Headings(ordinals, asWritten, [], areEnough: false);
        }

        foreach (var (column, heading) in twice)
        {
            problems.Add(rows.RowNumber, column.Heading, heading, "Two columns hold the same thing.", "Delete one of the two columns.");
        }

        foreach (var column in missing)
        {
            problems.Add(rows.RowNumber, column.Heading, "", $"The column “{column.Heading}” is missing.",
                $"Add it: {column.Explanation} The template of this format has every heading.");
        }

        return new Headings(
            ordinals, asWritten, problems.Count == 0 ? ignored : [], areEnough: missing.Count * 2 < format.Columns.Count(x => x.Required));
    }
}
