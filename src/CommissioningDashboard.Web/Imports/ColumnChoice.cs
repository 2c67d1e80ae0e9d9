using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.Profiles;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Web.Imports;

/// <summary>One column of the format as its form field shows it: what is chosen for it, why, and what stands in the file there.</summary>
/// <param name="Column">The format's column.</param>
/// <param name="Chosen">The file's column, or none.</param>
/// <param name="Constant">What every row has, or nothing.</param>
/// <param name="Why">What speaks for the choice, or nothing.</param>
public sealed record ColumnChoice(ImportColumn Column, FileColumn? Chosen, string Constant, string Why)
{
    /// <summary>Shown in place of values that may tell who a person is.</summary>
    public const string Withheld = "not shown here, since they may tell who a person is";

    public string Label => Column.Required ? $"{Column.Heading} (needed)" : Column.Heading;

    /// <summary>"A heading like it. In the file: 03/11/2025; 04/11/2025; 10/11/2025."</summary>
    public string Evidence
    {
        get
        {
            if (Chosen is null)
            {
                return Column.Rule;
            }

            return $"{(Why.Length > 0 ? $"Proposed: {Why}. " : "")}In the file: {Examples(Chosen, Column.Personal)}.";
        }
    }

    public static IReadOnlyList<ColumnChoice> Of(MappingStart start, ColumnMapping mapping)
    {
        var format = ImportFormat.Find(mapping.FormatId)!;
        var proposed = ColumnProposals.Of(format, start.Survey, start.Register);
        return
        [
            .. format.Columns.Select(x =>
            {
                var chosen = start.Survey.Find(mapping.Columns.GetValueOrDefault(x.Heading, []));
                var proposal = proposed.GetValueOrDefault(x);
                return new ColumnChoice(
                    x, chosen, mapping.Constants.GetValueOrDefault(x.Heading, ""),
                    chosen is not null && proposal?.File == chosen ? proposal.Why : "");
            }),
        ];
    }

    /// <summary>The first values of a column of the file, unless they may tell who a person is.</summary>
    public static string Examples(FileColumn column, bool isPersonal)
    {
        if (isPersonal || column.IsPersonal)
        {
            return Withheld;
        }

        return column.Filled == 0 ? "nothing" : string.Join("; ", column.Examples.Select(x => x.Length > 40 ? $"{x[..40]}…" : x));
    }

    /// <summary>The file's columns, each with what it holds and what it is read as.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(MappingStart start, IReadOnlyList<ColumnChoice> choices)
        => [.. start.Survey.Columns.Select(x => (IReadOnlyList<string>)
        [
            x.Heading, Examples(x, choices.Any(c => c.Chosen == x && c.Column.Personal)), $"{Written.Counted(x.Filled, "cell")}",
            choices.Where(c => c.Chosen == x).Select(c => c.Column.Heading).ToList() is { Count: > 0 } read
                ? string.Join(", ", read) : "not read",
        ])];
}
