using System.Text.RegularExpressions;

namespace CommissioningDashboard.Imports.Reading.Columns;

/// <summary>References that a spreadsheet took for numbers or dates, and so changed.</summary>
internal static partial class DamagedIds
{
    private const int _digitsKept = 15;
    private const string _months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";

    /// <summary>Why the reference cannot be the one that was meant; none when nothing tells against it.</summary>
    public static string? Why(ReadOnlySpan<char> id, CellKind kind)
    {
        if (kind == CellKind.Day || (kind == CellKind.Text && id.Length <= 10 && Day().IsMatch(id)))
        {
            return "This is a date. A spreadsheet makes one of a reference such as 1-2, and the reference is lost.";
        }

        if (kind == CellKind.Time)
        {
            return "This is a time. A spreadsheet makes one of a reference such as 1:20, and the reference is lost.";
        }

        if (id.Length <= 25 && Power().IsMatch(id))
        {
            return "This is a reference that a spreadsheet took for a number and shortened: its last digits are lost.";
        }

        return kind == CellKind.Number && id.TrimStart('-').Length > _digitsKept
            ? $"A spreadsheet keeps {_digitsKept} digits of a number, and this reference has more: its last digits are lost." : null;
    }

    [GeneratedRegex(@"^\d([.,]\d+)?E\+?\d{1,3}$", RegexOptions.IgnoreCase)]
    private static partial Regex Power();

    [GeneratedRegex($@"^(\d{{1,2}}-({_months})(-\d\d)?|({_months})-\d\d|\d\d?/\d\d?/\d{{4}})$", RegexOptions.IgnoreCase)]
    private static partial Regex Day();
}
