using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>The dates of a column are read in one order, found from the whole of it; no day is turned round without a word.</summary>
public sealed class DateReadingTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private static readonly string[] _headings = ["Reference", "Received on", "Service", "Route", "Outcome"];

    [Fact]
    public async Task American_dates_throughout_a_column_are_read_as_such_and_said()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", File("10/13/2025", "10/14/2025", "11/03/2025", "10/31/2025"));

        result.Problems.Should().BeEmpty();
        (await DaysAsync(desk)).Should().Equal(new DateOnly(2025, 10, 13), new DateOnly(2025, 10, 14), new DateOnly(2025, 11, 3), new DateOnly(2025, 10, 31));
        result.Batch.Reading.Should().Contain("Received on: the month stands first, as in 10/13/2025, the American order, so 11/03/2025 is 3 November 2025.");
    }

    [Fact]
    public async Task American_dates_in_part_of_a_column_are_refused_with_every_date_that_could_be_one()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", File("13/10/2025", "10/14/2025", "03/11/2025", "05/05/2025", "2025-11-03"));

        result.Problems.Select(x => x.Row).Should().Equal(3, 4);
        result.Problems[1].Rule.Should().Contain("the day first in row 2 (13/10/2025) and the month first in row 3 (10/14/2025)");
    }

    [Fact]
    public async Task A_single_american_date_is_asked_about()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var file = File("10/13/2025", "03/11/2025");

        var open = await desk.ImportAsync("referrals", file);
        var answered = await desk.ImportAsync("referrals", file, new() { ["days:Received on"] = "month-first" });

        open.IsAccepted.Should().BeFalse();
        open.Problems.Should().Contain(x => x.Rule.Contains("Which part is the day"));
        answered.IsAccepted.Should().BeTrue();
        (await DaysAsync(desk)).Should().Equal(new DateOnly(2025, 10, 13), new DateOnly(2025, 3, 11));
    }

    [Fact]
    public async Task Many_dates_none_of_them_after_the_twelfth_are_asked_about()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        string[] days = [.. Enumerable.Range(1, 12).Select(x => $"{x:00}/{(x % 9) + 2:00}/2025")];

        (await desk.ImportAsync("referrals", File(days))).Problems.Should().Contain(x => x.Rule.Contains("can be read in two ways"));
        (await desk.ImportAsync("referrals", File([.. days, "13/05/2025"]))).Problems.Should().BeEmpty();
    }

    [Fact]
    public async Task True_dates_that_a_spreadsheet_may_have_turned_are_asked_about_and_turned_back_when_told()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var book = CouncilWorkbook.Of([.. _headings.Cast<object?>()], Row("R-1", new DateOnly(2025, 3, 11)), Row("R-2", "10/13/2025"), Row("R-3", "10/14/2025"), Row("R-4", "10/15/2025"));

        var open = await desk.ImportAsync("referrals", book, "turned.xlsx");
        var turned = await desk.ImportAsync("referrals", book, new() { ["turned:Received on"] = "yes" });

        open.Problems.Should().ContainSingle().Which.Rule.Should().Contain("may have turned day and month");
        turned.Problems.Should().BeEmpty();
        (await DaysAsync(desk))[0].Should().Be(new DateOnly(2025, 11, 3));
        turned.Batch.Reading.Should().Contain("day and month turned back");
    }

    [Theory]
    [InlineData("2025-06-30T23:30:00Z", "2025-07-01")]
    [InlineData("2025-06-30T23:00:00.000Z", "2025-07-01")]
    [InlineData("2025-07-01T00:30:00+01:00", "2025-07-01")]
    [InlineData("2025-01-31T23:30:00Z", "2025-01-31")]
    [InlineData("2025-06-30 23:30", "2025-06-30")]
    public async Task A_moment_of_another_time_zone_is_the_day_that_it_was_here(string written, string meant)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", File(written));

        (await DaysAsync(desk)).Should().Equal(DateOnly.Parse(meant));
        result.Batch.Reading.Contains("another time zone").Should().Be(!written.StartsWith(meant, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task The_day_systems_of_workbooks_and_their_strict_form_give_the_same_days(bool is1904, bool isStrict)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var serial = 45964 - (is1904 ? 1462 : 0);
        var book = new CouncilWorkbook { Is1904 = is1904, IsStrict = isStrict }
            .Add("Data", [[.. _headings.Cast<object?>()], Row("R-1", new DateOnly(2025, 11, 3)), Row("R-2", serial)]).Save();

        var result = await desk.ImportAsync("referrals", book, "days.xlsx");

        result.Problems.Should().BeEmpty();
        (await DaysAsync(desk)).Should().OnlyContain(x => x == new DateOnly(2025, 11, 3)).And.HaveCount(2);
        result.Batch.Reading.Contains("counted from 1904").Should().Be(is1904);
    }

    [Theory]
    [InlineData("03-SEP-25")]
    [InlineData("03-Sep-2025")]
    [InlineData("3 Sept 2025")]
    [InlineData("3rd September 2025")]
    [InlineData("Wednesday, 3 September 2025")]
    [InlineData("Sep 3, 2025")]
    [InlineData("03-SEP-25 10.30.00.000000")]
    [InlineData("3 Sep 2025 00:00:00")]
    [InlineData("03/09/25")]
    [InlineData("3.9.25")]
    [InlineData("20250903")]
    public async Task A_day_is_understood_however_a_system_writes_it(string written)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", File(written.Contains(',') ? $"\"{written}\"" : written));

        result.Problems.Should().BeEmpty();
        (await DaysAsync(desk)).Should().Equal(new DateOnly(2025, 9, 3));
        result.Batch.Reading.Contains("a year of two figures written out").Should().Be(!written.Contains("2025"));
    }

    [Theory]
    [InlineData("25/11/03", "25/11/04", "25/10/05")]
    [InlineData("32-Nov-25", "Nov 25", "3 Novembre 2025")]
    public async Task What_may_be_another_day_or_none_is_refused(params string[] written)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        (await desk.ImportAsync("referrals", File(written))).Problems.Select(x => x.Row).Should().Equal(2, 3, 4);
    }

    [Theory]
    [InlineData("01/01/1900")]
    [InlineData("1900-01-01 00:00:00")]
    [InlineData("00/00/0000")]
    [InlineData("30/12/1899")]
    [InlineData("0")]
    public async Task A_day_by_which_programs_say_none_is_none_and_listed(string none)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        string[] rows = [$"R-1,03/11/2025,Home support,DP,Arranged,{none}", $"R-2,{none},Home support,DP,Arranged,"];
        var header = "Reference,Received on,Service,Route,Outcome,Ended on";

        (await desk.ImportAsync("referrals", $"{header}\n{rows[0]}\n")).Problems.Should().BeEmpty();
        (await desk.ImportAsync("referrals", $"{header}\n{rows[1]}\n")).Problems.Should().ContainSingle()
            .Which.Rule.Should().Be("The cell says that it is empty.");

        await using var db = desk.Db();
        (await db.Referrals.SingleAsync()).EndedOn.Should().BeNull();
        (await db.ImportRepairs.FirstAsync(x => x.Column == "Ended on")).Before.Should().Be(none);
    }

    [Theory]
    [InlineData("31/12/2099")]
    [InlineData("31/12/9999")]
    public async Task A_day_decades_ahead_is_no_end_and_listed(string never)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", $"Reference,Received on,Service,Route,Outcome,Ended on\nR-1,03/11/2025,Home support,DP,Arranged,{never}\n");

        result.Problems.Should().BeEmpty();
        await using var db = desk.Db();
        (await db.Referrals.SingleAsync()).EndedOn.Should().BeNull();
        (await db.ImportRepairs.SingleAsync()).Should().BeEquivalentTo(new { Column = "Ended on", Before = never });
    }

    private static object?[] Row(string reference, object received) => [reference, received, "Home support", "DP", "Arranged"];

    private static string File(params string[] days)
        => $"{string.Join(',', _headings)}\n{string.Concat(days.Select((x, i) => $"R-{i + 100},{x},Home support,DP,Arranged\n"))}";

    private static async Task<List<DateOnly>> DaysAsync(ImportDesk desk)
    {
        await using var db = desk.Db();
        return await db.Referrals.OrderBy(x => x.Reference).Select(x => x.ReceivedOn).ToListAsync();
    }
}
