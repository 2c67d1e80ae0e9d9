using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Pages.Desk;

/// <summary>What the script that saves drafts is answered.</summary>
public sealed class DraftSavingTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly Site _site = demo.Site;

    [Fact]
    public async Task A_draft_saves_itself_is_found_again_and_is_not_written_over_unseen()
    {
        var client = await _site.As(Role.CareManager);
        var form = (await client.ReadAsync("/desk/new")).QuerySelector("form[data-draft]")!;

        var first = await SaveAsync(client, form, "0", "Likes music");
        var second = await SaveAsync(client, form, "1", "Likes music and a garden");
        var person = await SaveAsync(client, form, "2", "Ring her on 07700 900123");
        var stale = await SaveAsync(client, form, "1", "Something else");

        (first.State, first.Revision, second.State, second.Revision).Should().Be(("saved", 1, "saved", 2));
        first.Words.Should().StartWith("Draft saved at ");
        (person.State, stale.State).Should().Be(("refused", "stopped"));
        person.Words.Should().Contain("a telephone number");
        var page = await client.ReadAsync($"/{second.Address}");
        page.QuerySelector("#matters")!.TextContent.Should().Be("Likes music and a garden");
        page.QuerySelector("input[name=Revision]")!.GetAttribute("value").Should().Be("2");
    }

    [Fact]
    public async Task A_late_save_does_not_bring_back_a_draft_that_has_become_a_referral()
    {
        var client = await _site.As(Role.CareManager);
        var form = (await client.ReadAsync("/desk/new")).QuerySelector("form[data-draft]")!;
        var draft = Guid.Parse(form.QuerySelector("input[name=Draft]")!.GetAttribute("value")!);
        await using var db = _site.Database.For(_site.Authority.Id);
        var referral = await db.Referrals.OrderBy(x => x.Id).FirstAsync();
        db.DeskReferrals.Add(new DeskReferral { ReferralId = referral.Id, DraftId = draft, OpenedAt = DateTimeOffset.UtcNow });
        await db.SaveChangesAsync();

        var late = await SaveAsync(client, form, "0", "Likes music");

        late.State.Should().Be("stopped");
        (await db.ReferralDrafts.AnyAsync(x => x.Id == draft)).Should().BeFalse();
    }

    [Fact]
    public async Task Without_a_token_or_the_permission_nothing_is_saved()
    {
        var client = await _site.As(Role.CareManager);
        using var bare = new FormUrlEncodedContent([KeyValuePair.Create("Draft", $"{Guid.NewGuid()}"), KeyValuePair.Create("Revision", "0")]);

        (await client.PostAsync("/desk/drafts/save", bare)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static async Task<Answer> SaveAsync(HttpClient client, IElement form, string revision, string matters)
    {
        var fields = form.QuerySelectorAll("input[type=hidden]").ToDictionary(x => x.GetAttribute("name")!, x => x.GetAttribute("value") ?? "");
        (fields["Revision"], fields["Matters"]) = (revision, matters);
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync($"/{form.GetAttribute("data-draft")}", content);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<Answer>(JsonSerializerOptions.Web))!;
    }

    private sealed record Answer(string State, string Words, int Revision, string Address);
}
