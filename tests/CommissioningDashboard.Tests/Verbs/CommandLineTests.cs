using CommissioningDashboard.Access;
using CommissioningDashboard.Demo;
using CommissioningDashboard.Web.Access;
using CommissioningDashboard.Web.Verbs;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Verbs;

public sealed class CommandLineTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Migrating_what_is_up_to_date_says_so()
        => (await RunAsync("migrate")).Should().Be(new VerbRun(0, "The database is up to date.", ""));

    [Fact]
    public async Task A_person_is_added_with_a_password_that_is_piped_in_and_leaves_a_trace()
    {
        var place = await server.AddAuthorityAsync("a1", "Oneshire");

        var added = await RunAsync("user add --authority a1 --email Ann@Council.example --name Ann --role data-officer --password-stdin", "teapot lantern 64\n");

        added.Should().Be(new VerbRun(0, "Ann may now sign in to Oneshire as data officer.", ""));
        var user = (await server.Database.FindUserAsync("ann@council.example"))!;
        new Passwords().Match(user, "teapot lantern 64").Should().BeTrue();
        user.Role.Should().Be(Role.DataOfficer);
        await using var db = server.Database.For(place.Id);
        var entry = await db.AuditEntries.SingleAsync();
        entry.Action.Should().Be("user.added");
        entry.UserId.Should().BeNull("an operator's command has no account");
        entry.Detail.Should().NotContain("Ann").And.NotContain("council");
    }

    [Theory]
    [InlineData("user add --authority a2 --email bob@council.example --name Bob --role commissioner --password-stdin", "Password1234", "too easy to guess")]
    [InlineData("user add --authority a2 --email bob@council.example --name Bob --role commissioner --password-stdin", "short", "12 characters or more")]
    [InlineData("user add --authority a2 --email bob --name Bob --role commissioner --password-stdin", "teapot lantern 64", "not an email address")]
    [InlineData("user add --authority none --email bob@council.example --name Bob --role commissioner --password-stdin", "teapot lantern 64", "no authority with the code \"none\"")]
    [InlineData("user disable --authority a2 --email nobody@council.example", "", "has no account for nobody@council.example")]
    public async Task What_cannot_be_done_is_refused_with_the_reason(string line, string typed, string reason)
    {
        _ = await server.Database.FindAuthorityAsync("a2") ?? await server.AddAuthorityAsync("a2", "Twoshire");

        var outcome = await RunAsync(line, typed);

        outcome.Code.Should().Be(CommandLine.Refused);
        outcome.Error.Should().Contain(reason);
    }

    [Fact]
    public async Task A_person_can_be_unlocked_and_disabled()
    {
        var place = await server.AddAuthorityAsync("a3", "Threeshire");
        await RunAsync("user add --authority a3 --email cat@council.example --name Cat --role commissioner --password-stdin", "teapot lantern 64");
        await using var db = server.Database.For(place.Id);
        await db.Users.ExecuteUpdateAsync(x => x.SetProperty(u => u.LockedUntil, DateTimeOffset.UtcNow.AddMinutes(9)));
        var stamp = (await server.Database.FindUserAsync("cat@council.example"))!.Stamp;

        var unlocked = await RunAsync("user unlock --authority a3 --email cat@council.example");
        var between = (await server.Database.FindUserAsync("cat@council.example"))!;
        var disabled = await RunAsync("user disable --authority a3 --email cat@council.example");
        var after = (await server.Database.FindUserAsync("cat@council.example"))!;

        (unlocked.Code, disabled.Code).Should().Be((0, 0));
        between.LockedUntil.Should().BeNull();
        after.DisabledAt.Should().NotBeNull();
        after.Stamp.Should().NotBe(stamp, "open sessions must end");
        (await db.AuditEntries.OrderBy(x => x.Id).Select(x => x.Action).ToListAsync()).Should().Equal("user.added", "user.unlocked", "user.disabled");
    }

    [Fact]
    public async Task People_are_listed_given_another_role_a_link_and_their_access_back_but_the_last_administrator_stays()
    {
        await server.AddAuthorityAsync("a9", "Nineshire");
        await RunAsync("user add --authority a9 --email eve@council.example --name Eve --role administrator --password-stdin", "teapot lantern 64");
        await RunAsync("user add --authority a9 --email fay@council.example --name Fay --role commissioner --password-stdin", "teapot lantern 64");

        (await RunAsync("user role --authority a9 --email fay@council.example --role care-manager")).Code.Should().Be(0);
        (await RunAsync("user disable --authority a9 --email fay@council.example")).Code.Should().Be(0);
        (await RunAsync("user list --authority a9")).Output.Should().Contain("fay@council.example\tFay\tcare-manager\tdisabled");
        (await RunAsync("user enable --authority a9 --email fay@council.example")).Code.Should().Be(0);
        (await RunAsync("user reset --authority a9 --email fay@council.example")).Output.Should().Contain("/password/");
        (await RunAsync("user disable --authority a9 --email eve@council.example")).Code.Should().Be(1);
        (await RunAsync("user role --authority a9 --email eve@council.example --role commissioner")).Code.Should().Be(1);
    }

    [Fact]
    public async Task A_new_password_takes_the_place_of_the_old_one_and_unlocks()
    {
        var place = await server.AddAuthorityAsync("a4", "Fourshire");
        await RunAsync("user add --authority a4 --email dan@council.example --name Dan --role commissioner --password-stdin", "teapot lantern 64");
        await using var db = server.Database.For(place.Id);
        await db.Users.ExecuteUpdateAsync(x => x.SetProperty(u => u.LockedUntil, DateTimeOffset.UtcNow.AddMinutes(9)));

        var weak = await RunAsync("user password --authority a4 --email dan@council.example --password-stdin", "Password1234");
        var good = await RunAsync("user password --authority a4 --email dan@council.example --password-stdin", "violin meadow 35");

        (weak.Code, good.Code).Should().Be((1, 0));
        var user = (await server.Database.FindUserAsync("dan@council.example"))!;
        new Passwords().Match(user, "violin meadow 35").Should().BeTrue();
        new Passwords().Match(user, "teapot lantern 64").Should().BeFalse();
        user.LockedUntil.Should().BeNull();
    }

    [Fact]
    public async Task The_demo_is_made_once_with_an_account_for_each_role_and_completed_when_it_was_interrupted()
    {
        var first = await RunAsync("demo --referrals 50");
        var demo = (await server.Database.FindAuthorityAsync(DemoAuthority.Code))!;
        await using var db = server.Database.For(demo.Id);
        var roles = await db.Users.Where(x => x.IsDemo).Select(x => x.Role).ToListAsync();
        await db.Users.Where(x => x.Role == Role.CareManager).ExecuteDeleteAsync();

        var completing = await RunAsync("demo");
        var again = await RunAsync("demo");
        var tolerant = await RunAsync("demo --if-missing");

        (first.Code, completing.Code, again.Code, tolerant.Code).Should().Be((0, 0, 1, 0));
        roles.Should().BeEquivalentTo(Enum.GetValues<Role>());
        (await db.Users.CountAsync()).Should().Be(roles.Count);
        again.Error.Should().Contain("already has data");
        tolerant.Output.Should().Contain("there already");
    }

    [Fact]
    public async Task Southmere_is_made_with_the_county_and_added_to_a_demo_that_had_only_the_county()
    {
        var older = new TestDatabase();
        await older.InitializeAsync();
        try
        {
            await DemoAuthority.WriteAsync(older.OwnerConnectionString, older.AppConnectionString, new DemoOptions { Referrals = 20 });

            var added = await VerbRun.OfAsync(older, "demo --if-missing");

            added.Code.Should().Be(0, added.Error);
            added.Output.Should().Contain("Northmoor County Council was there already")
                .And.MatchRegex("Made Southmere Council: (5,9..|6,000) referrals and 46 providers");
            (await older.Database.FindUserAsync("commissioner@southmere.example")).Should().BeEquivalentTo(new { IsDemo = true, Role = Role.Commissioner });
            (await older.Database.FindUserAsync("data-officer@southmere.example"))!.AuthorityId
                .Should().Be((await older.Database.FindAuthorityAsync(DemoPlace.Southmere.Code))!.Id);
        }
        finally
        {
            await older.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_demo_that_cannot_be_made_is_refused_even_by_a_script_that_may_run_twice()
    {
        var outcome = await RunAsync("demo --referrals -1 --if-missing");

        outcome.Code.Should().Be(CommandLine.Refused);
        outcome.Error.Should().Contain("between 0 and 5,000,000");
    }

    [Theory]
    [InlineData("frob")]
    [InlineData("authority add --name Somewhere")]
    [InlineData("user add --authority a --email a@b.example --name A --role chief")]
    [InlineData("user add --authority a --email a@b.example --name A --role commissioner --password secret")]
    public async Task What_is_not_understood_ends_with_two_and_shows_how(string line)
    {
        var outcome = await RunAsync(line);

        outcome.Code.Should().Be(CommandLine.BadUsage);
        outcome.Error.Should().NotBeEmpty();
        outcome.Output.Should().Contain("Usage:");
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Timeout=2", "Check that it runs")]
    [InlineData("Hots=127.0.0.1", "ConnectionStrings__Owner cannot be read")]
    [InlineData("", "Set ConnectionStrings__Owner")]
    public async Task A_connection_that_fails_names_the_setting_to_check(string connection, string words)
    {
        var outcome = await RunAsync("migrate", owner: connection);

        outcome.Code.Should().Be(CommandLine.Refused);
        outcome.Error.Should().Contain(words).And.Contain("ConnectionStrings__Owner").And.NotContain("   at ");
    }

    [Theory]
    [InlineData(true, "migrate")]
    [InlineData(true, "--help")]
    [InlineData(true, "frob")]
    [InlineData(false)]
    [InlineData(false, "--urls=http://localhost:5000")]
    public void A_first_word_is_a_verb_and_an_option_is_for_the_web_host(bool isVerb, params string[] args)
        => CommandLine.IsVerb(args).Should().Be(isVerb);

    private Task<VerbRun> RunAsync(string line, string typed = "", string? owner = null) => VerbRun.OfAsync(server, line, typed, owner);
}
