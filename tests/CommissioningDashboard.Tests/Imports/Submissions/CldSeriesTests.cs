using System.Text;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>Three submissions, in any order and as often as one likes, are one picture.</summary>
public sealed class CldSeriesTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 0, 1, 0, 2)]
    public async Task Sixteen_services_come_of_three_submissions_each_with_what_was_recognised(params int[] order)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await BringAsync(desk, order);

        var services = await ServicesAsync(desk);
        services.Should().HaveCount(16);
        services.Should().ContainSingle(x => x.Start == "2024-10-14" && x.Flags == CldFlags.ReDated && x.End == "", "a start set anew is the same service");
        services.Should().NotContain(x => x.Start == "2025-04-01");
        services.Should().ContainSingle(x => x.Start == "2024-11-04" && x.End == "2025-08-15" && x.Flags == CldFlags.None);
        services.Should().ContainSingle(x => x.Start == "2024-11-11" && x.End == "2025-09-30" && x.Flags == CldFlags.Cropped);
        services.Should().ContainSingle(x => x.Start == "2024-11-18" && x.Route == Route.ManagedBudget);
        services.Should().ContainSingle(x => x.Start == "2024-12-02" && x.Provider == "CQC-1-800000012" && x.Flags == CldFlags.LocationChanged);
        services.Should().ContainSingle(x => x.Start == "2024-12-09" && x.Flags == CldFlags.Split && x.End == "");
        services.Should().ContainSingle(x => x.Start == "2025-01-06" && x.Flags == CldFlags.PossiblyTwoCarers && x.Hours == 10);
        services.Should().ContainSingle(x => x.Start == "2024-08-05" && x.End == "2024-10-20").And.ContainSingle(x => x.Start == "2025-05-26");
        services.Should().ContainSingle(x => x.Start == "2025-01-13" && x.Provider == null && x.Route == Route.DirectPayment);
        services.Should().ContainSingle(x => x.Start == "2025-03-20" && x.Received == "2025-03-03");
        services.Where(x => x.Start != "2025-03-20").Should().OnlyContain(x => x.Received == x.Start, "no request tells when these were asked for");
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 0, 1)]
    public async Task Price_and_hours_are_dated_and_a_day_that_no_record_tells_is_said_to_be_unknown(params int[] order)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await BringAsync(desk, order);

        await using var db = desk.Db();
        var changes = await db.SupportChanges.Join(db.Referrals, x => x.ReferralId, x => x.Id, (x, r) => new
        {
            Start = r.ArrangedOn!.Value,
            Before = r.WeeklyCost / r.WeeklyHours,
            x.From,
            x.WeeklyHours,
            Price = x.WeeklyCost / x.WeeklyHours,
            x.IsDayKnown,
        }).ToListAsync();
        changes.Should().BeEquivalentTo(new[]
        {
            new { Start = new DateOnly(2024, 9, 9), Before = (decimal?)22m, From = new DateOnly(2025, 7, 1), WeeklyHours = (decimal?)10m, Price = (decimal?)23.1m, IsDayKnown = false },
            new { Start = new DateOnly(2024, 10, 1), Before = (decimal?)22m, From = new DateOnly(2025, 10, 1), WeeklyHours = (decimal?)14m, Price = (decimal?)22m, IsDayKnown = false },
            new { Start = new DateOnly(2024, 12, 9), Before = (decimal?)22m, From = new DateOnly(2025, 4, 1), WeeklyHours = (decimal?)10m, Price = (decimal?)23.1m, IsDayKnown = true },
        });
    }

    [Fact]
    public async Task Every_order_once_and_twice_leaves_the_same_database()
    {
        var pictures = new HashSet<string>();
        foreach (var order in new int[][] { [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0], [0, 0, 1, 1, 2, 2], [2, 1, 0, 0, 1, 2] })
        {
            using var desk = await ImportDesk.OpenAsync(server);
            await BringAsync(desk, order);
            pictures.Add(await PictureAsync(desk));
        }

        pictures.Should().ContainSingle();
    }

    [Fact]
    public async Task A_corrected_file_for_the_same_period_leaves_nothing_of_the_one_it_replaces()
    {
        using var corrected = await ImportDesk.OpenAsync(server);
        using var plain = await ImportDesk.OpenAsync(server);
        var wrong = new CldText("2024-10-01", "2025-09-30").Home("steady", "2024-09-02", at: "1-899999999,Wrong Home").DirectPayment("nobody", "2025-02-02").ToString();

        await corrected.ImportAsync("cld", wrong);
        await BringAsync(corrected, [2, 1, 0]);
        await BringAsync(plain, [0, 1, 2]);

        (await PictureAsync(corrected)).Should().Be(await PictureAsync(plain));
    }

    [Fact]
    public async Task Undoing_a_submission_leaves_what_the_others_tell()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        using var plain = await ImportDesk.OpenAsync(server);
        var undo = new ImportUndo(server.Database, desk.Clock);
        await BringAsync(desk, [0]);
        var second = await desk.ImportAsync("cld", CldSeries.Files[1]);
        await BringAsync(desk, [2]);
        await BringAsync(plain, [2, 0]);

        var refusal = await undo.UndoAsync(Actor.Operator(desk.AuthorityId), second.Batch.Id);

        refusal.Should().BeNull();
        (await PictureAsync(desk)).Should().Be(await PictureAsync(plain));
    }

    [Fact]
    public async Task Undoing_all_of_them_leaves_nothing()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var undo = new ImportUndo(server.Database, desk.Clock);
        await BringAsync(desk, [0, 1, 2]);
        await using var db = desk.Db();

        foreach (var batch in await db.ImportBatches.Select(x => x.Id).ToListAsync())
        {
            (await undo.UndoAsync(Actor.Operator(desk.AuthorityId), batch)).Should().BeNull();
        }

        (await db.Referrals.CountAsync() + await db.Providers.CountAsync() + await db.Services.CountAsync() + await db.CldEvents.CountAsync()
            + await db.CldRequests.CountAsync() + await db.CldFindings.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Rows_add_up_and_the_import_says_what_was_put_together_and_by_which_rule()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await BringAsync(desk, [0, 1]);

        var third = await desk.ImportAsync("cld", CldSeries.Files[2]);

        await using var db = desk.Db();
        (await db.Authorities.SingleAsync(x => x.Id == desk.AuthorityId)).MarketVersion.Should().Be(3, "readers are told of what else came out differently");
        third.Batch.Should().BeEquivalentTo(new { RowsRead = 19, RowsAccepted = 15, RowsCollapsed = 4, Created = 0, Changed = 0 });
        third.Batch.Notes.Should().Contain("Reporting period: 1 January 2025 to 31 December 2025.")
            .And.Contain("Services put together from 3 submissions: 16. The national key between submissions counts 18")
            .And.Contain("re-dated").And.Contain("possibly two carers").And.Contain("not told any more and never ended")
            .And.Contain("Requests: 2. Followed by a service within a year: 1")
            .And.Contain("Referrals that this file does not tell and that came out differently with it: 1.");
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_says_so()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await BringAsync(desk, [0, 1]);

        var again = await desk.ImportAsync("cld", CldSeries.Files[0]);

        again.Batch.Should().BeEquivalentTo(new { Status = ImportStatus.NothingNew, Created = 0, Changed = 0 });
        again.Batch.Notes.Should().StartWith("This is the very file of import");
    }

    [Fact]
    public async Task A_wait_is_known_where_a_request_is_linked_and_nowhere_else()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await BringAsync(desk, [0, 1, 2]);

        await using var db = desk.Db();
        var requests = await db.CldRequests.OrderBy(x => x.ReceivedOn).ToListAsync();
        requests.Should().HaveCount(2);
        requests[0].Should().BeEquivalentTo(new { ReceivedOn = new DateOnly(2025, 3, 3), NationalStart = (DateOnly?)new DateOnly(2025, 3, 20) });
        requests[1].Should().BeEquivalentTo(new { ReceivedOn = new DateOnly(2025, 3, 10), ReferralId = (long?)null, NationalStart = (DateOnly?)null });
        (await db.Referrals.CountAsync(x => x.Outcome != ReferralOutcome.Arranged)).Should().Be(0, "a request without a service is neither met nor unmet");
        var market = await new SnapshotStore(server.Database, desk.Clock).GetAsync(desk.AuthorityId);
        MarketSlice.Take(market, MarketFilter.Everything).Referrals.ToList().Count(x => !x.Gaps.HasFlag(SourceGaps.Request)).Should().Be(1);
    }

    [Fact]
    public async Task Another_councils_file_is_refused_with_both_names()
    {
        var barnet = await server.AddAuthorityAsync("717", "London Borough of Barnet");
        using var importer = new Importer(server.Database, new PersonKeys(new byte[32]), new Microsoft.Extensions.Time.Testing.FakeTimeProvider(ImportDesk.Now));

        var other = await BringAsync(importer, barnet.Id, new CldText("2024-07-01", "2025-06-30", "716").Home("a", "2024-09-02").ToString());
        var own = await BringAsync(importer, barnet.Id, new CldText("2024-07-01", "2025-06-30", "717").Home("a", "2024-09-02").ToString());
        var mixed = await BringAsync(
            importer, barnet.Id, new CldText("2024-10-01", "2025-09-30", "717").Home("a", "2024-09-02").ToString() + "716,,,b,,,,,Request,,2025-01-01,,,,,,,,,,\n");

        other.Problems.Single().Rule.Should().Contain("another council's file").And.Contain("716 (Barking and Dagenham)").And.Contain("717");
        own.IsAccepted.Should().BeTrue();
        mixed.Problems.Single().Should().BeEquivalentTo(new { Row = 3, Rule = "The file holds rows of two councils: the LA code is 717 (Barnet) in most and 716 (Barking and Dagenham) here." });
    }

    [Fact]
    public async Task An_authority_outside_the_national_list_brings_files_of_one_code()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await BringAsync(desk, [0]);

        var other = await desk.ImportAsync("cld", new CldText("2024-10-01", "2025-09-30", "901").Home("a", "2024-09-02").ToString());

        other.Problems.Single().Rule.Should().Contain("its LA code is 901").And.Contain("brought files of 900 so far");
    }

    private static async Task BringAsync(ImportDesk desk, int[] order)
    {
        foreach (var file in order)
        {
            (await desk.ImportAsync("cld", CldSeries.Files[file])).Problems.Should().BeEmpty();
        }
    }

    private static async Task<ImportResult> BringAsync(Importer importer, int authority, string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await importer.ImportAsync(new ImportOrder(authority, "cld", "file.csv", file, "Test officer"));
    }

    private static async Task<List<Seen>> ServicesAsync(ImportDesk desk)
    {
        await using var db = desk.Db();
        var referrals = await db.Referrals.ToListAsync();
        var providers = await db.Providers.ToDictionaryAsync(x => x.Id, x => x.Reference);
        var flags = await db.CldFindings.ToDictionaryAsync(x => x.ReferralId, x => x.Flags);
        return
        [
            .. referrals.Select(x => new Seen(
                $"{x.ArrangedOn:yyyy-MM-dd}", $"{x.EndedOn:yyyy-MM-dd}", $"{x.ReceivedOn:yyyy-MM-dd}", x.Route,
                x.ProviderId is { } provider ? providers[provider] : null, x.WeeklyHours, flags.GetValueOrDefault(x.Id) & ~CldFlags.ChangedBetween)),
        ];
    }

    /// <summary>All that the submissions left, without the keys of the database.</summary>
    private static async Task<string> PictureAsync(ImportDesk desk)
    {
        await using var db = desk.Db();
        var lines = await db.Database.SqlQuery<string>($"""
            select concat_ws('|', r.received_on, r.arranged_on, r.ended_on, r.need, r.route, r.age_band, r.ethnicity_group, r.weekly_hours,
              r.weekly_cost, s.name, p.reference, p.name, p.listed_on, f.flags, q.received_on, q.outcome, q.national_start,
              (select string_agg(concat_ws(' ', c.from_date, c.weekly_hours, c.weekly_cost, c.is_day_known), ';' order by c.from_date)
                from support_change c where c.referral_id = r.id)) as "Value"
            from referral r join service s on s.id = r.service_id left join provider p on p.id = r.provider_id
              left join cld_finding f on f.referral_id = r.id left join cld_request q on q.referral_id = r.id
            union all select concat_ws('|', 'provider', reference, name, listed_on, cqc_location_id) from provider
            union all select concat_ws('|', 'service', name) from service
            union all select concat_ws('|', 'request', received_on, outcome, national_start) from cld_request
            """).ToListAsync();
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private sealed record Seen(string Start, string End, string Received, Route Route, string? Provider, decimal? Hours, CldFlags Flags);
}
