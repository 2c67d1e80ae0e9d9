namespace CommissioningDashboard.Imports.Reading;

/// <summary>Which of the file's columns holds which of the format's, in whatever order they stand.</summary>
internal sealed class Headings
{
    private readonly int[] _ordinals;
    private readonly List<(ImportColumn Column, string Heading)> _twice = [];

    private Headings(int columns, string[] asWritten) => (_ordinals, AsWritten) = ([.. Enumerable.Repeat(-1, columns)], asWritten);

    /// <summary>Columns of the format.</summary>
    public int Columns => _ordinals.Length;

    /// <summary>Columns of the format that the file has.</summary>
    public int Known => _ordinals.Count(x => x >= 0);

    /// <summary>
    /// True when most of the needed columns are there, so that the rows can be looked at: whatever is wrong with them is then told in
    /// one go with the headings that are missing. With fewer, what lies below is perhaps no such file at all.
    /// </summary>
    public bool AreEnough { get; private set; }

    /// <summary>Columns of the file, with or without a heading that is known.</summary>
    public int Count => AsWritten.Count;

    /// <summary>The heading row itself.</summary>
    public IReadOnlyList<string> AsWritten { get; }

    /// <summary>
    /// Headings that the format does not know, as written. They are named only once every required one was found, so that a file
    /// without a heading row does not have its first person shown as headings.
    /// </summary>
    public IReadOnlyList<string> Ignored { get; private set; } = [];

    public bool Has(ImportColumn column) => _ordinals[column.Position] >= 0;

    public int Ordinal(ImportColumn column) => _ordinals[column.Position];

    /// <summary>What the current row says as a heading row.</summary>
    public static Headings Match(RowSource rows, ImportFormat format)
    {
        var known = format.ByHeading;
        string[] asWritten = [.. Enumerable.Range(0, rows.Count).Select(x => rows[x].Trim().Trim('\uFEFF').ToString())];
        var found = new Headings(format.Columns.Count, asWritten);
        var ignored = new List<string>();
        for (var i = 0; i < asWritten.Length; i++)
        {
            var heading = asWritten[i];
            if (!known.TryGetValue(Plain.Normalise(heading), out var column))
            {
                if (heading.Length > 0)
                {
                    ignored.Add(heading.Length > 60 ? $"{heading[..60]}…" : heading);
                }
            }
            else if (found._ordinals[column.Position] >= 0)
            {
                found._twice.Add((column, heading));
            }
            else
            {
                found._ordinals[column.Position] = i;
            }
        }

        var required = format.Columns.Where(x => x.Required).ToList();
        found.Ignored = ignored;
        found.AreEnough = required.Count(x => !found.Has(x)) * 2 < required.Count;
        return found;
    }

    /// <summary>Reads on to the heading row, by default the first that is not blank. Problems are added for what is missing or stands
    /// twice.</summary>
    public static Headings Read(RowSource rows, ImportFormat format, ImportSession session, int headingRow = 0)
    {
        do
        {
            if (!rows.Read())
            {
                throw new FileRefusedException("The file has no rows.", "Check that the data is on a sheet of the file.");
            }
        }
        while (rows.IsBlank() || rows.RowNumber < headingRow);

        if (rows.Count > ImportLimits.Columns)
        {
            throw new FileRefusedException(
                $"The file has {rows.Count:N0} columns and may have {ImportLimits.Columns}.",
                "Delete the columns that the format does not use.");
        }

        var found = Match(rows, format);
        found.Check(rows, format, session);
        return found;
    }

    private void Check(RowSource rows, ImportFormat format, ImportSession session)
    {
        var problems = session.Problems;
        var missing = format.Columns.Where(x => x.Required && !Has(x)).ToList();
        if (missing.Count > 0 && FormatRecognition.Other(format, AsWritten) is { } other)
        {
            session.LooksLike = other;
            AreEnough = false;
            Ignored = [];
            problems.AddToFile(rows.RowNumber, $"This looks like {other.InWords}, by its headings, and was brought as "
                + $"{format.InWords}.", $"Choose {other.Name} and bring it again.");
            return;
        }

        foreach (var (column, heading) in _twice)
        {
            problems.Add(rows.RowNumber, column.Heading, heading, "Two columns hold the same thing.", "Delete one of the two columns.");
        }

        foreach (var column in missing)
        {
            problems.Add(rows.RowNumber, column.Heading, "", $"The column “{column.Heading}” is missing.",
                $"Add it: {column.Explanation} The template of this format has every heading.");
        }

        Ignored = problems.Count == 0 ? Ignored : [];
    }
}
