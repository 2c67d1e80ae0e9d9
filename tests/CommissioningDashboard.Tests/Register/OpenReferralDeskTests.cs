using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.OpenReferral;
using CommissioningDashboard.Register;
using CommissioningDashboard.Tests.Imports.OpenReferral;
using Microsoft.EntityFrameworkCore;
using ImportDesk = CommissioningDashboard.Tests.Imports.ImportDesk;

namespace CommissioningDashboard.Tests.Register;

/// <summary>What feeds tell waits until a person has answered it. It is 15 December 2025 in Testshire.</summary>
public sealed class OpenReferralDeskTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Reading_a_feed_changes_nothing_of_the_register_and_shows_what_it_tells_beside_what_stands()
    {
        using var place = await OpenAsync();
        var oak = await AddOakAsync(place);
        var before = await RegisterAsync(place);

        await TakeAsync(place, FeedFile.Version3);

        (await RegisterAsync(place)).Should().Be(before);
        var told = (await Desk(place).ReadAsync(Officer(place))).Told.Should().ContainSingle().Subject;
        told.Provider!.Id.Should().Be(oak.Id);
        var view = await ViewAsync(place);
        view.Match.Why.Should().Be("by its company number, 01234567");
        view.Offers.Select(x => $"{x.What}: {x.Before} → {x.After}").Should().Equal(
            "Charity number: nothing → 1099001", "Service: not given → Home care", "Area: none named, which means everywhere → North",
            "Area: not on your list of areas → The old harbour", "What you do: nothing → Neighbours who help neighbours.",
            "When: nothing → Monday, Wednesday and Friday, 09:00 to 17:30", "Languages: nothing → Polish", "Prices: £20 an hour → £24 an hour",
            "Evidence of quality: nothing → Care Certificate for everybody", "Telephone: nothing → 01632 960100",
            "E-mail: nothing → hello@oak.example", "Website: nothing → https://oak.example/");
        view.LeftOut.Should().Equal("Help at home, telephone: a mobile number beside a person’s name");
    }

    [Fact]
    public async Task What_is_accepted_is_on_the_record_what_is_refused_is_not_and_neither_is_asked_again()
    {
        using var place = await OpenAsync();
        var oak = await AddOakAsync(place);
        await TakeAsync(place, FeedFile.Version3);
        var view = await ViewAsync(place);
        var keys = view.Offers.ToDictionary(x => x.After, x => x.Key);

        (await Desk(place).AcceptAsync(
            Officer(place), view.Organisation.Id, [keys["Home care"], keys["The old harbour"], keys["01632 960100"]],
            [new(keys["The old harbour"], await AreaAsync(place, "south"))], view.Version)).Should().BeNull();
        (await Desk(place).RefuseAsync(Officer(place), view.Organisation.Id, [keys["£24 an hour"], keys["North"]])).Should().BeNull();

        (await RegisterAsync(place)).Should().Be(
            "P-1 Oak Care 01234567  ; Home care from 15 December 2025; South from 15 December 2025; £20 an hour, 01632 960100 from 15 December 2025; "
            + "£20 an hour from 1 January 2024");
        var left = (await ViewAsync(place)).Offers.Select(x => x.What).ToList();
        left.Should().Equal("Charity number", "What you do", "When", "Languages", "Evidence of quality", "E-mail", "Website");
        await TakeAsync(place, FeedFile.Version3);
        (await ViewAsync(place)).Offers.Select(x => x.What).Should().Equal(left);

        // What is told anew is asked.
        await TakeAsync(place, FeedFile.Version3.Replace("£24", "£25", StringComparison.Ordinal));
        (await ViewAsync(place)).Offers.Select(x => x.After).Should().Contain("£25 an hour");
        await using var db = place.Db();
        (await db.AuditEntries.Where(x => x.Action.StartsWith("register.feed")).Select(x => x.Detail).ToListAsync()).Should().HaveCount(2)
            .And.OnlyContain(x => !x.Contains("960100") && !x.Contains("oak.example"));
        oak.Id.Should().BePositive();
    }

    [Theory]
    [InlineData("£20  AN hour", "01632 960100", "oak.example", "")]
    [InlineData("£2.0 an hour", "+44 (1632) 960-100", "https://OAK.example/", "Prices")]
    [InlineData("£20 an hour", "01632 960101", "http://oak.example/new", "Telephone Website")]
    public async Task Only_what_says_something_else_is_told_otherwise(string prices, string telephone, string website, string other)
    {
        using var place = await OpenAsync();
        var oak = await AddOakAsync(place);
        await using (var db = place.Db())
        {
            db.ProviderProfiles.Add(new ProviderProfile { ProviderId = oak.Id, From = new(2025, 1, 1), Prices = prices, Telephone = telephone, Website = website });
            await db.SaveChangesAsync();
        }

        await TakeAsync(place, FeedFile.Version3.Replace("£24", "£20", StringComparison.Ordinal));

        string.Join(' ', (await ViewAsync(place)).Offers.Select(x => x.What).Intersect(["Prices", "Telephone", "Website"])).Should().Be(other);
    }

    [Fact]
    public async Task All_of_one_organisation_together_leaves_only_what_has_to_be_chosen()
    {
        using var place = await OpenAsync();
        await AddOakAsync(place);
        await TakeAsync(place, FeedFile.Version3);
        var view = await ViewAsync(place);

        (await Desk(place).AcceptAsync(Officer(place), view.Organisation.Id, [], [], view.Version)).Should().BeNull();

        (await ViewAsync(place)).Offers.Select(x => x.After).Should().Equal("The old harbour");
        (await Desk(place).AcceptAsync(Officer(place), view.Organisation.Id, [view.Offers[3].Key], [], (await ViewAsync(place)).Version))
            .Should().StartWith("Choose what each service and area");
    }

    [Fact]
    public async Task Who_is_not_on_the_register_is_offered_and_made_only_when_somebody_says_so_and_can_be_taken_back()
    {
        using var place = await OpenAsync();
        await TakeAsync(place, FeedFile.Version1);
        var missing = (await Desk(place).ReadAsync(Officer(place))).Missing;
        missing.Select(x => x.Organisation.Name).Should().Equal("Ash House", "Elm Society");
        (await CountAsync(place)).Should().Be(0);

        var ash = await ViewAsync(place, "Ash House");
        (await Desk(place).RefuseAsync(Officer(place), ash.Organisation.Id, [])).Should().BeNull();
        var elm = await ViewAsync(place, "Elm Society");
        (await Desk(place).AcceptAsync(Officer(place), elm.Organisation.Id, [], [], elm.Version)).Should().BeNull();

        await TakeAsync(place, FeedFile.Version1);
        var after = await Desk(place).ReadAsync(Officer(place));
        (after.Missing.Count, after.Refused.Single().Organisation.Name, after.Settled).Should().Be((0, "Ash House", 1));
        (await RegisterAsync(place)).Should().Be(
            $"ORUK-{elm.Organisation.Id} Elm Society   ; Day care from 15 December 2025; South from 15 December 2025; "
            + "A lunch club., People over 60, Tuesday, 11:30 to 14:00, £5, 01632 960200, https://elm.example/ from 15 December 2025");
        await using var db = place.Db();
        var batch = await db.ImportBatches.OrderBy(x => x.Id).LastAsync();
        batch.FileName.Should().Be("8 facts of Elm Society from Open Referral");
        (await new ImportUndo(server.Database, place.Clock).UndoAsync(Officer(place), batch.Id)).Should().BeNull();
        (await Desk(place).ReadAsync(Officer(place))).Missing.Select(x => x.Organisation.Name).Should().Equal("Elm Society");
        await Desk(place).AskAgainAsync(Officer(place), ash.Organisation.Id);
        (await Desk(place).ReadAsync(Officer(place))).Missing.Should().HaveCount(2);
    }

    [Fact]
    public async Task What_was_accepted_of_a_known_provider_and_taken_back_is_asked_again()
    {
        using var place = await OpenAsync();
        await AddOakAsync(place);
        await TakeAsync(place, FeedFile.Version3);
        var (view, before) = (await ViewAsync(place), await RegisterAsync(place));
        await Desk(place).AcceptAsync(Officer(place), view.Organisation.Id, [], [], view.Version);
        await using var db = place.Db();

        (await new ImportUndo(server.Database, place.Clock).UndoAsync(Officer(place), await db.ImportBatches.MaxAsync(x => x.Id))).Should().BeNull();

        (await RegisterAsync(place)).Should().Be(before);
        (await ViewAsync(place)).Offers.Should().BeEquivalentTo(view.Offers);
    }

    [Fact]
    public async Task Whoever_has_not_seen_the_record_as_it_is_now_saves_nothing()
    {
        using var place = await OpenAsync();
        var oak = await AddOakAsync(place);
        await TakeAsync(place, FeedFile.Version3);
        var view = await ViewAsync(place);
        await using (var db = place.Db())
        {
            db.ProviderProfiles.Add(new ProviderProfile { ProviderId = oak.Id, From = new(2025, 12, 1), Prices = "£22 an hour" });
            await db.SaveChangesAsync();
        }

        (await Desk(place).AcceptAsync(Officer(place), view.Organisation.Id, [], [], view.Version)).Should().StartWith("The record or the feed has changed");

        (await RegisterAsync(place)).Should().Contain("£22 an hour").And.NotContain("£24");
    }

    [Fact]
    public async Task A_name_finds_its_provider_unless_numbers_speak_against_it_and_a_person_has_the_last_word()
    {
        using var place = await OpenAsync();
        await using (var db = place.Db())
        {
            db.Providers.AddRange(
                new Provider { Reference = "E-1", Name = "elm society", ListedOn = new(2020, 1, 1) },
                new Provider { Reference = "A-1", Name = "Ash House", ListedOn = new(2020, 1, 1) },
                new Provider { Reference = "A-2", Name = "Ash House", ListedOn = new(2020, 1, 1) },
                new Provider { Reference = "O-1", Name = "Oak Community Care", CompaniesHouseNumber = "07654321", ListedOn = new(2020, 1, 1) });
            await db.SaveChangesAsync();
        }

        await TakeAsync(place, FeedFile.Version1);
        await TakeAsync(place, FeedFile.Version3);

        (await ViewAsync(place, "Elm Society")).Match.Should().BeEquivalentTo(new { Provider = new { Reference = "E-1" }, Why = "by its name" });
        var ash = await ViewAsync(place, "Ash House");
        (ash.Match.Provider, ash.Suggestions.Select(x => x.Reference)).Should().BeEquivalentTo(((Provider?)null, new[] { "A-1", "A-2" }));
        (await ViewAsync(place, "Oak Community Care")).Match.Provider.Should().BeNull("it has another company number");
        var desk = Desk(place);
        (await desk.SayWhichAsync(Officer(place), ash.Organisation.Id, "ash house")).Should().Be("Several providers have this name. Enter the reference");
        (await desk.SayWhichAsync(Officer(place), ash.Organisation.Id, "B-9")).Should().Be("No provider has this reference or name");
        (await desk.SayWhichAsync(Officer(place), ash.Organisation.Id, "A-2")).Should().BeNull();
        (await ViewAsync(place, "Ash House")).Match.Should().BeEquivalentTo(new { Provider = new { Reference = "A-2" }, Why = "as was said before" });
    }

    [Fact]
    public async Task Another_authority_sees_and_answers_nothing_of_it()
    {
        using var place = await OpenAsync();
        using var other = await OpenAsync();
        await TakeAsync(place, FeedFile.Version3);
        var view = await ViewAsync(place);

        var seen = await Desk(other).ReadAsync(Officer(other));
        (seen.Told.Count + seen.Missing.Count + seen.Refused.Count + seen.Settled).Should().Be(0);
        (await Desk(other).FindAsync(Officer(other), view.Organisation.Id)).Should().BeNull();
        (await Desk(other).AcceptAsync(Officer(other), view.Organisation.Id, [], [], view.Version)).Should().NotBeNull();
        await Desk(other).RefuseAsync(Officer(other), view.Organisation.Id, []);

        (await CountAsync(place)).Should().Be(0);
        (await ViewAsync(place)).IsRefused.Should().BeFalse();
    }

    private async Task<ImportDesk> OpenAsync()
    {
        var place = await ImportDesk.OpenAsync(server);
        await using var db = place.Db();
        db.AddRange(
            new Service { Code = "home-care", Name = "Home care" }, new Service { Code = "day-care", Name = "Day care" },
            new Area { Code = "north", Name = "North" }, new Area { Code = "south", Name = "South" });
        await db.SaveChangesAsync();
        return place;
    }

    private static async Task<Provider> AddOakAsync(ImportDesk place)
    {
        await using var db = place.Db();
        var oak = new Provider { Reference = "P-1", Name = "Oak Care", CompaniesHouseNumber = "01234567", ListedOn = new DateOnly(2020, 1, 1) };
        db.Providers.Add(oak);
        await db.SaveChangesAsync();
        db.ProviderProfiles.Add(new ProviderProfile { ProviderId = oak.Id, From = new(2024, 1, 1), Prices = "£20 an hour" });
        await db.SaveChangesAsync();
        return oak;
    }

    private async Task TakeAsync(ImportDesk place, string text)
    {
        var reading = FeedFile.Read(text);
        reading.Problems.Should().BeEmpty();
        await new OpenReferralIntake(server.Database, place.Clock).TakeAsync(Officer(place), reading, "feed.json");
    }

    private async Task<FeedView> ViewAsync(ImportDesk place, string? name = null)
    {
        await using var db = place.Db();
        var id = await db.OpenReferralOrganisations.Where(x => name == null || x.Name == name).Select(x => x.Id).SingleAsync();
        return (await Desk(place).FindAsync(Officer(place), id))!;
    }

    private static async Task<int> AreaAsync(ImportDesk place, string code)
    {
        await using var db = place.Db();
        return await db.Areas.Where(x => x.Code == code).Select(x => x.Id).SingleAsync();
    }

    private static async Task<int> CountAsync(ImportDesk place)
    {
        await using var db = place.Db();
        return await db.Providers.CountAsync();
    }

    /// <summary>The one provider of the register with what feeds could change of it.</summary>
    private static async Task<string> RegisterAsync(ImportDesk place)
    {
        await using var db = place.Db();
        var provider = await db.Providers.SingleAsync();
        var services = await db.ProviderServices.Join(db.Services, x => x.ServiceId, x => x.Id, (x, s) => new { s.Name, x.From, x.To }).ToListAsync();
        var areas = await db.ProviderAreas.Join(db.Areas, x => x.AreaId, x => x.Id, (x, a) => new { a.Name, x.From, x.To }).ToListAsync();
        var profiles = await db.ProviderProfiles.OrderByDescending(x => x.From).ToListAsync();
        IEnumerable<string> lines =
        [
            $"{provider.Reference} {provider.Name} {provider.CompaniesHouseNumber} {provider.CharityNumber} ",
            .. services.Concat(areas).Select(x => $"{x.Name} from {x.From:d MMMM yyyy}"),
            .. profiles.Select(x => $"{string.Join(", ", ProfileText.Of(x).Said().Select(t => t.Text))} from {x.From:d MMMM yyyy}"),
        ];
        return string.Join("; ", lines);
    }

    private OpenReferralDesk Desk(ImportDesk place) => new(server.Database, place.Clock);

    private static Actor Officer(ImportDesk place) => new(place.AuthorityId, null, "Robin Officer", Role.DataOfficer);
}
