using System.Text.RegularExpressions;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>What a row below the headings is.</summary>
internal enum RowKind
{
    Data,
    Blank,

    /// <summary>Begins with a hash and a space, as the notes of templates do.</summary>
    Note,

    /// <summary>Begins as a note does, and is filled in as data: which of them it is must be asked.</summary>
    NoteOrData,

    /// <summary>Adds up or counts the rows, or says where the list came from.</summary>
    Total,

    /// <summary>Says the headings once more, as on every page of a print.</summary>
    Headings,
}

/// <summary>Tells rows of data from what else stands below headings.</summary>
internal sealed partial class RowKinds(ImportFormat format, Headings headings)
{
    private readonly ImportColumn[] _required = [.. format.Columns.Where(x => x.Required && headings.Has(x))];
    private readonly ImportColumn[] _known = [.. format.Columns.Where(headings.Has)];

    public RowKind Of(RowSource rows)
    {
        if (rows.IsBlank())
        {
            return RowKind.Blank;
        }

        if (rows[0].TrimStart().StartsWith("# "))
        {
            return IsOfTemplate(rows) || _required.Any(x => IsEmpty(rows, x)) ? RowKind.Note : RowKind.NoteOrData;
        }

        if (_known.Length > 1 && Array.TrueForAll(_known, x => IsHeading(rows, x)))
        {
            return RowKind.Headings;
        }

        return _required.Count(x => IsEmpty(rows, x)) >= Math.Max(_required.Length - 1, 1) && IsTotal(rows) ? RowKind.Total : RowKind.Data;
    }

    private bool IsEmpty(RowSource rows, ImportColumn column) => rows[headings.Ordinal(column)].IsWhiteSpace();

    private bool IsHeading(RowSource rows, ImportColumn column)
        => headings.Names(format, Plain.Normalise(rows[headings.Ordinal(column)]), column);

    /// <summary>The explanations of a template, or its example.</summary>
    private bool IsOfTemplate(RowSource rows)
    {
        var said = rows[0].TrimStart()[2..].Trim();
        return Array.Find(_known, x => headings.Ordinal(x) == 0) is { } first
            && (said.SequenceEqual(first.Example) || said.StartsWith(first.Explanation));
    }

    private static bool IsTotal(RowSource rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows.KindOf(i) == CellKind.Text && rows[i].Trim() is { IsEmpty: false, Length: < 120 } text && Total().IsMatch(text))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^((grand|sub|overall)[\s-]?)?totals?\b|^(sum|average|mean|count|row count|record count|number of (rows|records))\b"
        + @"|^\(?[\d,]+ (rows?|records?)( affected| selected| returned| exported)?\)?\.?$|^end of (report|file|data|list|extract)"
        + @"|^(report|extract)?\s*(run|printed|generated|produced|extracted|created|exported) (on|by|at|from)\b"
        + @"|^page \d+( of \d+)?$|^source:",
        RegexOptions.IgnoreCase)]
    private static partial Regex Total();
}
