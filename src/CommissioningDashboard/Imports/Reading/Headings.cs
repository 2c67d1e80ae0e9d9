using CommissioningDashboard.Imports.Profiles;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>Which of the file's columns holds which of the format's, in whatever order they stand.</summary>
internal sealed class Headings
{
    private readonly int[] _ordinals;
    private readonly List<(ImportColumn Column, string Heading)> _twice = [];

    private readonly MappedFormat? _mapped;
    private readonly List<int> _blank = [];
    private readonly SortedSet<int> _nameless = [];

    private Headings(int columns, string[] asWritten, MappedFormat? mapped)
        => (_ordinals, AsWritten, _mapped) = ([.. Enumerable.Repeat(-1, columns)], asWritten, mapped);

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

    /// <summary>Places, from 1 on, of columns without a heading in which something stands, as far as the rows were met.</summary>
    public IReadOnlyCollection<int> Nameless => _nameless;

    /// <summary>Notes which columns without a heading the row has something in.</summary>
    public void MeetNameless(RowSource rows)
    {
        for (var i = _blank.Count - 1; i >= 0; i--)
        {
            if (!rows[_blank[i]].Trim().IsEmpty)
            {
                _nameless.Add(_blank[i] + 1);
                _blank.RemoveAt(i);
            }
        }
    }

    /// <summary>Whether the file has the column.</summary>
    public bool Has(ImportColumn column) => _ordinals[column.Position] >= 0;

    /// <summary>Whether the file has the column, or a profile says what stands in it.</summary>
    public bool Gives(ImportColumn column) => Has(column) || Constant(column) is not null;

    /// <summary>What a profile says that every row has.</summary>
    public string? Constant(ImportColumn column) => _mapped?.Constant(column);

    public int Ordinal(ImportColumn column) => _ordinals[column.Position];

    /// <summary>What the current row says as a heading row.</summary>
    public static Headings Match(RowSource rows, ImportFormat format, MappedFormat? mapped = null)
    {
        string[] asWritten = [.. Enumerable.Range(0, rows.Count).Select(x => rows[x].Trim().Trim('\uFEFF').ToString())];
        var found = new Headings(format.Columns.Count, asWritten, mapped);
        var ignored = new List<string>();
        for (var i = 0; i < asWritten.Length; i++)
        {
            var heading = asWritten[i];
            var columns = Of(format, mapped, Plain.Normalise(heading));
            if (heading.Length == 0)
            {
                found._blank.Add(i);
            }
            else if (columns.Count == 0)
            {
                ignored.Add(heading.Length > 60 ? $"{heading[..60]}…" : heading);
            }

            foreach (var column in columns)
            {
                if (found._ordinals[column.Position] >= 0)
                {
                    found._twice.Add((column, heading));
                }
                else
                {
                    found._ordinals[column.Position] = i;
                }
            }
        }

        var required = format.Columns.Where(x => x.Required).ToList();
        found.Ignored = ignored;
        found.AreEnough = required.Count(x => !found.Gives(x)) * 2 < required.Count;
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

        var found = Match(rows, format, session.Mapped);
        found.Check(rows, format, session);
        return found;
    }

    /// <summary>Whether a text says the column's heading once more.</summary>
    public bool Names(ImportFormat format, string heading, ImportColumn column) => Of(format, _mapped, heading).Contains(column);

    private static IReadOnlyList<ImportColumn> Of(ImportFormat format, MappedFormat? mapped, string heading)
    {
        if (mapped is not null)
        {
            return mapped.Of(heading);
        }

        return format.ByHeading.TryGetValue(heading, out var column) ? [column] : [];
    }

    private void Check(RowSource rows, ImportFormat format, ImportSession session)
    {
        var problems = session.Problems;
        var missing = format.Columns.Where(x => x.Required && !Gives(x)).ToList();
        session.LacksColumns = missing.Count > 0;
        if (missing.Count > 0 && _mapped is null && FormatRecognition.Other(format, AsWritten) is { } other)
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
