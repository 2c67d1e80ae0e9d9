using System.Text;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>Words and references are what they were meant to be, or the file is refused.</summary>
public sealed class TextReadingTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _headings = "Reference,Received on,Service,Route,Outcome,Area,Person identifier,Provider reference\n";

    [Theory]
    [InlineData("NULL")]
    [InlineData("N/A")]
    [InlineData("#N/A")]
    [InlineData("-")]
    [InlineData("(blank)")]
    [InlineData("TBC")]
    public async Task A_word_for_nothing_is_never_an_area_a_person_or_a_provider_and_is_listed(string nothing)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", $"{_headings}R-1,03/11/2025,Home support,DP,Waiting,{nothing},{nothing},{nothing}\n");

        result.Problems.Should().BeEmpty();
        await using var db = desk.Db();
        (await db.Areas.CountAsync()).Should().Be(0);
        (await db.Referrals.SingleAsync()).Should().BeEquivalentTo(new { PersonKey = (byte[]?)null, ProviderId = (int?)null });
        (await db.ImportRepairs.Select(x => x.Column).ToListAsync()).Should().BeEquivalentTo("Area", "Person identifier", "Provider reference");
        (await db.ImportRepairs.SingleAsync(x => x.Column == "Person identifier")).Before.Should().Contain("not shown");
    }

    [Theory]
    [InlineData("=\"000451\"", "000451")]
    [InlineData("451.0", "451")]
    [InlineData("12.0", "12.0")]
    [InlineData("12.1", "12.1")]
    public async Task A_reference_loses_what_a_program_put_about_it(string written, string meant)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", $"{_headings}{written},03/11/2025,Home support,DP,Waiting,,,\n");

        result.Problems.Should().BeEmpty();
        await using var db = desk.Db();
        (await db.Referrals.SingleAsync()).Reference.Should().Be(meant);
        (await db.ImportRepairs.CountAsync(x => x.Column == "Reference")).Should().Be(written == meant ? 0 : 1);
    }

    [Fact]
    public async Task A_reference_that_became_a_date_is_refused()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", $"{_headings}01/02/2025,03/11/2025,Home support,DP,Waiting,,,\n");

        result.Problems.Should().ContainSingle().Which.Rule.Should().StartWith("This is a date.");
    }

    [Fact]
    public async Task What_stands_under_no_heading_is_said_not_to_be_read()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var full = await desk.ImportAsync("referrals", "Reference,Received on,Service,Route,Outcome,,\nR-1,03/11/2025,Home support,DP,Waiting,,North\n");
        var bare = await desk.ImportAsync("referrals", "Reference,Received on,Service,Route,Outcome,,\nR-2,03/11/2025,Home support,DP,Waiting,,\n");

        full.Batch.Reading.Should().Contain("Column 7 has no heading, so what stands there is not read.");
        bare.Batch.Reading.Should().NotContain("no heading");
    }

    [Fact]
    public async Task A_word_for_nothing_where_something_is_needed_is_refused()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", $"{_headings}R-1,03/11/2025,N/A,DP,Waiting,,,\n");

        result.Problems.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Row = 2, Column = "Service", Value = "N/A", Rule = "The cell says that it is empty." });
    }

    [Fact]
    public async Task Letters_of_a_file_written_in_two_ways_are_put_right_and_listed()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        byte[] file = [.. Encoding.UTF8.GetBytes($"{_headings}R-1,03/11/2025,Café lunch,DP,Waiting,Pont-y-Clûn,,\n"), .. Encoding.Latin1.GetBytes("R-2,03/11/2025,Café tea,DP,Waiting,St Mary\u0092s,,\n")];

        var result = await desk.ImportAsync("referrals", file);

        result.Problems.Should().BeEmpty();
        await using var db = desk.Db();
        (await db.Services.Select(x => x.Name).ToListAsync()).Should().BeEquivalentTo("Café lunch", "Café tea");
        (await db.Areas.Select(x => x.Name).ToListAsync()).Should().BeEquivalentTo("Pont-y-Clûn", "St Mary’s");
        (await db.ImportRepairs.Select(x => x.After).ToListAsync()).Should().BeEquivalentTo("Café lunch", "Pont-y-Clûn");
    }

    [Theory]
    [InlineData("CafÃ© support", "Café support")]
    [InlineData("Oâ€™Brienâ€™s", "O’Brien’s")]
    [InlineData("CafÃƒÂ© support", "Café support")]
    [InlineData("CAFÉ’S LUNCH", "CAFÉ’S LUNCH")]
    [InlineData("São Tomé", "São Tomé")]
    [InlineData("Caf\uFFFD support", null)]
    [InlineData("Meals CafÃ", null)]
    [InlineData("Oâ€", null)]
    public async Task Letters_broken_before_they_came_are_put_right_or_refused(string written, string? meant)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", $"{_headings}R-1,03/11/2025,{written},DP,Waiting,,,\n");

        await using var db = desk.Db();
        (await db.Services.Select(x => x.Name).ToListAsync()).Should().Equal(meant is null ? [] : [meant]);
        result.Problems.Should().HaveCount(meant is null ? 1 : 0);
    }

    [Theory]
    [InlineData("1.00E+11", "its last digits are lost")]
    [InlineData("2E+09", "its last digits are lost")]
    [InlineData("02-Jan", "This is a date")]
    [InlineData("Jan-25", "This is a date")]
    public async Task A_reference_that_a_spreadsheet_damaged_is_refused(string reference, string rule)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", $"{_headings}{reference},03/11/2025,Home support,DP,Waiting,,,\n");

        result.Problems.Should().ContainSingle().Which.Rule.Should().Contain(rule);
    }

    [Fact]
    public async Task References_that_a_workbook_holds_as_numbers_are_read_as_shown_or_refused()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("000451");
        object?[] headings = [.. _headings.Trim().Split(',')];

        var shown = await desk.ImportAsync("referrals", CouncilWorkbook.Of(headings, Row(20418, new CouncilWorkbook.Formatted(451, "000000"))), "shown.xlsx");
        var damaged = await desk.ImportAsync("referrals", CouncilWorkbook.Of(headings, Row(1234567890123456, null), Row(new DateOnly(2025, 2, 1), null)), "damaged.xlsx");

        shown.Problems.Should().BeEmpty();
        shown.Batch.Reading.Should().Contain("a number read as the sheet shows it").And.Contain("such as 451 is 000451");
        damaged.Problems.Select(x => x.Row).Should().Equal(2, 3);
        await using var db = desk.Db();
        (await db.Referrals.SingleAsync()).Reference.Should().Be("20418");

        static object?[] Row(object reference, object? provider) => [reference, "03/11/2025", "Home support", "DP", "Arranged", null, null, provider];
    }

    [Fact]
    public async Task Hyphens_and_apostrophes_that_programs_add_do_not_make_another_provider()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P-0112");

        var result = await desk.ImportAsync("referrals", $"{_headings}R-1,03/11/2025,Home support,DP,Arranged,,'123,P‑0112\nR-2,03/11/2025,Home support,DP,Arranged,,123,'P–0112\n");

        result.Problems.Should().BeEmpty();
        await using var db = desk.Db();
        (await db.Referrals.Select(x => x.PersonKey).ToListAsync()).Should().OnlyContain(x => x != null).And.HaveCount(2);
        (await db.Referrals.Where(x => x.ProviderId != null).CountAsync()).Should().Be(2);
    }
}
