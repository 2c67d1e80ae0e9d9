using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Register;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>What the Care Quality Commission's public lists do to a register. It is 15 December 2025 in Testshire.</summary>
public sealed class CqcImportTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _october = "01_October_2025_HSCA_Active_Locations.csv", _november = "01_November_2025_HSCA_Active_Locations.csv";

    [Fact]
    public async Task A_list_completes_the_providers_of_its_locations_and_counts_what_it_does_not_keep()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P-1", "1-1");

        var result = await desk.ImportAsync("cqc-active", CqcFile.Active(
            CqcFile.Row("1-1", company: "1234567", brand: "Oak Group", owner: "Individual"), CqcFile.Row("1-2", "Birch"), CqcFile.Row("1-3", council: "Elsewhere"),
            CqcFile.Row("1-4", homeCare: "")), _november);

        result.Problems.Should().BeEmpty();
        result.Batch.Should().BeEquivalentTo(new { RowsRead = 4, RowsAccepted = 2, Created = 2, RowsCollapsed = 2 });
        result.Batch.Notes.Should().Contain("2 rows of other areas or of health care, of nobody on your register: not kept.")
            .And.Contain("Completed on your register: 1 provider (company number 1, group 1, ownership 1, provider number 1, rating 1)");
        result.Batch.Reading.Should().Contain("It tells of 1 November 2025, as it says by its name.");
        await using var db = desk.Db();
        (await db.Providers.SingleAsync()).Should().BeEquivalentTo(new { CompaniesHouseNumber = "01234567", CqcProviderId = "1-900", Ownership = Ownership.Individual });
        (await db.ProviderRatings.SingleAsync()).Should().BeEquivalentTo(new { Rating = CqcRating.Good, From = new DateOnly(2025, 5, 14), CqcView.Source });
        (await db.GroupMemberships.SingleAsync()).Should().BeEquivalentTo(new { GroupName = "Oak Group", From = new DateOnly(2020, 1, 1), To = (DateOnly?)null });
        (await db.ProviderAreas.CountAsync()).Should().Be(0, "a registered office is not where support is given");
        (await db.ProviderSizes.CountAsync()).Should().Be(0, "an owner is no size");
    }

    /// <summary>Three lists and a directory in every order, each twice: the register and what is held of the lists end the same.</summary>
    [Fact]
    public async Task Lists_in_any_order_and_repetition_end_in_the_same_register()
    {
        (string Format, string Text, string Name)[] files =
        [
            ("cqc-active", CqcFile.Active(CqcFile.Row("1-1", brand: "Oak Group", company: "11"), CqcFile.Row("1-2", "Birch")), _october),
            ("cqc-active", CqcFile.Active(CqcFile.Row("1-1", rating: "Outstanding,20/10/2025", brand: "Elm Group", company: "12")), _november),
            ("cqc-deactivated", CqcFile.Deactivated(CqcFile.Ended("1-1", on: "10/11/2025")), "15 November 2025 deactivated.csv"),
            ("cqc-directory", CqcFile.Directory("19 August 2025", CqcFile.Entry("1-1"), CqcFile.Entry("1-5", "Rowan")), "directory.csv"),
        ];
        var ends = new HashSet<string>();
        foreach (var order in Orders([0, 1, 2, 3]))
        {
            using var desk = await ImportDesk.OpenAsync(server);
            await desk.AddProviderAsync("P-1", "1-1");
            foreach (var at in order.Concat(order))
            {
                (await desk.ImportAsync(files[at].Format, files[at].Text, files[at].Name)).Problems.Should().BeEmpty();
            }

            ends.Add(await StateAsync(desk));
        }

        ends.Should().ContainSingle().Which.Should().Be(
            "00000012 1-900; Good 14/05/2025; Outstanding 20/10/2025; Oak Group 01/01/2020-31/10/2025; Elm Group 01/11/2025-; "
            + "1-1 Active 01/10/2025; 1-1 Active 01/11/2025; 1-1 Deactivated 15/11/2025; 1-1 Directory 19/08/2025; 1-2 Active 01/10/2025; 1-5 Directory 19/08/2025");
    }

    [Fact]
    public async Task What_the_register_says_itself_stays_and_the_difference_is_shown()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("providers", "Reference,Name,Ownership,Parent group,CQC location ID,Companies House number,Listed on,CQC rating,CQC rating published on\n"
            + "P-1,Alder,Private,Elm Group,1-1,07654321,01/04/2023,Requires improvement,14/05/2025\n");

        await desk.ImportAsync("cqc-active", CqcFile.Active(CqcFile.Row("1-1", company: "1234567", brand: "Oak Group", owner: "Individual")), _november);

        var differences = (await Desk(desk).ReadAsync(Officer(desk))).Differences;
        differences.Select(x => $"{x.What}: {x.Yours} / {x.Theirs}").Should().Equal(
            "Companies House number: 07654321 / 01234567", "Ownership: Private company / Individual", "Group on 1 November 2025: Elm Group / Oak Group",
            "Rating of 14 May 2025: Requires improvement / Good");
        await using var db = desk.Db();
        (await db.Providers.SingleAsync()).Should().BeEquivalentTo(new { CompaniesHouseNumber = "07654321", Ownership = Ownership.Private, CqcProviderId = "1-900" });
        (await db.GroupMemberships.SingleAsync()).GroupName.Should().Be("Elm Group");
        (await db.ProviderRatings.SingleAsync()).Rating.Should().Be(CqcRating.RequiresImprovement);
    }

    [Fact]
    public async Task The_register_brought_again_with_empty_cells_takes_nothing_away_that_a_list_completed()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        const string register = "Reference,Name,Parent group,CQC provider ID,CQC location ID,Companies House number,Listed on\nP-1,Alder,,,1-1,,01/04/2023\n";
        await desk.ImportAsync("providers", register);
        await desk.ImportAsync("cqc-active", CqcFile.Active(CqcFile.Row("1-1", company: "11", brand: "Oak Group")), _november);
        var completed = await StateAsync(desk);

        var again = await desk.ImportAsync("providers", register);

        again.Batch.Status.Should().Be(ImportStatus.NothingNew);
        (await StateAsync(desk)).Should().Be(completed);
    }

    [Fact]
    public async Task Undoing_takes_back_what_a_list_completed()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P-1", "1-1");
        var before = await StateAsync(desk);
        var first = await desk.ImportAsync("cqc-active", CqcFile.Active(CqcFile.Row("1-1", brand: "Oak Group", company: "11")), _october);
        var between = await StateAsync(desk);
        var second = await desk.ImportAsync("cqc-active", CqcFile.Active(CqcFile.Row("1-1", brand: "Elm Group", company: "12")), _november);
        var undo = new ImportUndo(server.Database, desk.Clock);

        (await undo.UndoAsync(Officer(desk), first.Batch.Id)).Should().StartWith("A later import built on this one");
        (await undo.UndoAsync(Officer(desk), second.Batch.Id)).Should().BeNull();
        (await StateAsync(desk)).Should().Be(between);
        (await undo.UndoAsync(Officer(desk), first.Batch.Id)).Should().BeNull();
        (await StateAsync(desk)).Should().Be(before);
    }

    [Fact]
    public async Task Who_is_missing_is_offered_and_what_is_added_can_be_taken_back()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P-1", "1-1");
        await desk.ImportAsync("cqc-active", CqcFile.Active(CqcFile.Row("1-8", "Gone since")), _october);
        await desk.ImportAsync("cqc-active", CqcFile.Active(
            CqcFile.Row("1-1"), CqcFile.Row("1-2", "Birch", company: "77"), CqcFile.Row("1-3", "Cedar"), CqcFile.Row("1-4", "Asleep", dormant: "Y"),
            CqcFile.Row("1-5", "Twice", primary: "1-2")), _november);
        var officer = Officer(desk);
        (await Desk(desk).ReadAsync(officer)).Missing.Select(x => x.Name).Should().Equal("Birch", "Cedar");

        (await Desk(desk).AddAsync(officer, ["1-2", "1-1", "1-9"])).Should().Be(1, "only what is offered can be added");

        (await Desk(desk).ReadAsync(officer)).Missing.Select(x => x.Name).Should().Equal("Cedar");
        await using var db = desk.Db();
        var added = await db.Providers.SingleAsync(x => x.CqcLocationId == "1-2");
        added.Should().BeEquivalentTo(new { Reference = "CQC-1-2", Name = "Birch", CompaniesHouseNumber = "00000077", ListedOn = new DateOnly(2025, 12, 15) });
        (await db.ProviderAreas.CountAsync()).Should().Be(0);
        var batch = await db.ImportBatches.OrderBy(x => x.Id).LastAsync();
        batch.FileName.Should().Be("1 provider from CQC’s register");
        (await new ImportUndo(server.Database, desk.Clock).UndoAsync(Officer(desk), batch.Id)).Should().BeNull();
        (await Desk(desk).ReadAsync(officer)).Missing.Select(x => x.Name).Should().Equal("Birch", "Cedar");
    }

    [Fact]
    public async Task A_registration_that_ended_is_told_and_closes_nobody()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("providers", "Reference,Name,CQC location ID,Listed on\nP-1,Alder,1-1,01/04/2023\n");

        var result = await desk.ImportAsync("cqc-deactivated", CqcFile.Deactivated(CqcFile.Ended("1-1"), CqcFile.Ended("1-7")));

        result.Batch.Reading.Should().Contain("taken to be of 30 September 2025, the latest in “Location HSCA End Date”");
        result.Batch.Created.Should().Be(1, "of those that ended only providers of the register are kept");
        (await Desk(desk).ReadAsync(Officer(desk))).Ended.Should().ContainSingle().Which.On.Should().Be(new DateOnly(2025, 9, 30));
        await using var db = desk.Db();
        (await db.ProviderOpenings.SingleAsync()).To.Should().BeNull();
    }

    [Fact]
    public async Task The_directory_is_read_below_its_four_lines_and_nothing_of_a_person_is_kept()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("cqc-directory", CqcFile.Directory(
            "19 August 2025", CqcFile.Entry("1-1"), CqcFile.Entry("1-2", services: "Dentists"), CqcFile.Entry("1-3", council: "Elsewhere")));

        result.Batch.Reading.Should().Contain("It tells of 19 August 2025, as it says above its headings.");
        await using var db = desk.Db();
        var row = await db.CqcLocations.SingleAsync();
        row.Should().BeEquivalentTo(new { LocationId = "1-1", ServiceTypes = "Homecare agencies", Specialisms = "Dementia; Caring for adults over 65 yrs", CqcProviderId = "1-900" });
        System.Text.Json.JsonSerializer.Serialize(row).Should().NotContain("Person").And.NotContain("00000000000").And.NotContain("ZZ1");
    }

    [Fact]
    public async Task Two_rows_of_one_location_that_disagree_are_refused_and_rows_of_others_never_are()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var refused = await desk.ImportAsync("cqc-active", CqcFile.Active(CqcFile.Row("1-1"), CqcFile.Row("1-1", "Another"), CqcFile.Row("1-2", rating: "Good,no day")));
        var taken = await desk.ImportAsync("cqc-active", CqcFile.Active(CqcFile.Row("1-1", council: "X"), CqcFile.Row("1-1", "Another", "X"), CqcFile.Row("1-2", council: "X", rating: "Good,no day")));

        refused.Problems.Select(x => $"{x.Row} {x.Column} {x.Value}").Should().Equal("3 Location ID 1-1", "4 Publication Date no day");
        taken.Batch.Status.Should().Be(ImportStatus.NothingNew);
    }

    [Theory]
    [InlineData("Bristol", "Bristol, City of", true)]
    [InlineData("Durham County Council", "County Durham", true)]
    [InlineData("London Borough of Hackney", "Hackney", true)]
    [InlineData("City of London", "Westminster", false)]
    [InlineData("Telford and Wrekin", "Telford & Wrekin", true)]
    [InlineData("Cheshire East", "Cheshire West and Chester", false)]
    public void A_council_is_known_whatever_is_said_of_its_rank(string one, string other, bool areOne)
        => EnglishAuthorities.AreOne(one, other).Should().Be(areOne);

    private static IEnumerable<int[]> Orders(int[] of)
        => of.Length == 1 ? [of] : of.SelectMany(first => Orders([.. of.Where(x => x != first)]).Select(rest => (int[])[first, .. rest]));

    private static async Task<string> StateAsync(ImportDesk desk)
    {
        await using var db = desk.Db();
        var provider = await db.Providers.SingleAsync();
        IEnumerable<string> lines =
        [
            $"{provider.CompaniesHouseNumber} {provider.CqcProviderId}",
            .. (await db.ProviderRatings.OrderBy(x => x.From).ToListAsync()).Select(x => $"{x.Rating} {x.From:dd/MM/yyyy}"),
            .. (await db.GroupMemberships.OrderBy(x => x.From).ToListAsync()).Select(x => $"{x.GroupName} {x.From:dd/MM/yyyy}-{x.To:dd/MM/yyyy}"),
            .. (await db.CqcLocations.OrderBy(x => x.LocationId).ThenBy(x => x.List).ThenBy(x => x.FileDay).ToListAsync())
                .Select(x => $"{x.LocationId} {x.List} {x.FileDay:dd/MM/yyyy}"),
        ];
        return string.Join("; ", lines);
    }

    private CqcDesk Desk(ImportDesk desk) => new(server.Database, desk.Clock);

    private static Actor Officer(ImportDesk desk) => new(desk.AuthorityId, null, "Robin Officer", Role.DataOfficer);
}
