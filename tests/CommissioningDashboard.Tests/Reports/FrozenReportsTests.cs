using System.Security.Cryptography;
using System.Text.Json;
using ClosedXML.Excel;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Reports;
using CommissioningDashboard.Tests.Market;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CommissioningDashboard.Tests.Reports;

/// <summary>A frozen report is the file that was handed over, whatever becomes of the data and the formulas.</summary>
public sealed class FrozenReportsTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task New_referrals_change_the_market_and_no_byte_of_what_was_frozen()
    {
        var authority = await server.AddSmallAuthorityAsync("FR1");
        var store = new SnapshotStore(server.Database, TimeProvider.System);
        using var export = new BoardExport(server.Database, store, TimeProvider.System);
        var (number, made) = await FreezeAsync(export, authority, "Spring");

        await new ReferralEditor(server.Database, authority, new Random(3)).ChangeSomeAsync();
        await store.RefreshAsync(authority);
        var today = await export.RunAsync(Actor.Operator(authority), "a test", MarketFilter.Everything, DisclosureProfile.Board, default);
        var taken = await Shelf.TakeAsync(Actor.Operator(authority), number);

        taken!.File.Should().Equal(made.Bytes).And.NotEqual(today.Bytes);
        taken.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(made.Bytes)));
        taken.FileName.Should().Be($"fr1-market-report-{number}-board.xlsx");
    }

    [Fact]
    public async Task The_cover_carries_the_number_and_the_title_and_the_shelf_says_what_it_is()
    {
        var authority = await server.AddSmallAuthorityAsync("FR2");
        using var export = Export();
        await FreezeAsync(export, authority, "First");

        var (number, file) = await FreezeAsync(export, authority, "Market position, spring");

        number.Should().Be(2);
        using var book = new XLWorkbook(new MemoryStream(file.Bytes));
        book.Worksheet("Cover").CellsUsed().Select(x => x.GetString()).Should().Contain(x => x.StartsWith("Board report 2: Market position, spring. Frozen on ", StringComparison.Ordinal));
        var report = (await Shelf.ListAsync(authority))[0];
        (report.Number, report.Title, report.Profile, report.FrozenBy, report.Size).Should().Be((2, "Market position, spring", "board", "Ann", file.Bytes.Length));
        report.Filter.Should().Be("from=2025-06&to=2026-05&scheme=birmingham-5", "the latest months and the scheme of today may be others next month");
        report.Methods.Should().Equal(BoardReport.Measures.Select(x => new FrozenMethod(x.Id, x.Name, x.Version, x.VersionFrom)));
        FrozenReports.ChangedSince(report).Should().BeEmpty();
    }

    [Fact]
    public async Task A_formula_of_another_version_is_named_as_changed_and_one_that_has_gone_too()
    {
        var authority = await server.AddSmallAuthorityAsync("FR3");
        using var export = Export();
        var (number, _) = await FreezeAsync(export, authority, "Spring");
        var report = (await Shelf.FindAsync(authority, number))!;
        var share = MeasureCatalogue.Find("band-share")!;
        List<FrozenMethod> then = [.. report.Methods.Select(x => x.Id == share.Id ? x with { Version = share.Version - 1 } : x), new("gone", "A measure of old", 1, new DateOnly(2026, 1, 1))];

        var older = new FrozenReport
        {
            Title = report.Title,
            Filter = report.Filter,
            InWords = report.InWords,
            Profile = report.Profile,
            FrozenBy = report.FrozenBy,
            FileName = report.FileName,
            File = [],
            Sha256 = report.Sha256,
            MethodsJson = JsonSerializer.Serialize(then),
        };

        FrozenReports.ChangedSince(older).Should().Equal((then.Single(x => x.Id == share.Id), share), (then[^1], null));
    }

    [Fact]
    public async Task Reports_frozen_at_once_get_numbers_without_a_gap_and_each_authority_counts_its_own()
    {
        var (authority, other) = (await server.AddSmallAuthorityAsync("FR4"), await server.AddSmallAuthorityAsync("FR5"));
        using BoardExport one = Export(), two = Export();

        var numbers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async x => (await FreezeAsync(x % 2 == 0 ? one : two, authority, $"Report {x}")).Number));
        var (first, _) = await FreezeAsync(one, other, "Theirs");

        numbers.Should().BeEquivalentTo([1, 2, 3, 4, 5, 6]);
        first.Should().Be(1);
        (await Shelf.ListAsync(other)).Should().ContainSingle().Which.Title.Should().Be("Theirs");
        (await Shelf.TakeAsync(Actor.Operator(other), 2)).Should().BeNull("a report of another authority is not there");
    }

    [Fact]
    public async Task A_button_pressed_twice_freezes_once_and_the_same_later_freezes_anew()
    {
        var authority = await server.AddSmallAuthorityAsync("FR7");
        using var export = Export();

        var twice = await Task.WhenAll(FreezeAsync(export, authority, "Spring"), FreezeAsync(export, authority, "Spring"));
        var (other, _) = await FreezeAsync(export, authority, "Summer");
        await AsOwnerAsync($"update frozen_report set frozen_at = frozen_at - interval '2 minutes' where authority_id = {authority}");
        var (later, _) = await FreezeAsync(export, authority, "Spring");

        twice.Select(x => x.Number).Should().Equal(1, 1);
        twice[0].File.Bytes.Should().Equal(twice[1].File.Bytes);
        (other, later).Should().Be((2, 3));
    }

    [Fact]
    public async Task Of_a_market_that_has_changed_since_the_same_is_frozen_anew_within_the_minute()
    {
        var authority = await server.AddSmallAuthorityAsync("FR8");
        var store = new SnapshotStore(server.Database, TimeProvider.System);
        using var export = new BoardExport(server.Database, store, TimeProvider.System);
        var (first, made) = await FreezeAsync(export, authority, "Spring");

        await new ReferralEditor(server.Database, authority, new Random(3)).ChangeSomeAsync();
        await store.RefreshAsync(authority);
        var (second, remade) = await FreezeAsync(export, authority, "Spring");

        (first, second).Should().Be((1, 2));
        remade.Sha256.Should().NotBe(made.Sha256);
    }

    [Fact]
    public async Task An_internal_workbook_never_bears_a_number()
    {
        var authority = await server.AddSmallAuthorityAsync("FR9");
        using var export = Export();

        var freezing = () => export.FreezeAsync(Actor.Operator(authority), "a test", "Ann", "Spring", MarketFilter.Everything, DisclosureProfile.Internal, default);

        (await freezing.Should().ThrowAsync<ReportRefusedException>()).WithMessage("*cannot bear a board report’s number*");
        (await Shelf.ListAsync(authority)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("size = size + 1", "file_as_stated")]
    [InlineData("sha256 = repeat('a', 64)", "file_as_stated")]
    [InlineData("profile = 'internal'", "not_internal")]
    [InlineData("number = number + 5", "next board report is number")]
    [InlineData("frozen_at = frozen_at - interval '1 year'", "at the moment that the database gave it")]
    [InlineData("frozen_at = frozen_at + interval '1 year'", "at the moment that the database gave it")]
    public async Task The_database_refuses_a_report_that_is_not_what_it_says(string change, string words)
    {
        var authority = await server.AddSmallAuthorityAsync($"FX{change.GetHashCode() % 10_000}");
        using var export = Export();
        await FreezeAsync(export, authority, "Spring");

        // The next one is as the first but for what the database gives, and for one thing.
        var inserting = () => AsOwnerAsync($"""
            create temp table forged as select * from frozen_report where authority_id = {authority};
            update forged set number = n.number, frozen_at = n.moment from next_frozen_report({authority}) n;
            update forged set {change};
            insert into frozen_report select * from forged;
            """);

        (await inserting.Should().ThrowAsync<Npgsql.PostgresException>()).Which.Message.Should().Contain(words);
    }

    [Fact]
    public async Task The_number_and_the_moment_in_the_file_are_those_that_the_database_gave()
    {
        var authority = await server.AddSmallAuthorityAsync("FRA");
        var clock = new FakeTimeProvider(new DateTimeOffset(2031, 1, 1, 9, 0, 0, TimeSpan.Zero));
        using var export = new BoardExport(server.Database, new SnapshotStore(server.Database, clock), clock);

        var (number, file) = await FreezeAsync(export, authority, "Spring");

        var report = (await Shelf.FindAsync(authority, number))!;
        report.FrozenAt.Year.Should().NotBe(2031, "the application's clock is not asked");
        using var book = new XLWorkbook(new MemoryStream(file.Bytes));
        book.Worksheet("Cover").CellsUsed().Select(x => x.GetString()).Should().Contain($"Made on: {Written.Moment(report.FrozenAt)}.");
    }

    [Fact]
    public async Task Freezing_and_taking_are_on_record_with_the_fingerprint()
    {
        var authority = await server.AddSmallAuthorityAsync("FR6");
        using var export = Export();
        var (number, file) = await FreezeAsync(export, authority, "Spring");
        await Shelf.TakeAsync(Actor.Operator(authority), number);

        await using var db = server.Database.For(authority);
        var entries = await db.AuditEntries.OrderBy(x => x.Id).Where(x => x.Action.StartsWith("report.")).ToListAsync();

        entries.Select(x => x.Action).Should().Equal("report.frozen", "report.taken");
        entries.Should().OnlyContain(x => x.Detail.Contains(file.Sha256) && !x.Detail.Contains("Ann"));
    }

    [Theory]
    [InlineData(null, "Enter a title")]
    [InlineData("   ", "Enter a title")]
    [InlineData("Two\nlines", "one line")]
    public void A_title_that_will_not_do_is_refused_with_how_to_mend_it(string? title, string words) => FreezeForm.ProblemIn(title).Should().Contain(words);

    /// <summary>No theory, since the names of tests are written to files too.</summary>
    [Fact]
    public void A_title_that_no_file_can_hold_is_refused_and_one_with_a_sign_of_two_halves_is_not()
    {
        FreezeForm.ProblemIn("Spring \uFFFE").Should().Contain("no workbook can hold");
        FreezeForm.ProblemIn("Spring \uD83C").Should().Contain("no workbook can hold");
        FreezeForm.ProblemIn("Spring \uD83C\uDF31").Should().BeNull();
    }

    [Fact]
    public void A_title_may_have_a_hundred_characters_and_no_more()
    {
        FreezeForm.ProblemIn(new string('x', 100)).Should().BeNull();
        FreezeForm.ProblemIn(new string('x', 101)).Should().Contain("100 characters or fewer");
    }

    private async Task AsOwnerAsync(string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(server.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private FrozenReports Shelf => new(server.Database, TimeProvider.System);

    private BoardExport Export() => new(server.Database, new SnapshotStore(server.Database, TimeProvider.System), TimeProvider.System);

    private static Task<(int Number, BoardFile File)> FreezeAsync(BoardExport export, int authority, string title)
        => export.FreezeAsync(Actor.Operator(authority), "a test", "Ann", title, MarketFilter.Everything, DisclosureProfile.Board, default);
}
