using CommissioningDashboard.Imports.Profiles;

namespace CommissioningDashboard.Tests.Imports.Profiles;

public sealed class ColumnProposalTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Headings_below_title_rows_are_found_and_each_column_is_proposed_with_its_evidence()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await CaseSystem.AddServiceAsync(desk, "Home care");
        var survey = CaseSystem.Survey(CaseSystem.File);

        var proposed = ColumnProposals.Of(CaseSystem.Referrals, survey, await CaseSystem.RegisterAsync(desk))
            .ToDictionary(x => x.Key.Heading, x => (x.Value.File.Heading, x.Value.Why));

        survey.HeadingRow.Should().Be(4);
        survey.Rows.Should().Be(3);
        proposed["Reference"].Should().Be(("Case No", "another word for it"));
        proposed["Received on"].Should().Be(("Opened", "another word for it"));
        proposed["Service"].Should().Be(("Type of care", "another word for it"));
        proposed["Outcome"].Should().Be(("Result", "another word for it"));
        proposed["Weekly hours"].Should().Be(("Hrs pw", "another word for it"));
        proposed["Person identifier"].Heading.Should().Be("Client");
        proposed.Should().NotContainKey("Provider reference");
        proposed.Values.Select(x => x.Heading).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Values_tell_what_a_heading_does_not()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var survey = CaseSystem.Survey("""
            A1,A2,A3,A4,A5
            R-1,13/10/2025,Lunch club,Direct payment,Waiting
            R-2,14/10/2025,Lunch club,Signposting,Arranged
            """);

        var proposed = ColumnProposals.Of(CaseSystem.Referrals, survey, await CaseSystem.RegisterAsync(desk))
            .ToDictionary(x => x.Key.Heading, x => (x.Value.File.Heading, x.Value.Why));

        proposed["Route"].Should().Be(("A4", "its values are of this column, such as Direct payment"));
        proposed["Outcome"].Should().Be(("A5", "its values are of this column, such as Waiting"));
        proposed["Received on"].Should().Be(("A2", "the only column of dates that is left"));
    }

    [Fact]
    public async Task A_heading_whose_values_are_something_else_is_not_proposed()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var survey = CaseSystem.Survey("""
            Reference,Received on,Weekly cost
            R-1,yes,13/10/2025
            R-2,no,14/10/2025
            """);

        var proposed = ColumnProposals.Of(CaseSystem.Referrals, survey, await CaseSystem.RegisterAsync(desk));

        proposed.Keys.Select(x => x.Heading).Should().NotContain("Weekly cost");
        proposed.Single(x => x.Key.Heading == "Received on").Value.File.Heading.Should().Be("Weekly cost", "it has the dates");
    }

    [Fact]
    public async Task The_first_rows_are_shown_as_they_would_be_read_and_nobody_s_number_is()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await CaseSystem.AddServiceAsync(desk, "Home care");

        var (columns, rows) = MappingPreview.Of(
            CaseSystem.Survey(CaseSystem.File), CaseSystem.Mapping, await CaseSystem.RegisterAsync(desk), new DateOnly(2025, 12, 15));

        columns.Select(x => x.Heading).Should()
            .Equal("Reference", "Received on", "Service", "Route", "Outcome", "Weekly hours", "Weekly cost", "Person identifier");
        rows[0].Should().Equal("5", "C-1", "13 October 2025", "Home care", "Council-commissioned", "Arranged", "10.5", "£231.00", "(kept scrambled)");
        rows[1][4].Should().Be("Direct payment", "DP is one of the words that are known");
        rows[2][3].Should().Be("Day centre (not one of ours yet)");
    }

    [Fact]
    public async Task Only_words_that_are_none_of_ours_are_asked_about_with_the_likeliest_proposed()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await CaseSystem.AddServiceAsync(desk, "Day centres");
        var mapping = CaseSystem.Mapping with { Words = new Dictionary<string, IReadOnlyDictionary<string, string>>() };

        var words = StrangeWords.Of(CaseSystem.Survey(CaseSystem.File), mapping, await CaseSystem.RegisterAsync(desk));

        words.Select(x => (x.Column.Heading, x.Text, x.Cells, x.Ours)).Should().Equal(
            ("Service", "Dom Care", 2, null), ("Service", "Day centre", 1, "Day centres"), ("Route", "Council", 2, null),
            ("Outcome", "Placed", 2, null), ("Outcome", "Open", 1, null));
    }

    [Fact]
    public async Task A_reference_that_is_read_as_another_is_asked_about_with_the_one_it_is_like_proposed()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P0001");
        var mapping = new ColumnMapping("capacity")
        {
            Columns = new Dictionary<string, IReadOnlyList<string>> { ["Provider reference"] = ["Firm"] },
        };

        var words = StrangeWords.Of(
            CaseSystem.Survey("Firm,Hours\r\nP-0001,4\r\np0001,5\r\nprovider P0001,6\r\n"), mapping, await CaseSystem.RegisterAsync(desk));

        words.Select(x => (x.Text, x.Ours)).Should().Equal(("P-0001", "P0001"), ("provider P0001", "P0001"));
    }

    [Theory]
    [InlineData("Locality name", false)]
    [InlineData("Surname", true)]
    [InlineData("Date of birth", true)]
    [InlineData("NHS number", true)]
    [InlineData("Client name", true)]
    [InlineData("Supplier name", false)]
    [InlineData("Team", false)]
    [InlineData("Cost", false)]
    public void Values_of_columns_that_speak_of_people_are_not_shown(string heading, bool isPersonal)
        => CaseSystem.Survey($"{heading},Other\r\nx,y\r\n").Columns[0].IsPersonal.Should().Be(isPersonal);
}
