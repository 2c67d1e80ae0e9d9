using CommissioningDashboard.Web;
using CommissioningDashboard.Web.Access;
using CommissioningDashboard.Web.Components.Pages.AuditTrail;
using CommissioningDashboard.Web.Components.Pages.Spend;
using CommissioningDashboard.Web.Desk;
using CommissioningDashboard.Web.Feed;
using CommissioningDashboard.Web.Health;
using CommissioningDashboard.Web.Imports;
using CommissioningDashboard.Web.Ledger;
using CommissioningDashboard.Web.Mail;
using CommissioningDashboard.Web.Pictures;
using CommissioningDashboard.Web.Reports;
using CommissioningDashboard.Web.Security;
using CommissioningDashboard.Web.Verbs;

BritishEnglish.Everywhere();

// A first word that is not an option is a verb: the same program also works without a browser.
if (CommandLine.IsVerb(args))
{
    return await CommandLine.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddServing();
builder.AddSignIn();
builder.Services.AddPolicies();
builder.Services.AddPages();
builder.Services.AddFeed();
builder.Services.AddOpenReferral();
builder.Services.AddPictures();
builder.AddImports();
if ((builder.AddMarket() ?? builder.AddMail() ?? builder.SecurityContactProblem()) is { } problem)
{
    await Console.Error.WriteLineAsync(problem);
    return CommandLine.Refused;
}

var app = builder.Build();

app.UseHead();
app.UseProxyHeaders();
app.UseSecurityHeaders();
app.UseKnownHosts();
app.UseProblemPages();
app.UseBritishEnglish();
app.UseRouting();
app.UseCircuitOrigin();
app.UseBodyLimit();
app.UseSecureCookies();
app.UseCors();
app.UseAccess();
app.UseRateLimiter();
app.UseFormTokens();

app.MapAssets();
app.MapStart();
app.MapPages();
app.MapFeed();
app.MapOpenReferral();
app.MapPictures();
app.MapImports();
app.MapColumns();
app.MapProfiles();
app.MapFeedImports();
app.MapReports();
app.MapAudit();
app.MapLedger();
app.MapSpend();
app.MapDrafts();
app.MapSignOut();
app.MapHealth();
app.MapSecurityContact();

await app.RunAsync();
return 0;
