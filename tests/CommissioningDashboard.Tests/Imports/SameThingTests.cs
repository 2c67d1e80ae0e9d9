using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>What may be one thing or two under names that are nearly the same is asked, offered or refused, and never parted in silence.</summary>
public sealed class SameThingTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _headings = "Reference,Received on,Service,Route,Outcome,Provider reference\n";

    [Fact]
    public async Task References_that_differ_in_case_spaces_or_hyphens_are_asked_about()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var file = $"{_headings}r-20418,03/11/2025,Home support,DP,Waiting,\nR-20418,03/11/2025,Home support,DP,Waiting,\nR‑ 20418,03/11/2025,Home support,DP,Waiting,\nR-7,03/11/2025,Home support,DP,Waiting,\n";

        var open = await desk.ImportAsync("referrals", file);
        var same = await desk.ImportAsync("referrals", file, new() { ["twins"] = "same" });

        open.Problems.Should().ContainSingle().Which.Rule.Should().Contain("R-20418 in row 3 and r-20418").And.Contain("Are they the same referrals?");
        same.Batch.Should().BeEquivalentTo(new { Created = 2, RowsCollapsed = 2 });
        same.Batch.Reading.Should().Contain("the same as one that differs in case or spaces alone");
    }

    [Fact]
    public async Task A_reference_that_differs_from_one_held_in_case_alone_is_asked_about()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("referrals", $"{_headings}r-1,03/11/2025,Home support,DP,Waiting,\n");

        var open = await desk.ImportAsync("referrals", $"{_headings}R-1,03/11/2025,Home support,DP,Waiting,\n");
        var different = await desk.ImportAsync("referrals", $"{_headings}R-1,03/11/2025,Home support,DP,Waiting,\n", new() { ["twins"] = "different" });

        open.Problems.Should().ContainSingle().Which.Rule.Should().Contain("R-1 in row 2 and r-1");
        different.Batch.Created.Should().Be(1);
    }

    [Fact]
    public async Task A_provider_whose_zeros_a_spreadsheet_took_is_offered()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("000451");

        var result = await desk.ImportAsync("referrals", $"{_headings}R-1,03/11/2025,Home support,DP,Arranged,451\n");

        var problem = result.Problems.Should().ContainSingle().Subject;
        problem.Rule.Should().Contain("000451 (Provider 000451) is the same but for zeros in front");
        problem.Remedy.Should().Contain("write 000451");
    }

    [Fact]
    public async Task Two_providers_with_one_location_are_refused_and_a_location_that_moves_is_not()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P-1", "1-900000001");

        var held = await desk.ImportAsync("providers", "Reference,Name,CQC location ID\nP-2,Kestrel,1-900000001\n");
        var twice = await desk.ImportAsync("providers", "Reference,Name,CQC location ID\nP-3,Kestrel,1-900000009\nP-4,Kestrel,1-900000009\n");
        var moved = await desk.ImportAsync("providers", "Reference,Name,CQC location ID\nP-1,Larch,\nP-2,Kestrel,1-900000001\n");

        held.Problems.Should().ContainSingle().Which.Rule.Should().StartWith("P-1 (Provider P-1) of the register has this location already");
        twice.Problems.Select(x => x.Row).Should().Equal(2, 3);
        moved.Problems.Should().BeEmpty();
    }

    [Fact]
    public async Task A_first_day_on_a_framework_that_was_corrected_moves_the_place_and_a_far_one_is_asked()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P-1");
        await desk.ImportAsync("frameworks", Framework("01/04/2024"));

        var near = await desk.ImportAsync("frameworks", Framework("15/04/2024"));
        var far = await desk.ImportAsync("frameworks", Framework("01/04/2025"));
        var said = await desk.ImportAsync("frameworks", Framework("01/04/2025"), new() { ["framework-starts"] = "corrected" });

        near.Batch.Reading.Should().Contain("the first day held, 1 April 2024, corrected");
        far.Problems.Should().ContainSingle().Which.Rule.Should().Contain("Is the day held wrong?");
        said.Problems.Should().BeEmpty();
        await using var db = desk.Db();
        (await db.FrameworkMemberships.SingleAsync()).From.Should().Be(new DateOnly(2025, 4, 1));

        static string Framework(string from) => $"Framework,Provider reference,Service,From,To\nHome support framework,P-1,Home support,{from},\n";
    }

    [Fact]
    public async Task Client_level_data_with_odd_words_signs_and_dates_is_taken_with_each_of_them_listed()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("cld", $"""
            LA Person Unique Identifier,Event Type,Event Start Date,Service Type,Service Component,Unit Cost,Cost Frequency (Unit Type),Planned units per week,Date of Death
            A1,Service,03/11/2025,Long term support: Community,Befriending,-22.50,Hourly,10,
            A2,Service,03/11/2025,Something else,Day centre,22.50,Per moon,10,unknown
            A3,Service,03/11/2025,Long term support: Community,Homecare,22.50,Hourly,10,31/31/2025
            """);

        result.Problems.Should().BeEmpty();
        result.Batch.Created.Should().Be(3);
        await using var db = desk.Db();
        (await db.ImportRepairs.OrderBy(x => x.Row).ThenBy(x => x.Column).Select(x => $"{x.Row} {x.Column}").ToListAsync()).Should().BeEquivalentTo(
            "2 Service Component", "2 Unit Cost", "3 Service Type", "3 Cost Frequency (Unit Type)", "3 Date of Death", "4 Date of Death");
        (await db.Services.Select(x => x.Name).ToListAsync()).Should().BeEquivalentTo("Service not known", "Day support", "Home support or domiciliary care");
    }

    [Fact]
    public async Task A_file_of_other_people_for_a_period_held_already_is_asked_about_and_can_be_a_further_part()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("cld", Part("A1", "A2", "A3"));

        var open = await desk.ImportAsync("cld", Part("B1", "B2"));
        var part = await desk.ImportAsync("cld", Part("B1", "B2"), new() { ["period"] = "adds" });

        open.Batch.Status.Should().Be(ImportStatus.Refused);
        open.Problems.Should().ContainSingle().Which.Rule.Should().Contain("of 3 people; this file tells of 0 of them");
        part.Problems.Should().BeEmpty();
        await using var db = desk.Db();
        (await db.Referrals.CountAsync()).Should().Be(5);

        static string Part(params string[] people)
            => "LA Person Unique Identifier,Event Type,Event Start Date,Service Type,Service Component,Reporting Period Start Date,Reporting Period End Date\n"
                + string.Concat(people.Select(x => $"{x},Service,03/11/2025,Long term support: Community,Home support,01/01/2025,31/12/2025\n"));
    }
}
