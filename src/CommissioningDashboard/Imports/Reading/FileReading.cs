using CommissioningDashboard.Imports.Reading.Columns;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>How the numbers and dates of one column are read, found from the whole of it.</summary>
internal sealed record ColumnReading
{
    public static ColumnReading British { get; } = new();

    public DecimalMark Mark { get; init; } = DecimalMark.Point;

    public DayOrder Order { get; init; } = DayOrder.DayFirst;

    /// <summary>True when the spreadsheet's own dates had day and month turned round before the file was saved, as was answered.</summary>
    public bool AreDaysTurned { get; init; }

    /// <summary>True when 25/11/03 may be of 2003 or of 2025: in all such dates of the column the year may stand first.</summary>
    public bool MayShortYearsStandFirst { get; init; }

    /// <summary>For a column with dates in both orders: where each was seen.</summary>
    public string Orders { get; init; } = "";
}

/// <summary>How a file is read as a whole: which sheet, from which row, and each column in which way.</summary>
internal sealed record FileReading
{
    public int Sheet { get; init; }

    /// <summary>The row of the headings, as a spreadsheet shows it.</summary>
    public int HeadingRow { get; init; }

    /// <summary>What stands above the headings, such as the day of which the file tells.</summary>
    public IReadOnlyList<string> Above { get; init; } = [];

    public IReadOnlyDictionary<ImportColumn, ColumnReading> Columns { get; init; } = new Dictionary<ImportColumn, ColumnReading>();

    public ColumnReading Of(ImportColumn column) => Columns.GetValueOrDefault(column, ColumnReading.British);
}
