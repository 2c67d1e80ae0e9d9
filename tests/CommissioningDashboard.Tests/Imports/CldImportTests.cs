using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Tests.Imports;

public sealed class CldImportTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string YearOfBirth = "(?<![0-9a-f])1951|1951(?![0-9a-f])";

    private const string _headings =
        "LA_Code,NHS_Number,LA_Person_Unique_Identifier,Date_of_Birth,Postcode,Ethnicity,Client_Type,Primary_Support_Reason,Event_Type,Event_Start_Date,Event_End_Date,"
        + "Service_Type,Service_Component,Delivery_Mechanism,Provider_CQC_Location_ID,Provider_CQC_Location_Name,Unit_Cost,Cost_Frequency_Unit_Type,Planned_units_per_week\n";

    [Theory]
    [InlineData("1 555", "1-555")]
    [InlineData("1.555", "1-555")]
    [InlineData("1-555", null)]
    [InlineData("555", "")]
    [InlineData("1-555 / 1-556", "")]
    [InlineData("Various", "")]
    [InlineData("Not CQC registered", "")]
    [InlineData("1-1234567890-1234567890-1", "")]
    public async Task A_location_is_known_by_its_number_or_else_by_its_name_and_makes_no_second_provider(string written, string? listed)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var known = await desk.AddProviderAsync("P-9", "1-555");

        var result = await desk.ImportAsync("cld", _headings
            + $"900,,A1,03/11/1949,,,Service User,,Service,03/11/2025,,Long Term Support: Community,Home Support,CASSR Commissioned Support,{written},{known.Name},22,Hourly,10\n");

        result.Problems.Should().BeEmpty();
        await using var db = desk.Db();
        (await db.Providers.CountAsync()).Should().Be(1);
        (await db.Referrals.SingleAsync()).ProviderId.Should().Be(known.Id);
        (await db.ImportRepairs.Where(x => x.Column == "Provider CQC Location ID").Select(x => x.After).ToListAsync())
            .Should().Equal(listed is null ? [] : [listed]);
    }

    [Fact]
    public async Task Service_events_become_referrals_with_bands_and_the_rest_is_counted()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var known = await desk.AddProviderAsync("P-9", "1-555");

        var result = await desk.ImportAsync("cld", _headings
            + "900,9990000001,A1,03/11/1949,ZZ99 1AA,White - British,Service User,Support with Memory & Cognition,Service,03/11/2025,,Long Term Support: Community,Home Support,CASSR Commissioned Support,1-555,,22.40,Hourly,10\n"
            + "900,9990000002,A2,,ZZ99 1AB,,Service User,,Service,04/11/2025,,Long term support: Community,Direct payment,,,,-520,4-weekly,\n"
            + "900,9990000003,A3,,ZZ99 1AC,,Service User,,Service,05/11/2025,,Long term support: Community,Day support,Direct Payment,1-777,Gull Day Centre,30,One-off,2\n"
            + "900,9990000004,A4,,ZZ99 1AD,,Service User,,Assessment,05/11/2025,,,,,,,,,\n");

        result.Problems.Should().BeEmpty();
        result.Batch.Should().BeEquivalentTo(new { RowsRead = 4, RowsAccepted = 3, RowsCollapsed = 1, Created = 3 });
        await using var db = desk.Db();
        var referrals = await db.Referrals.OrderBy(x => x.ReceivedOn).ToListAsync();
        referrals.Should().OnlyContain(x => x.Outcome == ReferralOutcome.Arranged);
        referrals[0].Should().BeEquivalentTo(new
        {
            ProviderId = (int?)known.Id,
            Need = Need.MemoryAndCognition,
            EthnicityGroup = EthnicityGroup.White,
            AgeBand = AgeBand.From75To84,
            WeeklyHours = (decimal?)10,
            WeeklyCost = (decimal?)224,
            Route = Route.CouncilCommissioned,
        });
        referrals[1].Should().BeEquivalentTo(new { ProviderId = (int?)null, WeeklyHours = (decimal?)null, WeeklyCost = (decimal?)130, Route = Route.DirectPayment });
        referrals[2].WeeklyCost.Should().BeNull("a one-off cost has no week");
        (await db.Services.Select(x => x.Name).ToListAsync()).Should().BeEquivalentTo("Home support or domiciliary care", "Direct payment", "Day support");
        (await db.Providers.SingleAsync(x => x.CqcLocationId == "1-777")).Should().BeEquivalentTo(
            new { ToBeCompleted = true, Name = "Gull Day Centre", ListedOn = new DateOnly(2025, 11, 5), BatchId = (int?)result.Batch.Id });
    }

    [Fact]
    public async Task Of_one_event_the_open_record_is_kept_then_the_one_that_ends_last()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        const string rest = "Long term support: Community,Meals,Direct payment,,,5,Daily,7\n";

        var result = await desk.ImportAsync("cld", _headings
            + $"900,,A1,,,,Service user,,Service,03/11/2025,30/11/2025,{rest}"
            + $"900,,A1,,,,Service user,,Service,03/11/2025,,{rest}"
            + $"900,,A1,,,,Service user,,Service,03/11/2025,10/12/2025,{rest}"
            + $"900,,A2,,,,Service user,,Service,03/11/2025,30/11/2025,{rest}"
            + $"900,,A2,,,,Service user,,Service,03/11/2025,05/12/2025,{rest}");

        result.Batch.Should().BeEquivalentTo(new { RowsRead = 5, RowsAccepted = 2, RowsCollapsed = 3 });
        await using var db = desk.Db();
        (await db.Referrals.Select(x => x.EndedOn).ToListAsync()).Should().BeEquivalentTo([(DateOnly?)null, new DateOnly(2025, 12, 5)]);
    }

    [Fact]
    public async Task The_next_quarters_file_closes_the_event_it_opened_and_release_1_and_2_agree_on_it()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("cld", _headings + "900,,A1,,,,Service User,,Service,03/11/2025,,Carer Support: Direct to Carer,Carer Respite,CASSR Commissioned Support,,,5,Weekly,\n");

        var next = await desk.ImportAsync("cld", _headings.Replace('_', ' ')
            + "900,,A1,,,,Service user,,service,2025-11-03,2025-12-01,Unpaid carer support: Direct to unpaid carer,Unpaid carer respite,CASSR commissioned support,,,5.00,weekly,\n");

        next.Batch.Should().BeEquivalentTo(new { Created = 0, Changed = 1 });
    }

    [Fact]
    public async Task Nothing_that_names_a_person_is_stored_anywhere_even_when_the_file_is_refused()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("cld", _headings + "900,9998887771,PERSON-ONE,04/05/1951,QQ11 1QQ,,Service user,,Service,03/11/2025,,Long term support: Community,Meals,,,,5,Daily,7\n");
        var refused = await desk.ImportAsync("cld", _headings + "900,9998887772,PERSON-TWO,45/05/1951,QQ22 2QQ,,Service user,,Service,03/11/2025,,Long term support: Community,Mealz,,,,5,Daily,7\n");

        refused.Problems.Select(x => (x.Column, x.Value)).Should().Equal(("Date of Birth", "(not shown: may identify a person)"));
        var stored = await WholeDatabaseAsync();
        stored.Should().Contain("Mealz", "the whole database is looked at")
            .And.NotContainAny("9998887771", "9998887772", "PERSON-ONE", "PERSON-TWO", "QQ11", "QQ22", "19510504", "04051951");

        // Four digits turn up by chance inside a keyed hash; a date has no letter or digit on both sides of its year.
        stored.Should().NotMatchRegex(YearOfBirth);
    }

    /// <summary>Every row of every table as text.</summary>
    [Theory]
    [InlineData("<value>04/05/1951</value>", true)]
    [InlineData("<date>1951-05-04</date>", true)]
    [InlineData("<year>1951</year>", true)]
    [InlineData("<reference>CLD-86f60a99a61cd419513ceeb6bf4afb28</reference>", false)]
    public void A_year_of_birth_is_told_from_four_digits_of_a_hash(string stored, bool isYear)
        => System.Text.RegularExpressions.Regex.IsMatch(stored, YearOfBirth).Should().Be(isYear);

    private async Task<string> WholeDatabaseAsync()
    {
        await using var connection = new NpgsqlConnection(server.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select database_to_xml(true, false, '')::text", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
