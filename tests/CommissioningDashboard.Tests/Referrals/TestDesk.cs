using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Mail;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Referrals;
using CommissioningDashboard.Tests.Mail;
using CommissioningDashboard.Tests.Market;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CommissioningDashboard.Tests.Referrals;

/// <summary>An authority with five providers and a care manager of the team "east", with every action of the desk.</summary>
internal sealed record TestDesk(Database Database, SnapshotStore Store, FakeTimeProvider Clock, Actor Actor, ReferralForm Form)
{
    public const string Site = "https://dashboard.testshire.example/";

    private static int _code = 800;

    public int Authority => Actor.AuthorityId;

    public DeskList List => new(Database, Clock);

    public SaveDraft Save => new(Database, Clock);

    public OpenReferral Open => new(Database, Store, Clock);

    public ShowList Show => new(Database, Store, Clock);

    public RecordChoice Record => new(Database, Store, Clock);

    public Outbox Outbox { get; init; } = null!;

    public AskProviders Ask => new(Database, Store, Outbox, Clock);

    public RecordSupport Support => new(Database, Store, Clock);

    public DeskTimes Times => new(Database, Clock);

    public AnswerEnquiry Answer => new(Database, Store, Clock);

    public static async Task<TestDesk> OpenAsync(TestDatabase server, FakeTimeProvider clock, bool sendsMail = false)
    {
        var authority = (await server.AddAuthorityAsync($"{Interlocked.Increment(ref _code)}")).Id;
        var market = new MarketBuilder();
        foreach (var name in new[] { "Ash", "Beech", "Cedar", "Elm", "Fir" })
        {
            market.Provider(name, 3);
        }

        await server.Database.WriteAsync(authority, market.Refer(3, "Ash").Rows);
        await using var db = server.Database.For(authority);
        var user = new UserAccount
        {
            Email = $"desk-{authority}@testshire.example",
            Name = "Test",
            Role = Role.CareManager,
            PasswordHash = "",
            Stamp = Guid.NewGuid(),
        };
        db.Users.Add(user);
        await db.SaveChangesAsync();
        var team = await db.Teams.OrderBy(x => x.Id).Select(x => x.Id).FirstAsync();
        db.UserTeams.Add(new UserTeam { UserId = user.Id, TeamId = team });
        await db.SaveChangesAsync();
        var form = new ReferralForm
        {
            Team = $"{team}",
            Service = $"{await db.Services.Where(x => x.Code == "home").Select(x => x.Id).SingleAsync()}",
            Area = $"{await db.Areas.Where(x => x.Code == "north").Select(x => x.Id).SingleAsync()}",
            Need = $"{Need.PhysicalSupport}",
            Route = $"{Route.CouncilCommissioned}",
        };
        var store = new SnapshotStore(server.Database, clock);
        return new TestDesk(server.Database, store, clock, new Actor(authority, user.Id, "Test", Role.CareManager), form)
        {
            Outbox = new Outbox(server.Database, clock, OutboxTests.Sealed(sendsMail)),
        };
    }

    /// <summary>A referral of the form, whose list has been looked at.</summary>
    public async Task<(long Id, ChoiceList List)> ReferAsync(ReferralForm? form = null)
    {
        var id = (await Open.RunAsync(Actor, Guid.NewGuid(), form ?? Form)).ReferralId!.Value;
        return (id, (await Show.RunAsync(Actor, id))!);
    }

    /// <summary>A referral for which one provider was chosen, arranged today.</summary>
    public async Task<(long Id, ChoiceList List)> ArrangeAsync(ReferralForm? form = null)
    {
        var (id, list) = await ReferAsync(form);
        (await Record.RunAsync(Actor, id, Choose(list.InOrder[0].Id))).IsRecorded.Should().BeTrue();
        return (id, list);
    }

    /// <summary>Asks these, by texts to be copied.</summary>
    public Task<AskingDone> AskAsync(long id, IEnumerable<ProviderRecord> providers)
        => Ask.RunAsync(Actor, id, [.. providers.Select(x => new ProviderToAsk(x.Id, null))], Site);

    public ChoiceForm Choose(int provider, int? declined = null)
        => new($"{provider}", declined is { } no ? [new AnswerLine(no, $"{OptionOutcome.DeclinedByProvider}", "Too far to travel")] : [],
            Written.Date(DateOnly.FromDateTime(Clock.GetLocalNow().DateTime)), $"{ChosenBy.Person}", "Near the person", null, 0);
}
