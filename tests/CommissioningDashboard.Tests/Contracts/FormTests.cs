using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Web.Access;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Tests.Contracts;

/// <summary>Every form there is, sent by everybody whom it is not meant for: nothing of the authority’s may change.</summary>
public sealed class FormTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string _token = "__RequestVerificationToken";

    private readonly Site _site = demo.Site;

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory, MemberData(nameof(Roles))]
    public async Task A_role_that_a_form_is_not_meant_for_is_refused_with_a_good_token_too(Role role)
    {
        var client = await _site.As(role);
        var token = await TokenAsync(client);
        var forms = await FormsAsync();
        var before = await FingerprintAsync();
        var wrong = new List<string>();
        foreach (var (route, fields) in forms.Where(x => !x.Route.Admits(role)))
        {
            var status = await PostAsync(client, route.Sample(), fields, token);
            if (status != HttpStatusCode.Forbidden)
            {
                wrong.Add($"{route}: {(int)status}");
            }
        }

        wrong.Should().BeEmpty();
        (await FingerprintAsync()).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task Without_a_token_no_form_is_taken_from_anybody()
    {
        var forms = await FormsAsync();
        var before = await FingerprintAsync();
        var wrong = new List<string>();
        foreach (var (route, fields) in forms)
        {
            var nobody = await PostAsync(_site.NewClient(), route.Sample(), fields, null);
            var everything = await PostAsync(await _site.As(Role.Administrator), route.Sample(), fields, null);
            if (nobody is not (HttpStatusCode.Found or HttpStatusCode.BadRequest) || everything != HttpStatusCode.BadRequest)
            {
                wrong.Add($"{route}: nobody {(int)nobody}, an administrator {(int)everything}");
            }
        }

        wrong.Should().BeEmpty();
        (await FingerprintAsync()).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task Another_authoritys_administrator_changes_nothing_whatever_is_sent()
    {
        var other = await _site.Server.AddAuthorityAsync("901", "Othershire");
        await using (var db = _site.Database.For(other.Id))
        {
            db.Users.Add(new UserAccount
            {
                Email = "administrator@othershire.example",
                Name = "Other",
                Role = Role.Administrator,
                PasswordHash = new Passwords().Hash(Site.Password),
                Stamp = Guid.NewGuid(),
            });
            await db.SaveChangesAsync();
        }

        var client = _site.NewClient();
        (await Site.SignInAsync(client, "administrator@othershire.example")).StatusCode.Should().Be(HttpStatusCode.Found);
        var token = await TokenAsync(client);
        var forms = await FormsAsync();
        var before = await FingerprintAsync();
        var failed = new List<string>();
        foreach (var (route, fields) in forms)
        {
            for (var i = 0; i < 2; i++)
            {
                var status = await PostAsync(client, route.Sample(), fields, token);
                if ((int)status >= 500)
                {
                    failed.Add($"{route}: {(int)status}");
                }
            }
        }

        failed.Should().BeEmpty();
        (await FingerprintAsync()).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task Sent_twice_from_the_need_to_the_start_of_support_everything_is_there_once()
    {
        var client = await _site.As(Role.CareManager);
        await using var db = _site.Database.For(_site.Authority.Id);
        var before = await db.Referrals.CountAsync();
        var service = await db.Services.Where(x => x.Code == "home-care").Select(x => x.Id).SingleAsync();
        var page = await TwiceAsync(client, "/desk/new", new() { ["Do"] = "find", ["Hours"] = "7", ["Service"] = $"{service}" });
        var id = long.Parse(page.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var shown = (await ReadAsync(client, page)).QuerySelectorAll("input[name=asked]");
        var asked = shown.Take(2).Select(x => x.GetAttribute("value")!).ToList();

        await TwiceAsync(client, $"{page}/ask?asked={asked[0]}&asked={asked[1]}", []);
        await TwiceAsync(client, $"{page}/record", new() { ["Result"] = asked[0], ["ChosenBy"] = "Person", ["Why"] = "Near the person" });
        await TwiceAsync(client, $"{page}/support/start", []);

        (await db.Referrals.CountAsync()).Should().Be(before + 1);
        (await db.Enquiries.CountAsync(x => x.ReferralId == id)).Should().Be(2);
        (await db.SupportEvents.CountAsync(x => x.ReferralId == id)).Should().Be(1);
        (await db.Options.CountAsync(x => x.ReferralId == id && x.Outcome == OptionOutcome.Accepted)).Should().Be(1);
        (await db.Options.CountAsync(x => x.ReferralId == id && x.Outcome == OptionOutcome.Contacted)).Should().Be(1, "one did not answer");
    }

    /// <summary>Sends one form twice as it stands; both times it must lead to the same place or say the same.</summary>
    private static async Task<string> TwiceAsync(HttpClient client, string page, Dictionary<string, string> filledIn)
    {
        var html = await ReadAsync(client, page);
        var fields = FieldsOf(html.QuerySelector("main form[method=post]")!, filledIn);
        var token = html.QuerySelector($"input[name={_token}]")!.GetAttribute("value")!;
        var answers = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var content = new FormUrlEncodedContent(fields.Append(new(_token, token)));
            using var response = await client.PostAsync(page, content);
            ((int)response.StatusCode).Should().BeLessThan(400);
            var text = await response.Content.ReadAsStringAsync();
            text.Should().NotContain("There is a problem").And.NotContain("Somebody else");
            answers.Add(response.Headers.Location is { } place ? new Uri(client.BaseAddress!, place).AbsolutePath : "");
        }

        answers[1].Should().Be(answers[0]);
        return answers[0];
    }

    /// <summary>Each form of the application, as an administrator would find it filled in.</summary>
    private async Task<IReadOnlyList<(SiteRoutes.SiteRoute Route, IReadOnlyList<KeyValuePair<string, string>> Fields)>> FormsAsync()
    {
        var client = await _site.As(Role.Administrator);
        var forms = new List<(SiteRoutes.SiteRoute, IReadOnlyList<KeyValuePair<string, string>>)>();
        var routes = SiteRoutes.Discover(_site).Where(x => x.Answers(HttpMethod.Post) && !x.IsAnonymous && x.Pattern != "/sign-out");
        foreach (var route in routes)
        {
            var form = !route.IsPage ? null : (await ReadAsync(client, route.Sample())).QuerySelector("main form[method=post]");
            forms.Add((route, form is null ? [] : FieldsOf(form, [])));
        }

        forms.Should().HaveCountGreaterThan(10);
        return forms;
    }

    /// <summary>What a browser would send, with the first choice made wherever one is to be made.</summary>
    private static List<KeyValuePair<string, string>> FieldsOf(AngleSharp.Dom.IElement form, Dictionary<string, string> filledIn)
    {
        var fields = filledIn.ToList();
        foreach (var element in form.QuerySelectorAll("input, select, textarea, button[name]"))
        {
            var name = element.GetAttribute("name");
            if (name is null or _token || filledIn.ContainsKey(name))
            {
                continue;
            }

            var isRepeat = element is IHtmlInputElement { Type: "radio" } or IHtmlButtonElement && fields.Exists(x => x.Key == name);
            if (!isRepeat && element is not IHtmlInputElement { Type: "checkbox" })
            {
                fields.Add(new(name, element is IHtmlSelectElement select
                    ? select.Options.Select(x => x.Value).FirstOrDefault(x => x.Length > 0) ?? "" : element.GetAttribute("value") ?? ""));
            }
        }

        return fields;
    }

    private static async Task<HttpStatusCode> PostAsync(
        HttpClient client, string address, IEnumerable<KeyValuePair<string, string>> fields, string? token)
    {
        // What takes files takes nothing else, and the others take this too.
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in token is null ? fields : fields.Append(new(_token, token)))
        {
            content.Add(new StringContent(value), name);
        }

        using var response = await client.PostAsync(address, content);
        return response.StatusCode;
    }

    private static async Task<string> TokenAsync(HttpClient client)
        => (await ReadAsync(client, "/glossary")).QuerySelector($"input[name={_token}]")!.GetAttribute("value")!;

    private static async Task<IHtmlDocument> ReadAsync(HttpClient client, string address)
        => await new HtmlParser().ParseDocumentAsync(await (await client.GetAsync(address)).Content.ReadAsStringAsync());

    /// <summary>What the authority holds, table by table: count and sum of the rows’ hashes.</summary>
    private async Task<Dictionary<string, string>> FingerprintAsync()
    {
        await using var db = _site.Database.For(_site.Authority.Id);
        var found = new Dictionary<string, string>();
        await using var connection = new NpgsqlConnection(_site.Server.OwnerConnectionString);
        await connection.OpenAsync();
        foreach (var table in AuthorityRegister.Tables(db.Model).Append("user_account").Append("outgoing_mail").Append("audit_entry"))
        {
            var stamped = table == "user_account" ? "(t.name, t.role, t.password_hash, t.disabled_at)::text" : "t::text";
            await using var command = new NpgsqlCommand(
                $"select count(*) || ' ' || coalesce(sum(hashtext({stamped})), 0) from {table} t where authority_id = @authority"
                    + (table == "audit_entry" ? " and action not like 'sign-in%'" : ""), connection);
            command.Parameters.AddWithValue("authority", _site.Authority.Id);
            found[table] = (string)(await command.ExecuteScalarAsync())!;
        }

        return found;
    }
}
