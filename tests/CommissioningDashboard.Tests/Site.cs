using System.Collections.Concurrent;
using AngleSharp.Html.Parser;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Demo;
using CommissioningDashboard.Tests.Demo;
using CommissioningDashboard.Web.Access;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CommissioningDashboard.Tests;

/// <summary>
/// The whole application over a real database of its own, with one authority and one account for each role. Use as a
/// class fixture, or make one with other settings. Nothing inside is replaced but, if asked, the clock.
/// </summary>
public sealed class Site : IAsyncLifetime, IAsyncDisposable
{
    public const string Password = "quartz ribbon harbour 71";

    // Hashing takes a tenth of a second by design, so all test accounts share one hash.
    private static readonly Lazy<string> _passwordHash = new(() => new Passwords().Hash(Password));

    private readonly ConcurrentDictionary<Role, Lazy<Task<HttpClient>>> _clients = new();
    private App? _app;

    /// <summary>Settings as the operator would give them, such as "Demo:SignIn".</summary>
    public Dictionary<string, string> Settings { get; init; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>True to answer on a real port, for a browser; otherwise in memory.</summary>
    public bool OnSocket { get; init; }

    /// <summary>
    /// When more than 0, the authority is the demo's county with so many referrals, for pages that need something to show.
    /// </summary>
    public int DemoReferrals { get; init; }

    /// <summary>
    /// True to have Southmere beside the demo's county, with the accounts of both; the setting "Demo:SignIn" offers them.
    /// </summary>
    public bool WithSouthmere { get; init; }

    /// <summary>Everything logged from Information up.</summary>
    public CapturedLog Log { get; } = new();

    /// <summary>The database behind it, also as its owner.</summary>
    public TestDatabase Server { get; } = new();

    public Database Database => Server.Database;

    public Authority Authority { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    /// <summary>Where a browser finds it, when <see cref="OnSocket"/>.</summary>
    public Uri Address { get; private set; } = new("https://localhost");

    /// <summary>Somebody who has not signed in. Redirects are not followed, so that they can be seen.</summary>
    public HttpClient Anonymous { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Authority = DemoReferrals > 0 ? await MakeDemoAsync() : await MakeEmptyAsync();
        if (WithSouthmere)
        {
            await MadeSouthmere.AddAsync(this);
        }

        foreach (var role in Enum.GetValues<Role>())
        {
            await AddUserAsync(role, EmailOf(role));
        }

        _app = new App(this);
        if (OnSocket)
        {
            _app.UseKestrel(0);
            _app.StartServer();
            Address = new UriBuilder(_app.ClientOptions.BaseAddress) { Host = "localhost" }.Uri;
        }

        Anonymous = NewClient();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    /// <summary>Twice does no harm.</summary>
    public async ValueTask DisposeAsync()
    {
        await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Server.DisposeAsync();
    }

    public static string EmailOf(Role role) => $"{role.Slug()}@testshire.example";

    /// <summary>Somebody who has signed in through the sign-in page, in this role. The same client each time.</summary>
    public Task<HttpClient> As(Role role)
        => _clients.GetOrAdd(role, _ => new(async () =>
        {
            var client = NewClient();
            (await SignInAsync(client, EmailOf(role))).StatusCode.Should().Be(System.Net.HttpStatusCode.Found, "a good password signs in");
            return client;
        })).Value;

    /// <summary>A client with no cookies. Its address is secure, as our cookies demand.</summary>
    public HttpClient NewClient()
        => _app!.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = OnSocket ? Address : new("https://localhost") });

    /// <summary>Fills in the sign-in form and sends it.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(HttpClient client, string email, string password = Password, string? returnUrl = null)
    {
        var page = returnUrl is null ? "/sign-in" : $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}";
        return await PostAsync(client, page, "form", new() { ["Email"] = email, ["Password"] = password });
    }

    /// <summary>Sends a form of a page as a browser without script would, hidden fields and all.</summary>
    /// <param name="client">Who sends it.</param>
    /// <param name="page">The page that has the form.</param>
    /// <param name="form">A CSS selector of the form.</param>
    /// <param name="fields">What is filled in.</param>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string page, string form, Dictionary<string, string> fields)
    {
        using var shown = await client.GetAsync(page);
        var html = await new HtmlParser().ParseDocumentAsync(await shown.Content.ReadAsStringAsync());
        var element = html.QuerySelector(form) ?? throw new InvalidOperationException($"{page} has no {form}.");
        var sent = element.QuerySelectorAll("input[type=hidden]")
            .Select(x => KeyValuePair.Create(x.GetAttribute("name")!, x.GetAttribute("value") ?? ""))
            .Where(x => !fields.ContainsKey(x.Key))
            .Concat(fields);
        using var content = new FormUrlEncodedContent(sent);
        return await client.PostAsync(element.GetAttribute("action") is { Length: > 0 } action ? $"/{action.TrimStart('/')}" : page, content);
    }

    /// <summary>The framework's line about one request, which is switched off where the application really runs.</summary>
    public static bool IsRequestLine(string line) => line.StartsWith("Request ", StringComparison.Ordinal);

    /// <summary>Another person of the authority, whose password is <see cref="Password"/>.</summary>
    public async Task<UserAccount> AddUserAsync(Role role, string email)
    {
        await using var db = Database.For(Authority.Id);
        var user = new UserAccount
        {
            Email = email,
            Name = $"Test {role.Words().ToLowerInvariant()}",
            Role = role,
            PasswordHash = _passwordHash.Value,
            Stamp = Guid.NewGuid(),
            CreatedAt = Time.GetUtcNow(),
        };
        db.Users.Add(user);
        await db.SaveChangesAsync();
        if (role == Role.CareManager)
        {
            // As in the demonstration: the first two teams, where there are any.
            var teams = await db.Teams.OrderBy(x => x.Id).Take(2).ToListAsync();
            db.UserTeams.AddRange(teams.Select(x => new UserTeam { UserId = user.Id, TeamId = x.Id }));
            await db.SaveChangesAsync();
        }

        return user;
    }

    private async Task<Authority> MakeEmptyAsync()
    {
        await Server.InitializeAsync();
        return await Server.AddAuthorityAsync();
    }

    /// <summary>Written once for each size and day and then copied: two dozen classes want the same, and to write it takes seconds.</summary>
    private async Task<Authority> MakeDemoAsync()
    {
        if (Time == TimeProvider.System)
        {
            await Server.InitializeAsync($"_demo_{DemoReferrals}_{DateTime.UtcNow:MMdd}", WriteDemoAsync);
        }
        else
        {
            await Server.InitializeAsync();
            await WriteDemoAsync(Server.OwnerConnectionString, Server.AppConnectionString);
        }

        var authority = (await Database.FindAuthorityAsync(DemoAuthority.Code))!;
        await SiteExamples.AddRefusedImportAsync(Database, authority, Time);
        await SiteExamples.AddFrozenReportAsync(Database, authority);
        await SiteExamples.AddSpendAsync(Database, authority, Time);
        return authority;
    }

    private async Task WriteDemoAsync(string owner, string app)
        => (await DemoAuthority.WriteAsync(owner, app, new DemoOptions { Referrals = DemoReferrals, Clock = Time })).Refusal.Should().BeNull();

    private sealed class App(Site site) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("ConnectionStrings:Dashboard", site.Server.AppConnectionString);
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning");
            builder.UseSetting("SignIn:AttemptsPerMinute", "1000");
            foreach (var (key, value) in site.Settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureServices(services => services.AddSingleton(site.Time));
            builder.ConfigureLogging(logging => logging.AddProvider(site.Log).AddFilter<CapturedLog>(null, LogLevel.Information));
        }
    }
}
