using CommissioningDashboard.Imports;
using CommissioningDashboard.Web.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>A file that is refused says how much of it is wrong, and all of that at once.</summary>
public sealed class RefusedFileTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _referrals = "Reference,Received on,Service,Route,Outcome,Provider reference,Arranged on\n";

    [Fact]
    public async Task The_words_count_the_rows_that_are_wrong_and_not_the_whole_file()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var rows = Enumerable.Range(1, 9_999).Select(x => $"R-{x},{(x is 7 or 80 ? "never" : "03/11/2025")},{(x is 7 or 900 ? "" : "Home support")},DP,Waiting,,");

        var result = await desk.ImportAsync("referrals", $"{_referrals}{string.Join('\n', rows)}\n\n", "march.csv");

        ImportWords.Outcome(result.Batch).Should().Be("march.csv: 3 of 9,999 rows break a rule; nothing was brought in.");
        ImportWords.Rows(result.Batch).Should().Be("10,000 rows read = 3 that break a rule + 9,996 good, held back with the file + 0 folded into others + 1 blank.");
        result.ProblemCount.Should().Be(4, "row 8 breaks two");
        await using var db = desk.Db();
        (await db.Referrals.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_blames_no_row()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", $"{_referrals}R-1,03/11/2025,Home support,DP,Waiting,,\nR-2,\"03/11\"/2025,Home support,DP,Waiting,,\n", "torn.csv");

        ImportWords.Outcome(result.Batch).Should().Be("torn.csv cannot be taken as it is; nothing was brought in.");
        result.Batch.Should().BeEquivalentTo(new { RowsRejected = 0, RowsHeld = 1 });
    }

    [Fact]
    public async Task Dates_of_arranging_lie_between_the_referral_and_today()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P-1");

        var result = await desk.ImportAsync("referrals", $"""
            {_referrals}R-1,03/11/2025,Home support,DP,Arranged,P-1,02/11/2025
            R-2,03/11/2025,Home support,DP,Arranged,P-1,16/12/2025
            R-3,03/11/2025,Home support,DP,Arranged,P-1,03/11/2025
            R-4,15/12/2025,Home support,DP,Arranged,P-1,15/12/2025
            """);

        result.Problems.Select(x => (x.Row, x.Column, x.Value, x.Rule)).Should().Equal(
            (2, "Arranged on", "02/11/2025", "Support cannot be arranged before the referral was received."),
            (3, "Arranged on", "16/12/2025", "This lies after today, 15 December 2025: nothing can have been arranged then."));
        desk.Clock.Advance(TimeSpan.FromDays(1));
        (await desk.ImportAsync("referrals", $"{_referrals}R-2,03/11/2025,Home support,DP,Arranged,P-1,16/12/2025\n")).IsAccepted.Should().BeTrue("today has moved on");
    }

    /// <summary>For each format a file with a problem of every step: headings, single cells, look-ups, pairs of cells, and rows set beside one another and beside what is held.</summary>
    [Theory]
    [InlineData("referrals",
        "Reference,Received on,Service,Route,Outcome,Provider reference,Ended on\nR-1,never,Home support,DP,Arranged,P-404,\nR-2,03/11/2025,Home support,DP,Arranged,P-1,01/01/2025\nR-3,03/11/2025,Home support,DP,Waiting,,\nR-3,03/11/2025,Day support,DP,Waiting,,\nR-3,never,Meals,DP,Waiting,,\n",
        "2 Received on|2 Provider reference|3 Ended on|5 Reference|6 Received on|6 Reference")]
    [InlineData("referrals", "Reference,Received on,Service,Outcome\nR-1,never,Home support,Arranged\n", "1 Route|2 Received on")]
    [InlineData("options",
        "Referral reference,Provider reference,Position,Outcome\nH-1,P-404,x,Shown\nR-404,P-1,1,Perhaps\nH-1,P-1,2,Accepted\nH-1,P-2,3,Accepted\nH-1,P-2,2,Shown\n",
        "2 Provider reference|2 Position|3 Outcome|3 Referral reference|5 Outcome|6 Position")]
    [InlineData("outcomes",
        "Referral reference,Measured on,Instrument,Score\nH-1,never,Quality of life,18\nR-404,12/12/2025,Quality of life,99\nH-1,01/01/2025,Quality of life,1\nH-1,12/12/2025,Quality of life,2\nH-1,12/12/2025,Quality of life,3\n",
        "2 Measured on|3 Score|3 Referral reference|4 Measured on|6 Score")]
    [InlineData("providers",
        "Reference,Name,Listed on,Size,Size basis,Open from,Open to\nP-8,Kestrel,never,4,,02/01/2025,01/01/2025\nP-9,Harbour,,,,,\nP-9,Haven,never,,,,\n",
        "2 Listed on|2 Size basis|2 Size observed on|2 Open to|4 Listed on|4 Reference")]
    [InlineData("capacity",
        "Provider reference,Weekly capacity,Stated on\nP-404,lots,never\nP-1,1,01/12/2025\nP-1,2,01/12/2025\n",
        "2 Provider reference|2 Weekly capacity|2 Stated on|4 Weekly capacity")]
    [InlineData("services", "Service,Regulated activity\nMeals,perhaps\nDay support,Yes\nDay support,No\n", "2 Regulated activity|4 Regulated activity")]
    [InlineData("frameworks",
        "Framework,Provider reference,Service,From,To\nHome 2024,P-404,Meals,never,\nHome 2024,P-1,Meals,01/04/2024,01/01/2024\nHome 2024,P-2,Meals,01/04/2024,\nHome 2024,P-2,Meals,01/04/2024,01/04/2025\n",
        "2 Provider reference|2 From|3 To|5 To")]
    [InlineData("cld",
        "LA Code,LA Person Unique Identifier,Event Type,Event Start Date,Event End Date,Service Type,Service Component,Provider CQC Location ID,Unit Cost\n406,A-1,Service,never,,Long term support: Community,Meals,1-1234567890-1234567890-1,lots\n406,A-1,Service,03/11/2025,02/11/2025,Nowhere,Mealz,,\n406,A-2,Gossip,,,,,,\n",
        "2 Event Start Date|2 Unit Cost|3 Event End Date|4 Event Type")] // words that are on no list of services are kept as not known, and said
    public async Task Every_problem_of_every_step_is_told_at_once(string format, string file, string expected)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P-1");
        await desk.AddProviderAsync("P-2");
        (await desk.ImportAsync("referrals", $"{_referrals}H-1,03/11/2025,Home support,DP,Arranged,P-1,\n")).IsAccepted.Should().BeTrue();

        var result = await desk.ImportAsync(format, file);

        result.Problems.Select(x => $"{x.Row} {x.Column}").Should().BeEquivalentTo(expected.Split('|'), string.Join('\n', result.Problems.Select(x => $"{x.Row} {x.Column}: {x.Rule}")));
        result.Problems.Should().OnlyContain(x => x.Rule.Length > 0 && x.Remedy.Length > 0).And.BeInAscendingOrder(x => x.Row);
        result.Batch.RowsRejected.Should().Be(result.Problems.Where(x => x.Row > 1).Select(x => x.Row).Distinct().Count());
        (result.Batch.RowsRejected + result.Batch.RowsHeld + result.Batch.RowsCollapsed + result.Batch.RowsBlank).Should().Be(result.Batch.RowsRead);
    }

    public static IEnumerable<object[]> Mistaken =>
        from chosen in ImportFormat.All
        from real in ImportFormat.All
        where chosen != real && chosen.Columns.Any(x => x.Required && !real.Columns.Any(y => y.Names.Any(n => x.Names.Contains(n))))
        select new object[] { chosen.Id, real.Id };

    [Theory, MemberData(nameof(Mistaken))]
    public async Task A_file_brought_as_another_format_is_recognised_by_its_headings(string chosen, string real)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var format = ImportFormat.Find(real)!;

        var result = await desk.ImportAsync(chosen, ImportTemplate.Csv(format), "file.csv");

        result.Batch.LooksLike.Should().Be(real);
        result.Problems.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Row = 1, Remedy = $"Choose {format.Name} and bring it again." });
        ImportWords.Outcome(result.Batch).Should().StartWith($"file.csv looks like {format.InWords}, and ");
    }

    [Fact]
    public async Task Formats_within_a_sentence_read_well_and_a_file_of_none_is_not_taken_for_one()
    {
        ImportFormat.All.Select(x => x.InWords).Should().Equal(
            "a providers file", "a referrals file", "a Client Level Data file", "a capacity file", "a framework membership file", "an options offered file", "an outcomes file", "a services file", "a spend over £500 file",
            "a CQC active locations file", "a CQC deactivated locations file", "a CQC care directory file", "a Companies House data file");
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", "Shoe size,Colour\n9,red\n");

        result.Batch.LooksLike.Should().BeNull();
        result.Problems.Select(x => x.Column).Should().Equal("Reference", "Received on", "Service", "Route", "Outcome");
    }
}
