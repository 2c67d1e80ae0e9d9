using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>The numbers of a column are read in one way, found from the whole of it; what can be read in two ways is asked.</summary>
public sealed class NumberReadingTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private static readonly string[] _headings = ["Reference", "Received on", "Service", "Route", "Outcome", "Weekly hours", "Weekly cost"];

    [Theory]
    [InlineData("10 hrs", 10)]
    [InlineData("7.5 hours per week", 7.5)]
    [InlineData("10:30", 10.5)]
    [InlineData("2h 15m", 2.25)]
    [InlineData("90 mins", 1.5)]
    [InlineData("10h", 10)]
    [InlineData("10½", 10.5)]
    [InlineData("7 ¾ hrs p/w", 7.75)]
    public async Task Hours_with_one_meaning_are_understood_and_listed(string written, double meant)
    {
        var (result, hours, _, repairs) = await BringAsync(written, "200");

        result.Problems.Should().BeEmpty();
        hours.Should().Equal((decimal)meant);
        repairs.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Row = 2, Column = "Weekly hours", Before = written, After = $"{meant:0.##}" });
        result.Batch.Reading.Should().Contain("Weekly hours: 1 cell").And.Contain($"such as {written} is {meant:0.##}");
    }

    [Theory]
    [InlineData("£ 200", 200)]
    [InlineData("200.00 GBP", 200)]
    [InlineData("£1,234.50", 1234.5)]
    [InlineData("£200 pw", 200)]
    [InlineData("1 234.50", 1234.5)]
    public async Task Money_with_one_meaning_is_understood(string written, double meant)
    {
        var (result, _, cost, _) = await BringAsync("10", written);

        result.Problems.Should().BeEmpty();
        cost.Should().Equal((decimal)meant);
    }

    [Theory]
    [InlineData("50%", "percentage")]
    [InlineData("10 hrs per day", "not the unit")]
    [InlineData("£10", "not the unit")]
    [InlineData("10-12", "not a number")]
    [InlineData("#REF!", "could not work this cell out")]
    [InlineData("1O", "not")]
    public async Task Hours_of_another_meaning_are_refused_with_the_reason(string written, string rule)
    {
        var (result, hours, _, _) = await BringAsync(written, "200");

        hours.Should().BeEmpty();
        var problem = result.Problems.Should().ContainSingle().Subject;
        problem.Should().BeEquivalentTo(new { Row = 2, Column = "Weekly hours", Value = written });
        problem.Rule.Should().Contain(rule);
        problem.Remedy.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("(120.00)")]
    [InlineData("£200 per month")]
    [InlineData("€200")]
    [InlineData("1,,2,3,,")]
    [InlineData("12,34,567")]
    public async Task Money_of_another_meaning_is_refused(string written)
    {
        var (result, _, cost, _) = await BringAsync("10", written);

        cost.Should().BeEmpty();
        result.Problems.Should().ContainSingle(x => x.Column == "Weekly cost" && x.Row == 2);
    }

    [Fact]
    public async Task A_decimal_comma_is_a_decimal_comma_and_said()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", File(["10,5", "231,00"], ["7", "1.234,50"]));

        result.Problems.Should().BeEmpty();
        (await AmountsAsync(desk)).Should().Equal((10.5m, 231m), (7m, 1234.5m));
        result.Batch.Reading.Should().Contain("Weekly hours: the comma stands before decimals, as in 10,5.");
    }

    [Fact]
    public async Task A_number_of_the_other_kind_in_a_column_of_one_kind_is_refused()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", File(["10.5", "200"], ["7.25", "1"], ["1,23", "2"]));

        result.Problems.Should().ContainSingle().Which.Rule.Should().Contain("comma stands where none can");
    }

    [Fact]
    public async Task What_can_be_read_in_two_ways_is_asked_and_read_as_answered()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var file = File(["10", "1,234"]);

        var open = await desk.ImportAsync("referrals", file);
        var point = await desk.ImportAsync("referrals", file, new() { ["decimals:Weekly cost"] = "point" });

        open.Batch.Status.Should().Be(ImportStatus.Refused);
        open.Problems.Should().ContainSingle().Which.Rule.Should().Contain("1,234 in row 2 can be read in two ways");
        point.Problems.Should().BeEmpty();
        (await AmountsAsync(desk)).Should().Equal((10m, 1234m));
        var comma = await desk.ImportAsync("referrals", file, new() { ["decimals:Weekly cost"] = "comma" });
        comma.Batch.Changed.Should().Be(1);
        (await AmountsAsync(desk)).Should().Equal((10m, 1.23m));
        comma.Batch.Reading.Should().Contain("rounded to two places");
    }

    [Fact]
    public async Task A_neighbour_in_the_column_settles_what_could_be_read_in_two_ways()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", File(["10", "1,234"], ["9", "99.50"]));

        result.Problems.Should().BeEmpty();
        (await AmountsAsync(desk)).Should().Equal((10m, 1234m), (9m, 99.5m));
    }

    [Theory]
    [InlineData(0.4375, "[h]:mm", 10.5)]
    [InlineData(0.4375, "h:mm:ss", 10.5)]
    [InlineData(1.4375, "[hh]:mm:ss", 34.5)]
    [InlineData(10.5, "0.0 \"hrs\"", 10.5)]
    [InlineData(10.25, "0", 10.25)]
    [InlineData(1.4375, "h:mm", null)]
    [InlineData(10.5, "0.0 \"hrs per day\"", null)]
    [InlineData(0.5, "0%", null)]
    [InlineData(10, "[$€-2] 0.00", null)]
    public async Task Hours_that_a_spreadsheet_shows_by_a_format_are_what_it_shows_or_refused(double held, string format, double? meant)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", CouncilWorkbook.Of(
            _headings, ["R-1", "03/11/2025", "Home support", "DP", "Arranged", new CouncilWorkbook.Formatted(held, format), 200]), "hours.xlsx");

        (await AmountsAsync(desk)).Select(x => x.Hours).Should().Equal(meant is { } hours ? [(decimal)hours] : []);
        result.Problems.Should().HaveCount(meant is null ? 1 : 0);
    }

    private async Task<(ImportResult Result, decimal?[] Hours, decimal?[] Cost, List<ImportRepair> Repairs)> BringAsync(string hours, string cost)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var result = await desk.ImportAsync("referrals", File([hours, cost]));
        var amounts = await AmountsAsync(desk);
        await using var db = desk.Db();
        return (result, [.. amounts.Select(x => x.Hours)], [.. amounts.Select(x => x.Cost)], await db.ImportRepairs.ToListAsync());
    }

    private static string File(params string[][] rows)
        => $"{string.Join(',', _headings)}\n{string.Concat(rows.Select((x, i) => $"R-{i + 1},03/11/2025,Home support,DP,Arranged,\"{x[0]}\",\"{x[1]}\"\n"))}";

    private static async Task<(decimal? Hours, decimal? Cost)[]> AmountsAsync(ImportDesk desk)
    {
        await using var db = desk.Db();
        return [.. (await db.Referrals.OrderBy(x => x.Reference).ToListAsync()).Select(x => (x.WeeklyHours, x.WeeklyCost))];
    }
}
