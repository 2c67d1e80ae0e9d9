using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Market;
using CommissioningDashboard.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommissioningDashboard.Tests.Register;

public sealed class RegisterDeskTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly Site _site = demo.Site;

    private RegisterDesk Desk => _site.Services.GetRequiredService<RegisterDesk>();

    private Actor Officer => new(_site.Authority.Id, null, "Robin Officer", Role.DataOfficer);

    [Fact]
    public async Task A_corrected_size_keeps_the_past_moves_the_referrals_it_said_and_can_be_taken_back()
    {
        var provider = await OfBandAsync(DisplayBand.Medium);
        var from = DateOnly.FromDateTime(DateTime.Now).AddMonths(-8);
        var form = new CorrectionForm
        {
            Part = RegisterPart.Size,
            Value = "3",
            Basis = "FullTimeEquivalents",
            From = CorrectionForm.Day(new DateOnly(from.Year, from.Month, 1)),
            Source = "Accounts",
        };
        await using var db = _site.Database.For(_site.Authority.Id);
        var first = new DateOnly(from.Year, from.Month, 1);
        var moved = await db.Referrals
            .CountAsync(x => x.ProviderId == provider && x.Outcome == ReferralOutcome.Arranged && x.ReceivedOn >= first);
        var sizes = await db.ProviderSizes.CountAsync(x => x.ProviderId == provider);

        var tried = (await Desk.TryAsync(Officer, provider, form))!;
        (await db.ProviderSizes.CountAsync(x => x.ProviderId == provider)).Should().Be(sizes, "to look changes nothing");
        var saved = (await Desk.SaveAsync(Officer, provider, form, tried.File.Version))!;

        tried.Effects[0].Plain.Should().StartWith($"Moves {moved} referral").And.Contain("from medium to micro since 1 ");
        saved.IsSaved.Should().BeTrue();
        (await db.ProviderSizes.CountAsync(x => x.ProviderId == provider)).Should().Be(sizes + 1);
        var entry = await db.AuditEntries.OrderByDescending(x => x.Id).FirstAsync();
        entry.Action.Should().Be("register.corrected");
        entry.Detail.Should().Contain("3 full-time equivalents").And.Contain("(Accounts)");
        var market = await _site.Services.GetRequiredService<SnapshotStore>().RefreshAsync(_site.Authority.Id);
        market.Providers.First(x => x.Id == provider).BandOn(market.Scheme(null), DateOnly.FromDateTime(DateTime.Now))
            .Should().Be(DisplayBand.Micro);

        var batch = await db.ImportBatches.SingleAsync(x => x.Format == RegisterDesk.Format && x.FileName.StartsWith("Size"));
        (await new ImportUndo(_site.Database, TimeProvider.System).UndoAsync(Actor.Operator(_site.Authority.Id), batch.Id)).Should().BeNull();
        (await db.ProviderSizes.CountAsync(x => x.ProviderId == provider)).Should().Be(sizes);
    }

    [Fact]
    public async Task Of_two_people_on_one_record_the_second_is_shown_both_versions_and_nothing_is_lost()
    {
        var provider = await OfBandAsync(DisplayBand.Small);
        var read = (await Desk.ReadAsync(Officer, provider))!;
        var details = read.Of(RegisterPart.Details).First().Form;

        var mine = (await Desk.SaveAsync(Officer, provider, details with { Name = "First Name Care" }, read.Version))!;
        var yours = (await Desk.SaveAsync(Officer, provider, details with { Name = "Second Name Care" }, read.Version))!;

        mine.IsSaved.Should().BeTrue();
        (yours.IsSaved, yours.IsChanged).Should().Be((false, true));
        yours.Before.Should().Contain("Name: First Name Care");
        yours.After.Should().Contain("Name: Second Name Care");
        (await Desk.ReadAsync(Officer, provider))!.Provider.Name.Should().Be("First Name Care");
    }

    [Fact]
    public async Task Of_two_who_save_in_the_same_moment_one_wins()
    {
        var provider = await OfBandAsync(DisplayBand.Large);
        var read = (await Desk.ReadAsync(Officer, provider))!;
        var details = read.Of(RegisterPart.Details).First().Form;

        var both = await Task.WhenAll(
            Desk.SaveAsync(Officer, provider, details with { Name = "Left Care" }, read.Version),
            Desk.SaveAsync(Officer, provider, details with { Name = "Right Care" }, read.Version));

        both.Select(x => x!.IsSaved).Should().BeEquivalentTo([true, false]);
    }

    [Fact]
    public async Task Each_kind_of_fact_can_be_added_corrected_and_called_a_mistake()
    {
        var provider = await OfBandAsync(DisplayBand.Micro);
        await using var db = _site.Database.For(_site.Authority.Id);
        var (service, area) = ((await db.Services.FirstAsync(x => x.Code == "shared-lives")).Id, (await db.Areas.FirstAsync()).Id);
        var framework = (await db.Frameworks.FirstAsync()).Name;
        CorrectionForm[] forms =
        [
            new() { Part = RegisterPart.Services, Items = [service], From = "2/3/2019" },
            new() { Part = RegisterPart.Areas, Items = [area], From = "2/3/2019" },
            new() { Part = RegisterPart.Openings, From = "1/1/2018", To = "31/1/2018" },
            new() { Part = RegisterPart.Groups, Text = "Oak Group", From = "1/10/2026" },
            new() { Part = RegisterPart.Communities, Text = "Deaf people", Tie = "LedBy", From = "1/5/2026" },
            new() { Part = RegisterPart.Frameworks, Text = framework, Items = [service], From = "1/5/2026" },
            new() { Part = RegisterPart.Ratings, Rating = "Good", Source = "CQC", From = "1/6/2026" },
            new() { Part = RegisterPart.Capacity, Value = "12.5", From = "1/6/2026" },
        ];

        foreach (var form in forms)
        {
            var before = (await Desk.ReadAsync(Officer, provider))!;
            var added = (await Desk.SaveAsync(Officer, provider, form, before.Version))!;
            added.Problems.Should().BeEmpty();
            added.IsSaved.Should().BeTrue($"{form.Part}");
            var now = (await Desk.ReadAsync(Officer, provider))!;
            var line = now.Of(form.Part).Single(x => added.After.Contains(x.Words));
            var other = line.Form with { From = "3/3/2017", NeverSo = true, To = "" };
            var again = (await Desk.SaveAsync(Officer, provider, other, now.Version))!;
            again.IsSaved.Should().BeTrue($"{form.Part}");
            again.After.Should().ContainSingle().Which.Should().Contain("3 March 2017");
        }
    }

    [Theory]
    [InlineData(RegisterPart.Size, "", "FullTimeEquivalents", "1/5/2026", "x", "Value")]
    [InlineData(RegisterPart.Size, "3", "", "1/5/2026", "x", "Basis")]
    [InlineData(RegisterPart.Size, "3", "Workers", "31/2/2026", "x", "From")]
    [InlineData(RegisterPart.Size, "3", "Workers", "1/5/2099", "x", "From")]
    [InlineData(RegisterPart.Size, "3", "Workers", "1/5/2026", " ", "Source")]
    [InlineData(RegisterPart.Capacity, "a lot", null, "1/5/2026", null, "Value")]
    [InlineData(RegisterPart.Services, null, null, "1/5/2026", null, "Items")]
    [InlineData(RegisterPart.Details, null, null, null, null, "Name")]
    public async Task What_is_filled_in_wrongly_is_told_at_its_field_and_nothing_is_saved(
        RegisterPart part, string? value, string? basis, string? from, string? source, string field)
    {
        var provider = await OfBandAsync(DisplayBand.Micro);
        var read = (await Desk.ReadAsync(Officer, provider))!;
        var form = new CorrectionForm { Part = part, Value = value, Basis = basis, From = from, Source = source };

        var outcome = (await Desk.SaveAsync(Officer, provider, form, read.Version))!;

        outcome.IsSaved.Should().BeFalse();
        outcome.Problems.Select(x => x.Field).Should().Contain(field);
    }

    [Fact]
    public async Task A_service_that_there_is_not_and_a_fact_of_another_provider_are_refused()
    {
        var (provider, other) = (await OfBandAsync(DisplayBand.Micro), await OfBandAsync(DisplayBand.Large));
        var read = (await Desk.ReadAsync(Officer, provider))!;
        var theirs = (await Desk.ReadAsync(Officer, other))!.Of(RegisterPart.Size).First().Form;

        var nowhere = new CorrectionForm { Part = RegisterPart.Services, Items = [99_999], From = "1/5/2026" };
        var unknown = await Desk.SaveAsync(Officer, provider, nowhere, read.Version);
        var foreign = await Desk.SaveAsync(Officer, provider, theirs with { Value = "1" }, read.Version);

        unknown!.Problems.Should().ContainSingle().Which.Field.Should().Be("Items");
        foreign!.Problems.Should().ContainSingle().Which.Problem.Should().Contain("not on the record");
    }

    [Theory]
    [InlineData(Role.Commissioner)]
    [InlineData(Role.CareManager)]
    [InlineData(Role.ReportManager)]
    public async Task Nobody_without_the_permission_corrects_anything(Role role)
    {
        var actor = Officer with { Role = role };
        var form = new CorrectionForm { Part = RegisterPart.Capacity, Value = "1", From = "1/5/2026" };

        await ((Func<Task>)(() => Desk.ReadAsync(actor, 1))).Should().ThrowAsync<UnauthorizedAccessException>();
        await ((Func<Task>)(() => Desk.TryAsync(actor, 1, form))).Should().ThrowAsync<UnauthorizedAccessException>();
        await ((Func<Task>)(() => Desk.SaveAsync(actor, 1, form, ""))).Should().ThrowAsync<UnauthorizedAccessException>();
    }

    [Fact]
    public async Task Another_authoritys_provider_is_not_there()
    {
        var other = await _site.Server.AddAuthorityAsync("902", "Othershire");

        (await Desk.ReadAsync(Officer with { AuthorityId = other.Id }, 1)).Should().BeNull();
    }

    [Fact]
    public async Task On_the_page_the_effect_is_seen_before_it_can_be_saved()
    {
        var provider = await OfBandAsync(DisplayBand.Medium);
        var client = await _site.As(Role.DataOfficer);
        var page = $"/register/{provider}/capacity";
        Dictionary<string, string> fields = new() { ["Value"] = "33", ["From"] = "2/6/2026", ["Do"] = "save" };

        var blind = await (await Site.PostAsync(client, page, "main form[method=post]", fields)).Content.ReadAsStringAsync();
        blind.Should().Contain("What happens to the figures").And.Contain("33 hours a week, stated on 2 June 2026");
        await using var db = _site.Database.For(_site.Authority.Id);
        (await db.ProviderCapacities.CountAsync(x => x.ProviderId == provider && x.WeeklyHours == 33)).Should().Be(0, "nobody had seen it");

        var seen = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(blind);
        var sent = seen.QuerySelectorAll("main form input").ToDictionary(x => x.GetAttribute("name")!, x => x.GetAttribute("value") ?? "");
        using var content = new FormUrlEncodedContent(sent.Append(new("Do", "save")));
        var saved = await client.PostAsync(page, content);

        saved.Headers.Location!.ToString().Should().EndWith($"register/{provider}?saved=yes");
        (await db.ProviderCapacities.CountAsync(x => x.ProviderId == provider && x.WeeklyHours == 33)).Should().Be(1);
        (await client.GetStringAsync($"/register/{provider}?saved=yes")).Should().Contain("33 hours a week, stated on 2 June 2026");
        (await client.GetStringAsync("/register")).Should().Contain("stated capacity, Test data officer");
    }

    private async Task<int> OfBandAsync(DisplayBand band)
    {
        var market = await _site.Services.GetRequiredService<SnapshotStore>().RefreshAsync(_site.Authority.Id);
        var today = DateOnly.FromDateTime(DateTime.Now);
        return market.Providers.First(x => x.IsOpen(today) && x.Capacities.Count > 0 && x.Groups.Count == 0
            && x.BandOn(market.Scheme(null), today) == band).Id;
    }
}
