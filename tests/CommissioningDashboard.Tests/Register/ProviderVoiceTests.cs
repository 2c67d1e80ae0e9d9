using System.Net;
using System.Text;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Mail;
using CommissioningDashboard.Market;
using CommissioningDashboard.Register;
using CommissioningDashboard.Tests.Mail;
using CommissioningDashboard.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommissioningDashboard.Tests.Register;

/// <summary>What a provider may do by its own link, and what becomes of it.</summary>
public sealed class ProviderVoiceTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private static readonly CorrectionForm _more = new() { Part = RegisterPart.Capacity, Value = "77", From = "2/6/2026" };
    private readonly Site _site = demo.Site;

    private ProviderLinks Links => _site.Services.GetRequiredService<ProviderLinks>();

    private ProviderVoice Voice => _site.Services.GetRequiredService<ProviderVoice>();

    private ProposalDesk Proposals => _site.Services.GetRequiredService<ProposalDesk>();

    private Actor Officer => new(_site.Authority.Id, null, "Robin Officer", Role.DataOfficer);

    [Fact]
    public async Task A_proposal_changes_nothing_until_an_officer_accepts_it_and_then_stands_with_its_answer()
    {
        var (provider, secret) = await ProviderAsync(20);
        await using var db = _site.Database.For(_site.Authority.Id);

        (await Voice.ProposeAsync(secret, _more)).Should().BeEmpty();
        (await Voice.ProposeAsync(secret, _more)).Should().BeEmpty("what is sent twice waits once");

        (await db.ProviderCapacities.CountAsync(x => x.ProviderId == provider && x.WeeklyHours == 77)).Should().Be(0);
        var waiting = (await Proposals.WaitingAsync(Officer)).Where(x => x.Proposal.ProviderId == provider).ToList();
        waiting.Should().ContainSingle();
        var file = (await _site.Services.GetRequiredService<RegisterDesk>().ReadAsync(Officer, provider))!;
        var saved = await Proposals.AcceptChangeAsync(Officer, waiting[0].Proposal, "Thank you", file.Version);
        var again = await Proposals.AcceptChangeAsync(Officer, waiting[0].Proposal, "Thank you", file.Version);

        saved!.IsSaved.Should().BeTrue();
        again!.IsSaved.Should().BeFalse("it has been answered");
        (await db.ProviderCapacities.CountAsync(x => x.ProviderId == provider && x.WeeklyHours == 77)).Should().Be(1);
        var visit = (await Voice.ReadAsync(secret))!;
        visit.Proposals.Should().ContainSingle().Which.Should().Match<ProviderProposal>(x => x.IsAccepted && x.Answer == "Thank you");
    }

    [Fact]
    public async Task A_change_against_a_record_that_has_changed_is_not_accepted_unseen()
    {
        var (provider, secret) = await ProviderAsync(21);
        await Voice.ProposeAsync(secret, _more);
        var proposal = (await Proposals.WaitingAsync(Officer)).Single(x => x.Proposal.ProviderId == provider).Proposal;

        var outcome = await Proposals.AcceptChangeAsync(Officer, proposal, null, "another version");

        (outcome!.IsSaved, outcome.IsChanged).Should().Be((false, true));
        (await Proposals.FindAsync(Officer, proposal.Id))!.Proposal.AnsweredAt.Should().BeNull();
    }

    [Fact]
    public async Task A_dispute_is_answered_in_words_and_is_overdue_after_ten_working_days()
    {
        var (provider, secret) = await ProviderAsync(22);
        (await Voice.ChallengeAsync(secret, ProposalKind.SizeChallenge, "We are four")).Should().BeEmpty();
        var sent = (await Proposals.WaitingAsync(Officer)).Single(x => x.Proposal.ProviderId == provider);
        await using var db = _site.Database.For(_site.Authority.Id);

        await SentAsync(DateTimeOffset.UtcNow.AddDays(-14));
        (await Proposals.FindAsync(Officer, sent.Proposal.Id))!.IsOverdue.Should().BeFalse("two weeks are ten working days");
        await SentAsync(DateTimeOffset.UtcNow.AddDays(-17));
        (await Proposals.FindAsync(Officer, sent.Proposal.Id))!.IsOverdue.Should().BeTrue();

        (await Proposals.AnswerAsync(Officer, sent.Proposal.Id, accept: false, " ")).Should().NotBeNull("the provider is told why");
        (await Proposals.AnswerAsync(Officer, sent.Proposal.Id, accept: false, "The accounts say nine")).Should().BeNull();
        (await Voice.ReadAsync(secret))!.Proposals[0].Should()
            .Match<ProviderProposal>(x => !x.IsAccepted && x.Answer == "The accounts say nine");

        Task<int> SentAsync(DateTimeOffset at)
            => db.ProviderProposals.Where(x => x.Id == sent.Proposal.Id).ExecuteUpdateAsync(x => x.SetProperty(p => p.SentAt, at));
    }

    [Fact]
    public async Task A_link_that_was_taken_back_is_old_or_is_guessed_opens_nothing()
    {
        var (provider, secret) = await ProviderAsync(23);
        await using var db = _site.Database.For(_site.Authority.Id);
        (await db.ProviderLinks.Where(x => x.ProviderId == provider).Select(x => x.TokenHash).SingleAsync())
            .Should().NotEqual(Encoding.UTF8.GetBytes(secret), "only a hash is kept");

        var newer = (await Links.MakeAsync(Officer, provider))!;
        (await Links.WhoseAsync(secret)).Should().BeNull("a newer one was made");
        (await Links.WhoseAsync(newer)).Should().Be(new LinkOwner(_site.Authority.Id, provider));
        await db.ProviderLinks.Where(x => x.ProviderId == provider)
            .ExecuteUpdateAsync(x => x.SetProperty(l => l.ExpiresAt, DateTimeOffset.UtcNow.AddSeconds(-1)));
        (await Links.WhoseAsync(newer)).Should().BeNull("it is too old");
        var third = (await Links.MakeAsync(Officer, provider))!;
        await Links.RevokeAsync(Officer, provider);

        (await Voice.ReadAsync(third)).Should().BeNull();
        (await Voice.ConfirmAsync(third)).Should().BeFalse();
        (await Voice.ProposeAsync(third, _more)).Should().ContainSingle();
        (await Voice.ChallengeAsync("guessed", ProposalKind.SizeChallenge, "x")).Should().ContainSingle();
        (await _site.Anonymous.GetStringAsync($"/your-record/{third}")).Should().Contain("no longer works");
    }

    [Theory]
    [InlineData(RegisterPart.Details)]
    [InlineData(RegisterPart.Groups)]
    [InlineData(RegisterPart.Ratings)]
    [InlineData(RegisterPart.Frameworks)]
    [InlineData(RegisterPart.Openings)]
    public async Task What_a_provider_does_not_know_best_itself_cannot_be_proposed(RegisterPart part)
    {
        var (_, secret) = await ProviderAsync(24);

        (await Voice.ProposeAsync(secret, new CorrectionForm { Part = part, Text = "x", From = "1/5/2026" })).Should().ContainSingle();
    }

    [Fact]
    public async Task A_text_that_looks_like_a_person_is_refused_at_its_field()
    {
        var (_, secret) = await ProviderAsync(25);
        var profile = new ProfileText { About = "Ring Ann on 07700 900123", Telephone = "07700 900123" };

        var form = new CorrectionForm { Part = RegisterPart.Profile, Profile = profile, From = "1/5/2026" };
        var told = await Voice.ProposeAsync(secret, form);
        var dispute = await Voice.ChallengeAsync(secret, ProposalKind.SizeChallenge, "NHS 943 476 5919 knows us");

        told.Should().ContainSingle().Which.Field.Should().Be("About");
        dispute.Should().ContainSingle().Which.Field.Should().Be("Words");
    }

    [Fact]
    public async Task A_confirmation_stands_on_the_providers_page_once_a_day()
    {
        var (provider, secret) = await ProviderAsync(26);

        (await Voice.ConfirmAsync(secret)).Should().BeTrue();
        (await Voice.ConfirmAsync(secret)).Should().BeTrue();

        await _site.Services.GetRequiredService<SnapshotStore>().RefreshAsync(_site.Authority.Id);
        var page = await (await _site.As(Role.CareManager)).ReadAsync($"/providers/{provider}");
        page.Words("#says .finding").Should().StartWith("Last confirmed as right on ");
        await using var db = _site.Database.For(_site.Authority.Id);
        (await db.ProviderConfirmations.CountAsync(x => x.ProviderId == provider && x.ByProvider)).Should().BeGreaterThan(0);
    }

    [Fact]
    public async Task The_page_of_a_link_shows_its_own_record_and_no_other_providers_name()
    {
        var (provider, secret) = await ProviderAsync(27);
        await using var db = _site.Database.For(_site.Authority.Id);
        var names = await db.Providers.ToDictionaryAsync(x => x.Id, x => x.Name);

        var page = await _site.NewClient().ReadAsync($"/your-record/{secret}");

        page.Words("h1").Should().Be($"Your record: {names[provider]}");
        page.QuerySelectorAll("#figures tbody tr").Should().HaveCount(7);
        foreach (var other in names.Where(x => x.Key != provider && !names[provider].Contains(x.Value, StringComparison.Ordinal)))
        {
            page.Words("main").Should().NotContain(other.Value);
        }
    }

    [Fact]
    public async Task Own_figures_are_those_counted_by_hand()
    {
        var market = await _site.Services.GetRequiredService<SnapshotStore>().RefreshAsync(_site.Authority.Id);
        var slice = market.Slice(MarketFilter.Everything);
        var provider = market.Providers.First(x => slice.To(x, slice.Period).Referrals > 3);
        double expected = 0;
        foreach (var referral in slice.Named)
        {
            var able = market.Eligible.ProvidersFor(referral.MonthIndex, referral.Service, referral.Area).Places;
            expected += able.Contains((ushort)provider.Index) ? 1.0 / able.Count : 0;
        }

        var own = OwnFigures.Of(market, provider.Id)!;

        own.Referrals.Should().Be(slice.To(provider, slice.Period).Referrals);
        own.ReferralsExpected.Should().BeApproximately(expected, 1e-9);
        own.Lists.Should().BeGreaterThanOrEqualTo(own.Shown);
    }

    [Fact]
    public async Task Nobody_without_the_permission_answers_or_makes_a_link()
    {
        var actor = Officer with { Role = Role.CareManager };
        Func<Task>[] commands =
        [
            () => Links.MakeAsync(actor, 1), () => Links.RevokeAsync(actor, 1), () => Links.GoodUntilAsync(actor, 1),
            () => Proposals.WaitingAsync(actor), () => Proposals.FindAsync(actor, 1), () => Proposals.AnswerAsync(actor, 1, true, "x"),
            () => Proposals.AcceptChangeAsync(actor, new ProviderProposal { ProviderId = 1, Form = _more.ToJson() }, null, ""),
        ];

        foreach (var command in commands)
        {
            await command.Should().ThrowAsync<UnauthorizedAccessException>();
        }
    }

    [Fact]
    public async Task Another_authority_sees_neither_a_link_nor_what_was_sent_by_it()
    {
        var other = await _site.Server.AddAuthorityAsync("903", "Othershire");
        var (provider, _) = await ProviderAsync(28);

        (await Links.MakeAsync(Officer with { AuthorityId = other.Id }, provider)).Should().BeNull();
        (await Proposals.WaitingAsync(Officer with { AuthorityId = other.Id })).Should().BeEmpty();
    }

    [Fact]
    public async Task A_link_that_is_sent_opens_the_record_and_the_ones_before_it_no_longer_do()
    {
        var (provider, older) = await ProviderAsync(30);
        var outbox = new Outbox(_site.Database, TimeProvider.System, OutboxTests.Sealed(true));

        await Links.MakeAsync(Officer, provider, new ProviderLinkMail(outbox, "https://dashboard.testshire.example/", "ann@provider.example"));

        var taken = (await outbox.TakeAsync(_site.Authority.Id))!;
        taken.Mail.SentTo.Should().Be("ann@provider.example");
        var secret = taken.Body!.Split("https://dashboard.testshire.example/your-record/")[1].Split('\n')[0].Trim();
        (await Links.WhoseAsync(secret)).Should().Be(new LinkOwner(_site.Authority.Id, provider));
        (await Links.WhoseAsync(older)).Should().BeNull();
    }

    [Fact]
    public async Task An_officer_makes_a_link_on_the_record_and_it_is_shown_once()
    {
        var (provider, _) = await ProviderAsync(29);
        var client = await _site.As(Role.DataOfficer);

        var made = await Site.PostAsync(client, $"/register/{provider}", "#own-link form", new() { ["Do"] = "make" });
        var link = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await made.Content.ReadAsStringAsync())
            .QuerySelector("#link")!.GetAttribute("value")!;

        (await _site.NewClient().GetAsync(new Uri(link).AbsolutePath)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await client.GetStringAsync($"/register/{provider}")).Should().Contain("It has one, good until").And.NotContain(link);
    }

    private async Task<(int Provider, string Secret)> ProviderAsync(int place)
    {
        await using var db = _site.Database.For(_site.Authority.Id);
        var provider = await db.Providers.OrderBy(x => x.Id).Skip(place).Select(x => x.Id).FirstAsync();
        return (provider, (await Links.MakeAsync(Officer, provider))!);
    }
}
