using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports.PublicRegisters;

/// <summary>A public list of the Care Quality Commission for all of England: kept are the rows that concern the authority.</summary>
internal abstract class CqcFormat : ImportFormat
{
    protected const string Date = "A date, such as 31/12/2025";
    protected const string Words = "Text, up to 200 characters";
    protected const string Number = "Text, up to 20 letters, digits and hyphens";
    protected static readonly DateOnly Earliest = new(1900, 1, 1);

    public sealed override bool IsPublic => true;

    public sealed override string Repeats
        => "Each list is kept with the day of which it tells, so lists come in any order and as often as one likes. What your register "
        + "says itself is never overwritten: where the list differs, the register desk shows it. Rows of other areas are counted and not "
        + "kept.";

    internal abstract CqcList List { get; }

    internal abstract ImportColumn Location { get; }

    internal abstract ImportColumn Council { get; }

    /// <summary>The column whose latest day a file that does not say of which day it tells is taken to be of.</summary>
    internal abstract ImportColumn Latest { get; }

    internal sealed override Intake Start(ImportSession session) => new CqcIntake(this, session);

    /// <summary>Whether the row is of adult social care, and so may be offered for the register.</summary>
    internal abstract bool IsSocialCare(RowFields row);

    internal abstract CqcLocation Read(RowFields row, string location, DateOnly today);

    protected ImportColumn LocationColumn(string heading, params string[] spellings) => Column(
        heading, "The location's number at the Care Quality Commission, by which it is found on your register.", Number, "1-1234567890",
        required: true, spellings: spellings, holds: ColumnHolds.Identifier);

    protected ImportColumn CouncilColumn(string heading) => Column(
        heading, "The council where its registered office lies, which says nothing of where it gives support.", Words, "Northmoor",
        required: true);

    protected static string? Said(RowFields row, ImportColumn column, int longest = 200)
        => row.Text(column, longest) is { } text && text != "-" ? text : null;

    /// <summary>A rating as CQC words it; none for any other word, such as that it was inspected and not rated.</summary>
    protected static CqcRating? Rating(RowFields row, ImportColumn column)
        => Said(row, column) is { } said && CodeLists.Rating.TryFind(said, out var rating) ? rating : null;
}
