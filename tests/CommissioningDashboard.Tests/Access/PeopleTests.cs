using System.Net;
using AngleSharp.Html.Parser;
using CommissioningDashboard.Access;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Access;

public sealed class PeopleTests(Site site) : IClassFixture<Site>
{
    private const string _newPassword = "harbour lantern thistle 9";

    [Fact]
    public async Task An_administrator_adds_a_colleague_who_sets_a_password_by_a_link_that_works_once()
    {
        var added = await Site.PostAsync(await site.As(Role.Administrator), "/people/new", "main form[method=post]", new()
        {
            ["Name"] = "Robin Example",
            ["Email"] = "Robin@testshire.example",
            ["Role"] = "care-manager",
        });
        var link = (await ReadAsync(added)).QuerySelector("#link")!.GetAttribute("value")!;
        var path = new Uri(link).AbsolutePath;
        var robin = site.NewClient();

        var weak = await Site.PostAsync(robin, path, "form", new() { ["Password"] = "password1234" });
        var set = await Site.PostAsync(robin, path, "form", new() { ["Password"] = _newPassword });
        var again = await robin.GetAsync(path);

        (await weak.Content.ReadAsStringAsync()).Should().Contain("too easy to guess");
        (await set.Content.ReadAsStringAsync()).Should().Contain("Your password is set");
        (await again.Content.ReadAsStringAsync()).Should().Contain("no longer works");
        (await Site.SignInAsync(robin, "robin@testshire.example", _newPassword)).StatusCode.Should().Be(HttpStatusCode.Found);
        (await robin.GetAsync("/desk")).StatusCode.Should().Be(HttpStatusCode.OK);
        await using var db = site.Database.For(site.Authority.Id);
        (await db.PasswordLinks.SingleAsync()).TokenHash.Should().NotEqual(System.Text.Encoding.UTF8.GetBytes(path.Split('/')[^1]));
    }

    [Fact]
    public async Task Who_is_disabled_or_has_another_role_is_out_at_the_next_request()
    {
        var account = await site.AddUserAsync(Role.DataOfficer, "sam@testshire.example");
        var sam = site.NewClient();
        await Site.SignInAsync(sam, account.Email);
        (await sam.GetAsync("/imports")).StatusCode.Should().Be(HttpStatusCode.OK);
        var page = $"/people/{account.Id}";

        await DoAsync(page, new() { ["Do"] = "change", ["Name"] = "Sam", ["Role"] = "care-manager" });
        (await sam.GetAsync("/imports")).StatusCode.Should().Be(HttpStatusCode.Found, "a changed role ends the session");
        await Site.SignInAsync(sam, account.Email);
        (await sam.GetAsync("/imports")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        await DoAsync(page, new() { ["Do"] = "disable" });
        (await sam.GetAsync("/desk")).StatusCode.Should().Be(HttpStatusCode.Found);
        (await Site.SignInAsync(sam, account.Email)).StatusCode.Should().Be(HttpStatusCode.OK, "the sign-in page comes again");
        await DoAsync(page, new() { ["Do"] = "enable" });
        (await Site.SignInAsync(sam, account.Email)).StatusCode.Should().Be(HttpStatusCode.Found);

        await using var db = site.Database.For(site.Authority.Id);
        var changed = await db.AuditEntries.SingleAsync(x => x.Action == "user.changed");
        changed.Detail.Should().Contain("data-officer").And.Contain("care-manager");
    }

    [Fact]
    public async Task The_last_administrator_can_lock_nobody_out()
    {
        await using var db = site.Database.For(site.Authority.Id);
        var last = await db.Users.AsNoTracking().SingleAsync(x => x.Role == Role.Administrator);
        var desk = new PeopleDesk(site.Database, TimeProvider.System);
        var actor = new Actor(site.Authority.Id, last.Id, last.Name, last.Role);

        (await desk.DisableAsync(actor, last.Id)).Problems.Should().ContainSingle();
        (await desk.ChangeAsync(actor, last.Id, new PersonForm(last.Name, last.Email, "commissioner", []))).Problems.Should().ContainSingle();

        (await db.Users.AsNoTracking().SingleAsync(x => x.Id == last.Id)).Should().BeEquivalentTo(last);
    }

    [Theory]
    [InlineData("", "a@b.example", "commissioner", "Name")]
    [InlineData("Robin", "no address", "commissioner", "Email")]
    [InlineData("Robin", "a@b.example", "king", "Role")]
    [InlineData("Robin", "administrator@testshire.example", "commissioner", "Email")]
    public async Task What_is_filled_in_wrongly_is_told_at_its_field(string name, string email, string role, string field)
    {
        var desk = new PeopleDesk(site.Database, TimeProvider.System);

        var changed = await desk.AddAsync(Actor.Operator(site.Authority.Id), new PersonForm(name, email, role, []), "none");

        changed.Problems.Should().ContainSingle().Which.Field.Should().Be(field);
        changed.Account.Should().BeNull();
    }

    [Theory]
    [InlineData(Role.Commissioner)]
    [InlineData(Role.CareManager)]
    [InlineData(Role.DataOfficer)]
    public async Task Nobody_but_an_administrator_changes_anybodys_access(Role role)
    {
        var desk = new PeopleDesk(site.Database, TimeProvider.System);
        var actor = new Actor(site.Authority.Id, 1, "x", role);
        Func<Task>[] commands =
        [
            () => desk.AddAsync(actor, new PersonForm("x", "x@y.example", "commissioner", []), "none"),
            () => desk.ChangeAsync(actor, 1, new PersonForm("x", "x@y.example", "administrator", [])),
            () => desk.DisableAsync(actor, 1), () => desk.EnableAsync(actor, 1), () => desk.ResetAsync(actor, 1), () => desk.SignOutEverywhereAsync(actor, 1),
        ];

        foreach (var command in commands)
        {
            await command.Should().ThrowAsync<UnauthorizedAccessException>();
        }
    }

    [Fact]
    public async Task Another_authoritys_people_are_not_there()
    {
        var other = await site.Server.AddAuthorityAsync("901", "Othershire");
        await using var db = site.Database.For(site.Authority.Id);
        var mine = await db.Users.Select(x => x.Id).FirstAsync();

        (await new PeopleDesk(site.Database, TimeProvider.System).DisableAsync(Actor.Operator(other.Id), mine)).Account.Should().BeNull();
    }

    private async Task DoAsync(string page, Dictionary<string, string> fields)
        => (await Site.PostAsync(await site.As(Role.Administrator), page, "main form[method=post]", fields)).StatusCode.Should().Be(HttpStatusCode.OK);

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> ReadAsync(HttpResponseMessage response)
        => await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
}
