using System.Net;
using CommissioningDashboard.Access;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommissioningDashboard.Tests.Pages.Settings;

public sealed class SettingsPageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_choice_is_saved_with_its_entry_in_the_trail_and_shown_at_once()
    {
        var client = await site.As(Role.Administrator);

        var saved = await Site.PostAsync(client, "/settings", "form[method=post]:not(.sign-out)", new() { ["Scheme"] = "somerset-8" });
        await Site.PostAsync(client, "/settings", "form[method=post]:not(.sign-out)", new() { ["Scheme"] = "somerset-8" });

        saved.StatusCode.Should().Be(HttpStatusCode.Found);
        saved.Headers.Location!.OriginalString.Should().EndWith("settings?saved=true");
        await using var db = site.Database.For(site.Authority.Id);
        (await db.Authorities.SingleAsync(x => x.Id == site.Authority.Id)).SizeSchemeId.Should().Be("somerset-8");
        var entry = await db.AuditEntries.SingleAsync(x => x.Action == "settings.changed");
        entry.Detail.Should().Contain("birmingham-5").And.Contain("somerset-8");
        entry.UserId.Should().NotBeNull();
        (await site.Services.GetRequiredService<SnapshotStore>().RefreshAsync(site.Authority.Id)).DefaultScheme.Should().Be("somerset-8");
        (await client.GetStringAsync("/settings?saved=true")).Should().Contain("Saved. Every page now goes by it.").And.Contain("Last changed by Test administrator on");
    }

    [Fact]
    public async Task A_choice_that_is_not_on_the_list_is_refused_with_what_to_do()
    {
        var client = await site.As(Role.Administrator);

        var refused = await Site.PostAsync(client, "/settings", "form[method=post]:not(.sign-out)", new() { ["Scheme"] = "nonsense" });

        refused.StatusCode.Should().Be(HttpStatusCode.OK);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("Choose a size scheme from the list.").And.Contain("There is a problem");
    }
}
