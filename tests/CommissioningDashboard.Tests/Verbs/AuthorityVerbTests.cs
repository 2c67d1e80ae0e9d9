using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Web.Verbs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Tests.Verbs;

public sealed class AuthorityVerbTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_listed_council_is_added_once_under_its_social_services_code_and_found_by_all_its_codes()
    {
        var first = await RunAsync("authority add --code E06000058 --name \"BCP Council\"");
        var second = await RunAsync("authority add --code 822");

        first.Should().Be(new VerbRun(0,
            $"""
            Added BCP Council (code 738, ONS E06000058).
            The published list calls 738 Bournemouth, Christchurch and Poole. If that is another council: authority remove --code 738
            Next, give somebody access: user add --authority 738 --email … --name … --role administrator
            """.ReplaceLineEndings(), ""));
        second.Should().Be(new VerbRun(CommandLine.Refused, "", "The code \"738\" already belongs to BCP Council."));
        var added = (await server.Database.FindAuthorityAsync("738"))!;
        foreach (var code in new[] { "738", "822", "e06000058" })
        {
            (await Operator.AuthorityAsync(server.Database, code, CancellationToken.None)).Id.Should().Be(added.Id);
        }

        (await TrailAsync(added)).Should().Equal("authority.added");
    }

    [Fact]
    public async Task A_council_of_the_list_needs_no_name_and_its_code_may_have_letters()
    {
        (await RunAsync("authority add --code h6x4g")).Output.Should().StartWith("Added Cumberland (code H6X4G, ONS E06000063).");

        (await server.Database.FindAuthorityAsync("H6X4G"))!.Should().BeEquivalentTo(new { Name = "Cumberland", IsDemo = false });
    }

    [Fact]
    public async Task A_code_that_is_not_listed_is_refused_with_the_right_one_unless_it_is_meant()
    {
        var wrong = await RunAsync("authority add --code E10000099 --name \"Rutland County Council\"");
        var nameless = await RunAsync("authority add --code E10000099 --unlisted");
        var meant = await RunAsync("authority add --code E10000099 --name Upshire --unlisted");

        wrong.Should().Be(new VerbRun(CommandLine.Refused, "",
            "The code \"E10000099\" is not of one of the 153 English councils with social services responsibilities. Rutland has the code 510 (ONS E06000017). Correct it, or add --unlisted if it is meant."));
        nameless.Code.Should().Be(CommandLine.Refused);
        meant.Output.Should().StartWith("Added Upshire (code E10000099, not on the list of councils).");
    }

    [Fact]
    public async Task An_authority_is_renamed_on_record_and_readers_are_told()
    {
        await RunAsync("authority add --code 510");

        var renamed = await RunAsync("authority rename --code 510 --name \"Rutland County Council\"");

        renamed.Output.Should().StartWith("Rutland is now Rutland County Council.");
        var place = (await server.Database.FindAuthorityAsync("510"))!;
        place.Should().BeEquivalentTo(new { Name = "Rutland County Council", MarketVersion = 1 });
        (await TrailAsync(place)).Should().Equal("authority.added", "authority.renamed");
    }

    [Fact]
    public async Task An_empty_authority_is_removed_with_its_accounts_and_its_trail_stays()
    {
        await RunAsync("authority add --code 204");
        var first = (await server.Database.FindAuthorityAsync("204"))!;
        await RunAsync("user add --authority 204 --email eve@council.example --name Eve --role data-officer --password-stdin", "teapot lantern 64\n");

        var removed = await RunAsync("authority remove --code 204");
        var again = await RunAsync("authority add --code 204");
        var moved = await RunAsync("user add --authority 204 --email eve@council.example --name Eve --role data-officer --password-stdin", "teapot lantern 64\n");

        removed.Should().Be(new VerbRun(0, "Removed Barnsley and its accounts. Its audit trail is kept; the code 204 is free again.", ""));
        (again.Code, moved.Code).Should().Be((0, 0), "code and address are free");
        (await server.Database.FindAuthorityAsync("204"))!.Id.Should().NotBe(first.Id);
        (await TrailAsync(first)).Should().Equal("authority.added", "user.added", "authority.removed");
    }

    [Fact]
    public async Task An_authority_that_holds_anything_is_not_removed_and_the_words_say_what()
    {
        await RunAsync("authority add --code 716");
        var place = (await server.Database.FindAuthorityAsync("716"))!;
        await using var db = server.Database.For(place.Id);
        db.Providers.Add(new Provider { Reference = "P-1", Name = "One", ListedOn = new DateOnly(2025, 1, 1) });
        db.Areas.Add(new Area { Code = "coast", Name = "Coast" });
        await db.SaveChangesAsync();

        var removed = await RunAsync("authority remove --code 716");

        removed.Should().Be(new VerbRun(CommandLine.Refused, "", "Barking and Dagenham holds data, so it was not removed and nothing was changed. It has records of: area, provider."));
        (await server.Database.FindAuthorityAsync("716")).Should().NotBeNull();
    }

    /// <summary>Any table that an authority's facts may lie in keeps it from being removed, also one that is made in years to come.</summary>
    [Fact]
    public async Task Removing_looks_into_every_table_with_authority_facts_but_accounts_settings_mail_and_the_trail()
    {
        await using var db = server.Database.For(0);
        var tables = db.Model.GetEntityTypes().Where(x => x.ClrType.IsAssignableTo(typeof(IAuthorityFact)))
            .Where(x => x.ClrType.Namespace != typeof(UserAccount).Namespace && x.ClrType.Namespace != typeof(CommissioningDashboard.Audit.AuditEntry).Namespace && x.ClrType != typeof(Setting))
            .Where(x => x.ClrType != typeof(CommissioningDashboard.Mail.OutgoingMail))
            .Select(x => x.GetTableName()).ToList();

        AuthorityRegister.Tables(db.Model).Should().BeEquivalentTo(tables).And.HaveCountGreaterThan(15);
    }

    [Fact]
    public void The_list_has_the_153_councils_each_code_once()
    {
        EnglishAuthorities.All.Should().HaveCount(153);
        EnglishAuthorities.All.SelectMany(x => x.Codes).Should().OnlyHaveUniqueItems().And.HaveCount((2 * 153) + 2);
        EnglishAuthorities.All.Should().OnlyContain(x => x.OnsCode.Length == 9 && x.OnsCode.StartsWith("E0") || x.OnsCode.StartsWith("E10"));
        EnglishAuthorities.All.Select(x => x.Code).Where(x => !x.All(char.IsAsciiDigit)).Should().BeEquivalentTo("Z9D4Z", "U6Q5Z", "W8X1Q", "H6X4G");
        EnglishAuthorities.Named("London Borough of Richmond upon Thames").Select(x => x.Code).Should().Equal("733");
    }

    private Task<VerbRun> RunAsync(string line, string typed = "") => VerbRun.OfAsync(server, line, typed);

    private async Task<List<string>> TrailAsync(Authority authority)
    {
        await using var connection = new NpgsqlConnection(server.OwnerConnectionString);
        await connection.OpenAsync();
        await using var read = new NpgsqlCommand("select action from audit_entry where authority_id = @id order by id", connection);
        read.Parameters.AddWithValue("id", authority.Id);
        await using var reader = await read.ExecuteReaderAsync();
        var actions = new List<string>();
        while (await reader.ReadAsync())
        {
            actions.Add(reader.GetString(0));
        }

        return actions;
    }
}
