using System.Text.RegularExpressions;
using ClosedXML.Excel;
using CommissioningDashboard.Data;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Reports;
using CommissioningDashboard.Reports.Sheets;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Reports;

public sealed class BoardWorkbookTests(MadeReport made) : IClassFixture<MadeReport>
{
    [Fact]
    public async Task The_band_share_sheet_agrees_with_a_plain_count_of_the_rows_rounded_by_hand()
    {
        await using var db = made.Server.Database.For(made.Market.AuthorityId);
        var (from, to) = (made.Report.Slice.Period.From.FirstDay, made.Report.Slice.Period.To.LastDay);
        var referrals = await db.Referrals.Where(x => x.ReceivedOn >= from && x.ReceivedOn <= to && x.Outcome == ReferralOutcome.Arranged && x.ProviderId != null).ToListAsync();
        var providers = await db.Providers.ToDictionaryAsync(x => x.Id);
        var sizes = (await db.ProviderSizes.Where(x => x.Basis == SizeBasis.FullTimeEquivalents).ToListAsync()).ToLookup(x => x.ProviderId);
        var groups = (await db.GroupMemberships.ToListAsync()).ToLookup(x => x.ProviderId);
        var counts = referrals.GroupBy(x => BandAt(providers[x.ProviderId!.Value], sizes[x.ProviderId.Value], groups[x.ProviderId.Value], x.ReceivedOn)).ToDictionary(x => x.Key, x => x.Count());
        var whole = Math.Round(referrals.Count / 5.0) * 5;

        using var book = Open(made.Bytes);
        var rows = book.Worksheet("Band_share").Tables.Single().DataRange.Rows().ToList();

        rows.Should().HaveCount(6);
        foreach (var row in rows)
        {
            var count = counts.GetValueOrDefault(row.Field("Size of provider").GetString());
            if (count is > 0 and < 5)
            {
                row.Field("Referrals").GetString().Should().Be("[c]");
                row.Field("Share of referrals").GetString().Should().Be("[c]");
            }
            else
            {
                var rounded = Math.Round(count / 5.0) * 5;
                row.Field("Referrals").GetDouble().Should().Be(rounded);
                row.Field("Share of referrals").GetDouble().Should().Be(Math.Round(rounded / whole, 2, MidpointRounding.AwayFromZero));
            }
        }
    }

    [Fact]
    public void The_cover_says_what_was_asked_for_by_whom_and_under_which_rules()
    {
        using var book = Open(made.Bytes);
        var cover = string.Join('\n', book.Worksheet("Cover").CellsUsed().Select(x => x.GetString()));

        cover.Should().Contain("Northmoor").And.Contain("made up").And.Contain("Disclosure profile: Board.").And.Contain("Made by: Commissioner.")
            .And.Contain("Made on: 23 November 2026 at 09:00.").And.Contain("Size scheme: Birmingham (5 FTE)").And.Contain("Data as at: 23 November 2026")
            .And.Contain("all areas").And.Contain("Share of referrals by size of provider, version 2");
    }

    [Fact]
    public void Every_measure_used_is_defined_in_the_notes_with_its_version()
    {
        using var book = Open(made.Bytes);
        var notes = book.Worksheet("Notes").Tables.Single().DataRange.Rows().ToDictionary(x => x.Cell(2).GetString(), x => x.Cell(3).GetString());

        foreach (var measure in ReportSheet.All.SelectMany(x => x.Measures))
        {
            notes[measure.Name].Should().Contain(measure.Words.What).And.Contain(measure.Words.Limits)
                .And.Contain($"Version {measure.Version} of the method");
        }

        notes["Disclosure control"].Should().Contain("Not done: tables are not checked against each other");
    }

    [Fact]
    public void Marks_of_notes_stand_at_most_ten_to_a_line_so_that_the_page_keeps_its_size()
    {
        using var book = Open(made.Bytes);

        var lines = book.Worksheet("Targets").Column(1).CellsUsed().Select(x => x.GetString()).Where(x => x.StartsWith("Notes on", StringComparison.Ordinal)).ToList();

        lines.Should().HaveCountGreaterThan(1).And.OnlyContain(x => x.Split("[note ").Length - 1 <= 10);
        book.Worksheet("Trend").Column(1).CellsUsed().Select(x => x.GetString()).Should().Contain("Notes on the Notes worksheet: [note 1], [note 2], [note 3] and [note 5].");
    }

    [Fact]
    public void Sheets_are_found_in_an_order_of_their_own()
    {
        ReportSheet.All.Select(x => x.Name).Should().OnlyHaveUniqueItems().And.StartWith(["Band_share", "Trend", "Areas", "Concentration"]).And.EndWith(["Targets", "Changes", "What_the_data_can_say"]);
        ReportSheet.All.Select(x => x.Group).Should().BeInAscendingOrder("the sheets of one question stand together");
    }

    [Fact]
    public void A_new_sheet_takes_its_place_without_another_being_touched()
    {
        var sheets = ReportSheet.InOrder([.. ReportSheet.All.Reverse(), new ThrowawaySheet(ReportGroup.Share, typeof(BandShareSheet))]);

        sheets.Select(x => x.Name).Should().StartWith(["Band_share", "A_throwaway", "Trend", "Areas", "Concentration"]);
        var lost = () => ReportSheet.InOrder([.. ReportSheet.All, new ThrowawaySheet(ReportGroup.Value, typeof(BandShareSheet))]);
        lost.Should().Throw<InvalidOperationException>().WithMessage("ThrowawaySheet follows BandShareSheet, which leads to no sheet of its group*");
    }

    /// <summary>Whoever opens the file in a program finds no more digits than whoever reads the page.</summary>
    [Theory]
    [InlineData("board")]
    [InlineData("strict")]
    [InlineData("internal")]
    public void What_is_stored_is_what_is_displayed(string profile)
    {
        foreach (var weight in Enum.GetValues<Weight>())
        {
            var slice = MarketSlice.Take(made.Market, new MarketFilter { Weight = weight });
            using var book = Open(MadeReport.Written(made.Report with { Slice = slice, Profile = DisclosureProfile.Find(profile)! }));
            foreach (var cell in book.Worksheets.Skip(3).SelectMany(x => x.CellsUsed(c => c.DataType == XLDataType.Number)))
            {
                var format = cell.Style.NumberFormat.Format;
                var digits = Regex.Match(format, @"0\.(0+|#+)").Groups[1].Length + (format.Contains('%', StringComparison.Ordinal) ? 2 : 0);

                format.Should().Contain("0", $"{cell.Worksheet.Name} {cell.Address} says how it is displayed");
                cell.GetDouble().Should().Be(Math.Round(cell.GetDouble(), digits), $"{cell.Worksheet.Name} {cell.Address} is displayed as {format}");
            }
        }
    }

    [Theory]
    [InlineData("board", false)]
    [InlineData("internal", true)]
    public void A_provider_who_is_one_person_is_named_only_inside_the_authority(string profile, bool named)
    {
        var individuals = made.Market.Providers.Where(x => x.Ownership == Ownership.Individual).Select(x => x.Name).ToHashSet();
        using var book = Open(MadeReport.Written(made.Report with { Profile = DisclosureProfile.Find(profile)! }));

        var names = book.Worksheet("Invisible_providers").Tables.Single().DataRange.FirstColumn().Cells().Select(x => x.GetString()).ToList();

        names.Any(individuals.Contains).Should().Be(named);
        names.Count(x => x == "Individuals, not named").Should().Be(named ? 0 : 1);
    }

    [Fact]
    public async Task An_authority_without_data_gets_a_workbook_that_says_so_in_words()
    {
        var place = await made.Server.AddAuthorityAsync("901", "Emptyshire");
        var bytes = MadeReport.Written(await ReportOf(place.Id));

        using var book = Open(bytes);
        using var file = new AccessibleWorkbook(bytes);
        book.Worksheet("Cover").CellsUsed().Select(x => x.GetString()).Should().Contain(x => x.Contains("no referral was arranged")).And.Contain(x => x.Contains("no referral has been recorded yet"));
        book.Worksheet("Trend").Cell("A2").GetString().Should().Be("This worksheet contains no table. The data hold no whole quarter, so there is no trend to show.");
        book.Worksheet("Band_share").CellsUsed().Select(x => x.GetString()).Should().Contain("No referral was arranged with a named provider in this period.");
        new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(file.Document).Should().BeEmpty();
    }

    [Fact]
    public async Task What_looks_like_a_formula_a_number_or_a_date_stays_the_text_it_is()
    {
        string[] names = ["=1+1", "+44 Care", "-5", "@SUM(A1)", "'quoted", "01234", "1/2", "TRUE", "=HYPERLINK(\"http://x.example\",\"y\")"];
        var place = await made.Server.AddAuthorityAsync("902", "Trickshire");
        await AddOpenProvidersAsync(place.Id, names);

        var bytes = MadeReport.Written(await ReportOf(place.Id));

        using var file = new AccessibleWorkbook(bytes);
        var column = file.Sheets.Single(x => x.Name == "Invisible_providers").Body.Where(x => x.Column == 1).ToList();
        column.Select(x => x.Text).Should().BeEquivalentTo(names);
        column.Should().OnlyContain(x => x.IsText);
        file.Sheets.SelectMany(x => x.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()).Should().BeEmpty();
    }

    private async Task<BoardReport> ReportOf(int authorityId)
        => made.Report with { Slice = MarketSlice.Take(await new SnapshotStore(made.Server.Database, MadeReport.Clock).GetAsync(authorityId), MarketFilter.Everything) };

    /// <summary>One referral to nobody gives the data a period to look at.</summary>
    private async Task AddOpenProvidersAsync(int authorityId, string[] names)
    {
        await using var db = made.Server.Database.For(authorityId);
        var service = new Service { Code = "home", Name = "Home care" };
        db.Services.Add(service);
        var providers = names.Select((x, i) => new Provider { Reference = $"P{i}", Name = x, Ownership = Ownership.Private, ListedOn = new(2020, 1, 1) }).ToList();
        db.Providers.AddRange(providers);
        await db.SaveChangesAsync();
        foreach (var provider in providers)
        {
            db.ProviderServices.Add(new ProviderService { ProviderId = provider.Id, ServiceId = service.Id, From = new(2020, 1, 1) });
            db.ProviderOpenings.Add(new ProviderOpening { ProviderId = provider.Id, From = new(2020, 1, 1) });
        }

        db.Referrals.Add(new Referral { Reference = "R1", ReceivedOn = new(2026, 10, 31), ServiceId = service.Id, Route = Route.DirectPayment, Outcome = ReferralOutcome.Arranged });
        await db.SaveChangesAsync();
    }

    /// <summary>The band by the Birmingham scheme, as last counted by the end of the month.</summary>
    private static string BandAt(Provider provider, IEnumerable<ProviderSize> sizes, IEnumerable<GroupMembership> groups, DateOnly day)
    {
        var end = new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1);
        var size = sizes.Where(x => x.From <= end).OrderByDescending(x => x.From).FirstOrDefault()?.Value;
        return provider.Ownership is Ownership.CouncilDepartment or Ownership.CouncilOwnedCompany ? "In-house"
            : size is null ? "Size not known"
            : size <= 5 && !groups.Any(x => x.From <= end && !(x.To < end)) ? "Micro"
            : size <= 49 ? "Small"
            : size <= 249 ? "Medium" : "Large";
    }

    private sealed class ThrowawaySheet(ReportGroup group, Type after) : ReportSheet
    {
        public override ReportGroup Group => group;

        public override Type? After => after;

        public override string Name => "A_throwaway";

        public override string Title => "A sheet of this test";

        public override IReadOnlyList<CommissioningDashboard.Measures.Measure> Measures => [];

        public override string WhenEmpty => "";

        public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile) => throw new NotSupportedException();
    }

    private static XLWorkbook Open(byte[] bytes) => new(new MemoryStream(bytes));
}
