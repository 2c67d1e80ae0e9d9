using System.Text;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>What nobody can see never makes a second provider, referral or name: it is made plain and said, or refused.</summary>
public sealed class InvisibleCharacterTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private static readonly string[] _hidden = [.. InvisibleCharacters.Hidden.SelectMany(x => new[] { x.First, x.Last }).Distinct().Select(char.ConvertFromUtf32)];
    private static readonly string[] _spaces = ["\u00A0", "\u2007", "\u2009", "\u202F", "\u3000", "\u2028", "\u2800"];

    /// <summary>Client Level Data last: it finds its providers in what the register holds by then.</summary>
    private static readonly List<ImportFormat> _inOrder = [.. ImportFormat.All.OrderBy(x => x.Id == "cld")];

    public static TheoryData<string> Formats => [.. ImportFormat.All.Select(x => x.Id)];

    /// <summary>Every column of every format, with every such character at its beginning, in its middle and at its end.</summary>
    [Theory, MemberData(nameof(Formats))]
    public void Every_column_reads_as_it_looks(string id)
    {
        var format = ImportFormat.Find(id)!;
        foreach (var (column, place) in format.Columns.SelectMany(c => new[] { 0, 2, 4 }.Select(p => (c, p))))
        {
            foreach (var hidden in _hidden)
            {
                var (text, said) = Read(format, column, "Ab 9".Insert(place, hidden));
                text.Should().Be("Ab 9", $"U+{char.ConvertToUtf32(hidden, 0):X4} at {place} of {column.Heading}");
                said.Should().EndWith($": {column.Heading}, row 2.");
            }
        }

        foreach (var (column, space) in format.Columns.SelectMany(c => _spaces.Select(s => (c, s))))
        {
            Read(format, column, $"{space}Ab{space}9{space}").Text.Should().Be("Ab 9", $"U+{(int)space[0]:X4} in {column.Heading}");
        }
    }

    [Theory]
    [InlineData("Caf\u0065\u0301", "Caf\u00E9")]
    [InlineData("\u200B\uFEFF", "")]
    [InlineData("O’Brien £5 Łódź 東京 🙂", "O’Brien £5 Łódź 東京 🙂")]
    [InlineData("half \uD83D a pair", "half \uD83D a pair")]
    public void What_can_be_seen_stays(string text, string plain) => InvisibleCharacters.Without(text).Should().Be(plain);

    /// <summary>Files of all formats are brought in, then again with something invisible in every cell.</summary>
    [Theory]
    [InlineData("\u200B")]
    [InlineData("\uFEFF")]
    [InlineData("\u00AD")]
    [InlineData("\u200E")]
    [InlineData("\u2060")]
    [InlineData("\uDB40\uDC41")]
    public async Task The_same_file_with_invisible_characters_brings_nothing_new_and_says_so(string hidden)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        foreach (var format in _inOrder)
        {
            (await desk.ImportAsync(format.Id, File(format, x => x))).Batch.Should().BeEquivalentTo(new { Created = 1 }, format.Id);
        }

        var place = 0;
        foreach (var format in ImportFormat.All)
        {
            var again = await desk.ImportAsync(format.Id, File(format, x => x.Insert(++place % (x.Length + 1), hidden)));

            again.Batch.Should().BeEquivalentTo(new { Status = ImportStatus.NothingNew, Created = 0, Changed = 0, Unchanged = 1 }, format.Id);
            again.Batch.Notes.Should().Contain("Characters that nobody can see").And.Contain("row 2");
        }
    }

    /// <summary>A mark that turns text around is refused wherever it is read as it stands; where it is not, nothing comes of it.</summary>
    [Theory, MemberData(nameof(Formats))]
    public async Task A_mark_that_turns_text_around_is_refused_by_column_or_does_nothing(string id)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        foreach (var earlier in _inOrder)
        {
            await desk.ImportAsync(earlier.Id, File(earlier, x => x));
        }

        var format = ImportFormat.Find(id)!;
        foreach (var column in format.Columns.Where(x => Value(x).Length > 0))
        {
            var result = await desk.ImportAsync(id, File(format, x => x, column, x => x.Insert(1, "\u202E")));

            if (result.Batch.Status == ImportStatus.Refused)
            {
                result.Problems.Should().Contain(x => x.Row == 2 && x.Column == column.Heading && x.Remedy.Length > 0);
                result.Problems.Single(x => x.Column == column.Heading).Value.Should().Contain(column.Personal ? "not shown" : "[U+202E]");
            }
            else
            {
                result.Batch.Should().BeEquivalentTo(new { Status = ImportStatus.NothingNew, Created = 0, Changed = 0 }, column.Heading);
            }
        }
    }

    [Fact]
    public async Task A_provider_taken_in_with_one_before_is_found_and_put_right()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P-\u200B1");

        var register = await desk.ImportAsync("providers", "Reference,Name\nP-1,Kestrel\n");
        var referral = await desk.ImportAsync("referrals", "Reference,Received on,Service,Route,Outcome,Provider reference\nR-1,03/11/2025,Home support,DP,Arranged,P-1\n");

        register.Batch.Should().BeEquivalentTo(new { Created = 0, Changed = 1 });
        referral.IsAccepted.Should().BeTrue();
        await using var db = desk.Db();
        (await db.Providers.SingleAsync()).Reference.Should().Be("P-1");
    }

    [Fact]
    public async Task Two_rows_that_look_the_same_are_one_provider_in_one_file()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var agree = await desk.ImportAsync("providers", "Reference,Name\nP-1,Kestrel\nP-1\u200B,Kestrel\n");
        var differ = await desk.ImportAsync("providers", "Reference,Name\nP-2,Kestrel\nP-2\u00AD,Harbour\n");

        agree.Batch.Should().BeEquivalentTo(new { Created = 1, RowsCollapsed = 1 });
        differ.Problems.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Row = 3, Column = "Reference", Value = "P-2" });
    }

    private static (string Text, string? Said) Read(ImportFormat format, ImportColumn column, string cell)
    {
        var session = new ImportSession(null!, null!, null!, new DateOnly(2025, 12, 15));
        var file = $"{string.Join(',', format.Columns.Select(x => x.Heading))}\n{string.Join(',', format.Columns.Select(x => x == column ? $"\"{cell}\"" : "x"))}\n";
        using var content = CommissioningDashboard.Imports.Reading.Files.FileContent.Open(new MemoryStream(Encoding.UTF8.GetBytes(file)), TimeProvider.System, SpreadsheetLimits.Own);
        using var rows = content.Rows(0);
        var headings = Headings.Read(rows, format, session);
        var fields = new RowFields(rows, headings, session);
        rows.Read().Should().BeTrue();
        fields.Next();
        return (fields.Raw(column).ToString(), session.Cleaned.InWords());
    }

    private static string Value(ImportColumn column) => column.Personal && column.Required ? "A-1" : column.Example;

    private static string File(ImportFormat format, Func<string, string> change, ImportColumn? one = null, Func<string, string>? changeOne = null)
    {
        var cells = format.Columns.Select(x => x == one ? changeOne!(Value(x)) : Value(x) is { Length: > 0 } value ? change(value) : "");
        return $"{string.Join(',', format.Columns.Select(x => x.Heading))}\n{string.Join(',', cells.Select(x => $"\"{x}\""))}\n";
    }
}
