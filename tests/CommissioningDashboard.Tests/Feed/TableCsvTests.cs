using System.Text;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Web.Feed;

namespace CommissioningDashboard.Tests.Feed;

public sealed class TableCsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData(" @sum", "' @sum")]
    [InlineData("-5", "'-5")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("plain", "plain")]
    public void Text_is_never_a_formula_and_keeps_to_its_field(string text, string written)
        => Write([text]).Should().Be($"Name\r\n{written}\r\n");

    [Fact]
    public void Numbers_keep_every_digit_and_nothing_is_said_to_be_nothing()
    {
        Write([-0.1 + 0.3]).Should().Be($"Name\r\n{0.19999999999999998}\r\n");
        Write([Cell.Nothing]).Should().Be("Name\r\n[z]\r\n");
    }

    [Fact]
    public void What_a_file_says_of_itself_stands_in_columns_behind_the_figures()
        => Encoding.UTF8.GetString(TableCsv.Write(
            new MeasureTable("T", [new Column("name", "Name", Unit.Text, Protection.Free)], [["a"], ["b"]]), [("Disclosure profile", "internal"), ("Filter", "area=coast&need=social")]))
            .Should().EndWith("Name,Disclosure profile,Filter\r\na,internal,area=coast&need=social\r\nb,internal,area=coast&need=social\r\n");

    private static string Write(IReadOnlyList<Cell> row)
        => Encoding.UTF8.GetString(TableCsv.Write(new MeasureTable("T", [new Column("name", "Name", Unit.Text, Protection.Free)], [row]), [])).TrimStart('\uFEFF');
}
