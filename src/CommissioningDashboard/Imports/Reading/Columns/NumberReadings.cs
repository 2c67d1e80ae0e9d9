namespace CommissioningDashboard.Imports.Reading.Columns;

/// <summary>Finds for each column of numbers what stands before the decimals.</summary>
internal static class NumberReadings
{
    /// <param name="evidence">What each column tells.</param>
    /// <param name="isContinental">True when the file parts its cells with semicolons, as where commas stand before decimals.</param>
    /// <param name="readings">What was found is added.</param>
    /// <param name="session">Is told, and asks.</param>
    public static void Find(
        Dictionary<ImportColumn, NumberEvidence> evidence, bool isContinental, Dictionary<ImportColumn, ColumnReading> readings,
        ImportSession session)
    {
        var (points, commas) = (evidence.Values.Sum(x => x.Points), evidence.Values.Sum(x => x.Commas));
        foreach (var (column, found) in evidence.OrderBy(x => x.Key.Position))
        {
            var mark = MarkOf(column, found, points > 0 && commas == 0, commas > 0 || isContinental, session);
            readings[column] = ColumnReading.British with { Mark = mark };
            if (mark == DecimalMark.Comma || found.OpenComma is not null || found.OpenPoint is not null || found.Commas > 0)
            {
                session.Said.Add(
                    $"{column.Heading}: the {(mark == DecimalMark.Comma ? "comma" : "point")} stands before decimals"
                        + $"{(found.Example.Length > 0 ? $", as in {found.Example}" : "")}{Open(found, mark)}.");
            }
        }

        var plain = evidence.Where(x => readings[x.Key].Mark == DecimalMark.Point).Select(x => x.Key.Heading).ToList();
        if (plain.Count > 0)
        {
            session.Said.Add($"Numbers with a point before decimals, as usual: {string.Join(", ", plain)}.");
        }
    }

    private static string Open(NumberEvidence found, DecimalMark mark) => string.Concat(
        new[] { found.OpenComma, found.OpenPoint }.OfType<(string Text, int Row)>()
            .Select(x => $", so {x.Text} in row {x.Row:N0} is {Said(x.Text, mark)}"));

    private static string Said(string number, DecimalMark mark)
        => mark == DecimalMark.Point ? number.Replace(",", "", StringComparison.Ordinal)
            : number.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');

    private static DecimalMark MarkOf(
        ImportColumn column, NumberEvidence found, bool isPointElsewhere, bool isCommaElsewhere, ImportSession session)
    {
        if (found.Points + found.Commas > 0)
        {
            return found.Commas > found.Points ? DecimalMark.Comma : DecimalMark.Point;
        }

        if (found.OpenComma is { } comma && !isPointElsewhere)
        {
            return Asked(column, comma, session);
        }

        return found.OpenPoint is { } point && isCommaElsewhere ? Asked(column, point, session) : DecimalMark.Point;
    }

    private static DecimalMark Asked(ImportColumn column, (string Text, int Row) open, ImportSession session)
        => session.Ask(
            $"decimals:{column.Heading}",
            $"{column.Heading}: {open.Text} in row {open.Row:N0} can be read in two ways, and nothing else in the column tells which. What "
                + "is it?",
            [new("point", $"{Said(open.Text, DecimalMark.Point)}"), new("comma", $"{Said(open.Text, DecimalMark.Comma)}")]) == "comma"
            ? DecimalMark.Comma : DecimalMark.Point;
}
