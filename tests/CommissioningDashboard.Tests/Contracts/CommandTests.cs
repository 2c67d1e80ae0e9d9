using System.Reflection;
using System.Runtime.CompilerServices;
using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.DatedChanges;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.OpenReferral;
using CommissioningDashboard.Imports.Profiles;
using CommissioningDashboard.Imports.Submissions;
using CommissioningDashboard.Mail;
using CommissioningDashboard.Market;
using CommissioningDashboard.Referrals;
using CommissioningDashboard.Register;
using CommissioningDashboard.Reports;
using CommissioningDashboard.Spend;
using CommissioningDashboard.Targets;
using CommissioningDashboard.Tests.Mail;

namespace CommissioningDashboard.Tests.Contracts;

/// <summary>Everything in the library that somebody does, found by its first parameter: it asks for the permission itself.</summary>
public sealed class CommandTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    /// <summary>What each asks for. A command that is not here fails, so that none escapes.</summary>
    private static readonly Dictionary<Type, Permission> _asksFor = new()
    {
        [typeof(PeopleDesk)] = Permission.ManageUsers,
        [typeof(TeamDesk)] = Permission.ManageUsers,
        [typeof(AuditView)] = Permission.ViewAudit,
        [typeof(RegisterDesk)] = Permission.CorrectRegister,
        [typeof(RequirementDesk)] = Permission.CorrectRegister,
        [typeof(ProposalDesk)] = Permission.CorrectRegister,
        [typeof(MatchDesk)] = Permission.CorrectRegister,
        [typeof(SizeHintDesk)] = Permission.CorrectRegister,
        [typeof(CqcDesk)] = Permission.CorrectRegister,
        [typeof(OpenReferralDesk)] = Permission.CorrectRegister,
        [typeof(OpenReferralIntake)] = Permission.ImportData,
        [typeof(ProviderLinks)] = Permission.CorrectRegister,
        [typeof(SpendReader)] = Permission.ViewMarket,
        [typeof(LiveListReader)] = Permission.ViewMarket,
        [typeof(PlaceUseReader)] = Permission.ViewMarket,
        [typeof(AuthoritySettings)] = Permission.ManageSettings,
        [typeof(LookCloser)] = Permission.MakeReferrals,
        [typeof(LedgerExport)] = Permission.ExportData,
        [typeof(DeskList)] = Permission.MakeReferrals,
        [typeof(DeskTimes)] = Permission.MakeReferrals,
        [typeof(SaveDraft)] = Permission.MakeReferrals,
        [typeof(OpenReferral)] = Permission.MakeReferrals,
        [typeof(ShowList)] = Permission.MakeReferrals,
        [typeof(ProfileDesk)] = Permission.ImportData,
        [typeof(AskProviders)] = Permission.MakeReferrals,
        [typeof(RecordChoice)] = Permission.MakeReferrals,
        [typeof(RecordSupport)] = Permission.MakeReferrals,
        [typeof(RecordReferral)] = Permission.MakeReferrals,
        [typeof(TargetDesk)] = Permission.SetTargets,
        [typeof(DatedChangeDesk)] = Permission.SetTargets,
        [typeof(SizeSchemeChoice)] = Permission.ManageSettings,
        [typeof(BoardExport)] = Permission.ExportBoardReport,
        [typeof(FrozenReports)] = Permission.ExportBoardReport,
        [typeof(ImportUndo)] = Permission.UndoImport,
        [typeof(CldSettling)] = Permission.ImportData,
    };

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Fact]
    public void Every_command_is_listed_with_what_it_asks_for()
        => Commands().Select(x => x.DeclaringType!).Distinct().Should().BeEquivalentTo(_asksFor.Keys);

    [Theory, MemberData(nameof(Roles))]
    public async Task A_command_refuses_whoever_has_not_got_the_permission_before_it_looks_at_anything(Role role)
    {
        var authority = (await server.AddAuthorityAsync($"6{(int)role:00}")).Id;
        var actor = new Actor(authority, 1, "Somebody", role);
        var wrong = new List<string>();
        foreach (var command in Commands().Where(x => !role.May(_asksFor[x.DeclaringType!])))
        {
            var problem = await ProblemAsync(command, actor);
            if (problem is not UnauthorizedAccessException)
            {
                wrong.Add($"{command.DeclaringType!.Name}.{command.Name}: {problem?.Message ?? "was done"}");
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Nothing_that_is_done_takes_an_account_by_its_number_and_with_it_whatever_role_it_likes()
        => typeof(Actor).Assembly.GetTypes().Where(x => x is { IsPublic: true } && x != typeof(Trail))
            .SelectMany(x => x.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(x => x.GetParameters() is var all && all.Any(p => p.Name == "userId") && all.All(p => p.ParameterType != typeof(Actor)))
            .Select(x => $"{x.DeclaringType!.Name}.{x.Name}").Should().BeEmpty();

    private static IEnumerable<MethodInfo> Commands()
        => typeof(Actor).Assembly.GetTypes().Where(x => x is { IsPublic: true, IsAbstract: false } && x != typeof(Actor))
            .SelectMany(x => x.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(x => x.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(Actor));

    private async Task<Exception?> ProblemAsync(MethodInfo command, Actor actor)
    {
        object?[] arguments = [actor, .. command.GetParameters().Skip(1).Select(x => Something(x.ParameterType))];
        try
        {
            await (Task)command.Invoke(Make(command.DeclaringType!), arguments)!;
            return null;
        }
        catch (TargetInvocationException problem)
        {
            return problem.InnerException;
        }
        catch (Exception problem)
        {
            return problem;
        }
    }

    /// <summary>The command itself, made of what the host would give it.</summary>
    private object Make(Type type)
    {
        var store = new SnapshotStore(server.Database, TimeProvider.System);
        var outbox = new Outbox(server.Database, TimeProvider.System, OutboxTests.Sealed());
        object[] parts = [server.Database, TimeProvider.System, store, outbox];
        var constructor = type.GetConstructors().Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(x => parts.SingleOrDefault(p => x.ParameterType.IsInstanceOfType(p)) ?? Make(x.ParameterType))]);
    }

    private static object? Something(Type type)
    {
        if (type == typeof(string) || Nullable.GetUnderlyingType(type) is not null)
        {
            return null;
        }

        return type.IsInterface ? Array.CreateInstance(type.GetGenericArguments()[0], 0) : RuntimeHelpers.GetUninitializedObject(type);
    }
}
