using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Mail;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Access;

/// <summary>What came of a change of a person's access.</summary>
/// <param name="Account">The account as it is now; none when nothing was changed.</param>
/// <param name="Secret">The secret of a link to set a password with, where one was made and not sent. It is told this once.</param>
/// <param name="Problems">What has to be mended.</param>
public sealed record PersonChanged(UserAccount? Account, string? Secret, IReadOnlyList<(string Field, string Problem)> Problems);

/// <summary>
/// Gives people access, changes it and takes it away. Each act and its audit entry, with what was before and after, are one
/// transaction. An authority is never left without an administrator who may sign in.
/// </summary>
public sealed class PeopleDesk(Database database, TimeProvider time)
{
    private const string _lastOne = "Nobody else could then manage this authority’s people: make somebody else an administrator first";

    /// <summary>Adds a person, who sets a password by the link that comes back.</summary>
    /// <param name="actor">Who adds.</param>
    /// <param name="form">Whom.</param>
    /// <param name="unknowable">The hash of a password that nobody knows.</param>
    /// <param name="mail">Sends the link; none where mail cannot be sent, and the link comes back to be handed on.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<PersonChanged> AddAsync(
        Actor actor, PersonForm form, string unknowable, PasswordMail? mail = null, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageUsers);
        await using var db = database.For(actor.AuthorityId);
        var problems = form.Problems(await db.Teams.AsNoTracking().ToListAsync(cancellationToken));
        if (problems.Count > 0)
        {
            return new(null, null, problems);
        }

        if (await database.FindUserAsync(form.Address, cancellationToken) is not null)
        {
            return new(null, null, [(nameof(form.Email), "There is an account with this address already")]);
        }

        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = new UserAccount
        {
            Email = form.Address,
            Name = form.Name!.Trim(),
            Role = form.ParsedRole!.Value,
            PasswordHash = unknowable,
            Stamp = Guid.NewGuid(),
            CreatedAt = now,
        };
        db.Users.Add(account);
        await db.SaveChangesAsync(cancellationToken);
        db.UserTeams.AddRange(form.Teams.Distinct().Select(x => new UserTeam { UserId = account.Id, TeamId = x }));
        var secret = await PasswordLinks.NewAsync(db, account, now, cancellationToken);
        mail?.Add(db, account, secret);
        db.Record(actor.UserId, "user.added", new { user = account.Id, role = account.Role.Slug(), teams = form.Teams }, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(account, mail is null ? secret : null, []);
    }

    /// <summary>Changes name, role and teams; a changed role ends the person's sessions.</summary>
    public Task<PersonChanged> ChangeAsync(Actor actor, int userId, PersonForm form, CancellationToken cancellationToken = default)
        => ActAsync(actor, userId, "user.changed", async (db, account) =>
        {
            var problems = form.Problems(await db.Teams.AsNoTracking().ToListAsync(cancellationToken)).ToList();
            if (form.ParsedRole is { } role && role != Role.Administrator && await IsLastAsync(db, account, cancellationToken))
            {
                problems.Add((nameof(form.Role), _lastOne));
            }

            if (problems.Count > 0)
            {
                return (problems, null, null);
            }

            var held = await db.UserTeams.Where(x => x.UserId == userId).ToListAsync(cancellationToken);
            var before = new { role = account.Role.Slug(), teams = held.Select(x => x.TeamId).Order().ToArray() };
            var isRenamed = account.Name != form.Name!.Trim();
            account.Name = form.Name.Trim();
            if (account.Role != form.ParsedRole)
            {
                (account.Role, account.Stamp) = (form.ParsedRole!.Value, Guid.NewGuid());
            }

            db.UserTeams.RemoveRange(held.Where(x => !form.Teams.Contains(x.TeamId)));
            db.UserTeams.AddRange(form.Teams.Except(held.Select(x => x.TeamId)).Select(x => new UserTeam { UserId = userId, TeamId = x }));
            var after = new { role = account.Role.Slug(), teams = form.Teams.Distinct().Order().ToArray() };
            return ([], new { user = userId, before, after, renamed = isRenamed }, null);
        }, cancellationToken);

    /// <summary>Stops the person from signing in and ends all sessions.</summary>
    public Task<PersonChanged> DisableAsync(Actor actor, int userId, CancellationToken cancellationToken = default)
        => ActAsync(actor, userId, "user.disabled", async (db, account) =>
        {
            if (await IsLastAsync(db, account, cancellationToken))
            {
                return ([("", _lastOne)], null, null);
            }

            account.DisabledAt ??= time.GetUtcNow();
            account.Stamp = Guid.NewGuid();
            return ([], new { user = userId }, null);
        }, cancellationToken);

    /// <summary>Lets the person sign in again, with the password of before.</summary>
    public Task<PersonChanged> EnableAsync(Actor actor, int userId, CancellationToken cancellationToken = default)
        => ActAsync(actor, userId, "user.enabled", (_, account) =>
        {
            account.DisabledAt = null;
            account.ForgetWrongTries();
            return Done(new { user = userId });
        }, cancellationToken);

    /// <summary>Ends all of the person's sessions.</summary>
    public Task<PersonChanged> SignOutEverywhereAsync(Actor actor, int userId, CancellationToken cancellationToken = default)
        => ActAsync(actor, userId, "user.signed-out", (_, account) =>
        {
            account.Stamp = Guid.NewGuid();
            return Done(new { user = userId });
        }, cancellationToken);

    /// <summary>Makes a link to set a new password with. The password of before stays until then.</summary>
    public Task<PersonChanged> ResetAsync(
        Actor actor, int userId, PasswordMail? mail = null, CancellationToken cancellationToken = default)
        => ActAsync(actor, userId, "user.link-made", async (db, account) =>
        {
            account.ForgetWrongTries();
            var secret = await PasswordLinks.NewAsync(db, account, time.GetUtcNow(), cancellationToken);
            mail?.Add(db, account, secret);
            return ([], new { user = userId }, mail is null ? secret : null);
        }, cancellationToken);

    private static Task<(IReadOnlyList<(string, string)> Problems, object? Detail, string? Secret)> Done(object detail)
        => Task.FromResult<(IReadOnlyList<(string, string)>, object?, string?)>(([], detail, null));

    private async Task<PersonChanged> ActAsync(
        Actor actor, int userId, string action,
        Func<DashboardDb, UserAccount, Task<(IReadOnlyList<(string, string)> Problems, object? Detail, string? Secret)>> act,
        CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ManageUsers);
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Two who take the last administrators' access at once queue up here.
        await db.Database.ExecuteSqlAsync(
            $"select 1 from user_account where role = {(short)Role.Administrator} for update", cancellationToken);
        if (await db.Users.SingleOrDefaultAsync(x => x.Id == userId, cancellationToken) is not { } account)
        {
            return new(null, null, []);
        }

        if (account.IsDemo)
        {
            return new(account, null, [("", "The demonstration’s accounts are shared by all who look at it, and stay as they are")]);
        }

        var (problems, detail, secret) = await act(db, account);
        if (problems.Count > 0)
        {
            return new(account, null, problems);
        }

        db.Record(actor.UserId, action, detail!, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(account, secret, []);
    }

    private static async Task<bool> IsLastAsync(DashboardDb db, UserAccount account, CancellationToken cancellationToken)
        => account is { Role: Role.Administrator, DisabledAt: null }
            && !await db.Users.AnyAsync(
                x => x.Role == Role.Administrator && x.DisabledAt == null && x.Id != account.Id, cancellationToken);
}
