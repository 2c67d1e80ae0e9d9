using System.Globalization;
using System.Text;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Imports.Reading.Files;
using CsCheck;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>
/// Files as councils' systems might write them, made by chance: no value changes its size, its day or its owner without the file being
/// refused, a question being asked, the cell being listed, or the reading of its column being said.
/// </summary>
public sealed class ReadingPropertyTests
{
    private const int _most = 30;

    private static readonly ImportFormat _format = ImportFormat.Find("referrals")!;
    private static readonly CultureInfo _continental = CultureInfo.GetCultureInfo("de-DE");

    internal static readonly Func<decimal, string>[] Numbers =
    [
        x => x.ToString("0.##", CultureInfo.InvariantCulture), x => x.ToString("#,##0.00", CultureInfo.InvariantCulture),
        x => x.ToString("#,##0.###", CultureInfo.InvariantCulture), x => x.ToString("0.##", _continental), x => x.ToString("#,##0.00", _continental),
        x => x.ToString("#,##0.###", _continental), x => $"£{x.ToString("#,##0.00", CultureInfo.InvariantCulture)}",
        x => $"{x.ToString("0.##", CultureInfo.InvariantCulture)} GBP", x => x.ToString("0.00E+00", CultureInfo.InvariantCulture),
    ];

    internal static readonly Func<DateOnly, string>[] Dates =
    [
        x => $"{x:dd/MM/yyyy}", x => $"{x:MM/dd/yyyy}", x => $"{x:yyyy-MM-dd}", x => $"{x:d MMM yyyy}", x => $"{x:dd.MM.yyyy}",
        x => $"{x.DayNumber - new DateOnly(1899, 12, 30).DayNumber}", x => $"{Moment(x):yyyy-MM-dd'T'HH:mm:ss'Z'}",
        x => x.ToString("dd-MMM-yy", CultureInfo.InvariantCulture).ToUpperInvariant(), x => x.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture),
        x => x.ToString("MMM d, yyyy", CultureInfo.InvariantCulture), x => $"{x:dd/MM/yy}", x => $"{x:yy/MM/dd}",
    ];

    internal static readonly Func<string, string>[] Owners = [x => x, x => $"'{x}", x => x.Replace('-', '\u2011'), x => $"{x}\u200B", x => $"\u00A0{x} ", x => $"=\"\"{x}\"\"", _ => "NULL", _ => "#N/A"];

    internal sealed record Row(decimal Cost, DateOnly On, int Owner, int[] Styles);

    internal static readonly Gen<Row> AnyRow = Gen.Select(
        Gen.OneOf(Gen.Int[0, 200_000].Select(x => x / 100m), Gen.Int[0, 90].Select(x => (decimal)x), Gen.Int[1, 90].Select(x => x * 1000m)),
        Gen.Int[0, 700].Select(x => new DateOnly(2024, 1, 1).AddDays(x)), Gen.Int[1, 9], Gen.Int[0, 1].Array[3], (c, d, o, s) => new Row(c, d, o, s));

    // Each column is in one way of writing or in two, as when lists are pasted together.
    private static readonly Gen<(Row[] Rows, int[] Ways, char Delimiter)> _file = Gen.Select(
        AnyRow.Array[1, _most], Gen.Int[0, 1_000_000].Array[6], Gen.Int[0, 2].Select(x => ",;\t"[x]), (r, w, d) => (r, w, d));

    [Fact]
    public void No_value_changes_without_a_word() => _file.Sample(x =>
    {
        var (rows, ways, delimiter) = x;
        var text = new StringBuilder(string.Join(delimiter, ["Reference", "Received on", "Weekly cost", "Person identifier", "Service", "Route", "Outcome"])).Append('\n');
        foreach (var (i, row) in rows.Index())
        {
            string[] cells = [$"R-{i}", Way(Dates, ways, 0, row)(row.On), Way(Numbers, ways, 1, row)(row.Cost), Way(Owners, ways, 2, row)(Owner(row)), "Home support", "DP", "Waiting"];
            text.AppendJoin(delimiter, cells.Select(c => $"\"{c}\"")).Append('\n');
        }

        var (read, session) = Read(text.ToString());
        if (session.Questions.Count + session.Problems.Count > 0)
        {
            return;
        }

        ShouldBeAsMeantOrListed(rows, read, session, text.ToString());
    }, iter: 3_000);

    /// <summary>Where one way of writing fills a column and anything in it tells which, the values are simply right or the file is not taken.</summary>
    [Fact]
    public void A_column_written_in_one_way_that_tells_itself_is_read_as_meant() => Gen.Select(AnyRow.Array[20, _most], Gen.Int[0, 8], Gen.Int[0, 11]).Sample((rows, number, date) =>
    {
        var text = new StringBuilder("Reference,Received on,Weekly cost,Service,Route,Outcome\n");
        foreach (var (i, row) in rows.Index())
        {
            text.Append($"R-{i},\"{Dates[date](row.On)}\",\"{Numbers[number](row.Cost + 0.25m)}\",Home support,DP,Waiting\n");
        }

        var (read, session) = Read(text.ToString());
        var isTold = rows.Any(x => x.On.Day > 12) && rows.Select(x => x.On).Where(x => x.Day > 12).Distinct().Count() >= 3;
        if (session.Questions.Count + session.Problems.Count == 0 && (date != 1 || isTold) && number != 8)
        {
            read.Select(x => x.On).Should().Equal(rows.Select(x => (DateOnly?)x.On), $"in\n{text}");
            read.Select(x => x.Cost).Should().Equal(rows.Select(x => (decimal?)Math.Round(x.Cost + 0.25m, 2)), $"in\n{text}");
        }
    }, iter: 1_000);

    /// <summary>Each value is the one that was meant, or its cell is listed, or the reading of its column is said.</summary>
    internal static void ShouldBeAsMeantOrListed(
        Row[] rows, List<(int Line, DateOnly? On, decimal? Cost, string? Owner)> read, ImportSession session, string text)
    {
        read.Should().HaveCount(rows.Length);
        foreach (var (row, (line, on, cost, owner)) in rows.Zip(read))
        {
            var listed = session.Repairs.Kept.Where(r => r.Row == line).Select(r => r.Column).ToHashSet();
            (cost == Math.Round(row.Cost, 2) || listed.Contains("Weekly cost") || IsSaid(session, "Weekly cost")).Should().BeTrue($"{row.Cost} became {cost} in\n{text}");
            (on == row.On || listed.Contains("Received on") || IsSaid(session, "Received on")).Should().BeTrue($"{row.On} became {on} in\n{text}");
            (owner == Owner(row) || (owner is null && listed.Contains("Person identifier"))).Should().BeTrue($"{Owner(row)} became {owner} in\n{text}");
        }
    }

    internal static string Owner(Row row) => $"C-{row.Owner}";

    private static bool IsSaid(ImportSession session, string column) => session.Said.Exists(x => x.Contains(column, StringComparison.Ordinal) && x.Contains("so ", StringComparison.Ordinal));

    internal static Func<T, string> Way<T>(Func<T, string>[] all, int[] ways, int column, Row row) => all[ways[(2 * column) + row.Styles[column]] % all.Length];

    /// <summary>Half an hour after midnight here, as a system that keeps UTC writes it.</summary>
    private static DateTime Moment(DateOnly day)
    {
        var here = day.ToDateTime(new TimeOnly(0, 30));
        return TimeZoneInfo.ConvertTimeToUtc(here, TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));
    }

    private static (List<(int Line, DateOnly? On, decimal? Cost, string? Owner)> Rows, ImportSession Session) Read(string text)
        => Read(Encoding.UTF8.GetBytes(text));

    internal static (List<(int Line, DateOnly? On, decimal? Cost, string? Owner)> Rows, ImportSession Session) Read(byte[] bytes)
    {
        var session = new ImportSession(null!, null!, null!, new DateOnly(2026, 7, 20));
        using var file = FileContent.Open(new MemoryStream(bytes), TimeProvider.System, SpreadsheetLimits.Own);
        session.Reading = FileSurvey.Run(file, _format, session, () => { }, CancellationToken.None);
        using var rows = file.Rows(session.Reading.Sheet);
        var headings = Headings.Read(rows, _format, session, session.Reading.HeadingRow);
        var fields = new RowFields(rows, headings, session);
        var read = new List<(int, DateOnly?, decimal?, string?)>();
        while (rows.Read())
        {
            fields.Next();
            read.Add((
                rows.RowNumber, fields.Date(Column("Received on"), new DateOnly(1990, 1, 1), session.Today), fields.Number(Column("Weekly cost"), 0, 100_000),
                headings.Has(Column("Person identifier")) ? fields.Text(Column("Person identifier"), 100) : null));
        }

        return (read, session);
    }

    private static ImportColumn Column(string heading) => _format.Columns.Single(x => x.Heading == heading);
}
