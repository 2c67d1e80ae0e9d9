using System.Text;
using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Imports.Profiles;

/// <summary>An authority's profiles: kept, renamed, taken from a file and retired, each on record. Versions are only ever added.</summary>
public sealed class ProfileDesk(Database database, TimeProvider clock)
{
    private const int _longest = 60;

    /// <summary>The profiles in use, by name, with who kept each last.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may not import.</exception>
    public async Task<IReadOnlyList<ImportProfile>> ListAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ImportData);
        await using var db = database.For(actor.AuthorityId);
        return await db.ImportProfiles.AsNoTracking().Where(x => x.EndedAt == null).OrderBy(x => x.Name).ToListAsync(cancellationToken);
    }

    /// <summary>All versions of one profile, the latest first; none when there is no such profile.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may not import.</exception>
    public async Task<IReadOnlyList<ImportProfile>> VersionsAsync(Actor actor, Guid key, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ImportData);
        await using var db = database.For(actor.AuthorityId);
        return await db.ImportProfiles.AsNoTracking().Where(x => x.Key == key).OrderByDescending(x => x.Version)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Keeps a mapping under a name; one that is in use under that name gets its next version.</summary>
    /// <returns>What is wrong; nothing when it is kept.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not import.</exception>
    public Task<IReadOnlyList<MappingProblem>> KeepAsync(
        Actor actor, string name, ColumnMapping mapping, CancellationToken cancellationToken = default)
        => KeepAsync(actor, name, mapping, "profile.kept", cancellationToken);

    /// <summary>Takes a profile from a file, which may come from another council, under its own name or another.</summary>
    /// <returns>The name that it is kept under, and what is wrong; nothing when it is kept.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not import.</exception>
    public async Task<(string Name, IReadOnlyList<MappingProblem> Problems)> TakeAsync(
        Actor actor, ReadOnlyMemory<byte> file, string? name, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ImportData);
        var (own, mapping, problems) = ProfileFile.Read(file.Span);
        var wanted = string.IsNullOrWhiteSpace(name) ? own : name;
        return (wanted, mapping is null ? problems : await KeepAsync(actor, wanted, mapping, "profile.taken", cancellationToken));
    }

    private async Task<IReadOnlyList<MappingProblem>> KeepAsync(
        Actor actor, string name, ColumnMapping mapping, string done, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ImportData);
        var wanted = name.Trim();
        IReadOnlyList<MappingProblem> problems = [.. Name(wanted), .. MappingRules.Check(mapping)];
        if (problems.Count > 0)
        {
            return problems;
        }

        await using var db = database.For(actor.AuthorityId);
        var before = await InUseAsync(db, wanted, cancellationToken);
        if (before is not null && before.Format != mapping.FormatId)
        {
            return [new("", $"The profile “{before.Name}” reads {ImportFormat.NameOf(before.Format)}. Choose another name.")];
        }

        var document = Encoding.UTF8.GetString(ProfileFile.Write(wanted, mapping));
        return await AddAsync(db, actor, before, (wanted, mapping.FormatId, document), done, cancellationToken);
    }

    /// <summary>Gives a profile another name, which is a version of its own.</summary>
    /// <returns>What is wrong; nothing when it is done.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not import.</exception>
    public async Task<IReadOnlyList<MappingProblem>> RenameAsync(
        Actor actor, Guid key, string name, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ImportData);
        var wanted = name.Trim();
        IReadOnlyList<MappingProblem> problems = [.. Name(wanted)];
        if (problems.Count > 0)
        {
            return problems;
        }

        await using var db = database.For(actor.AuthorityId);
        if (await InUseAsync(db, wanted, cancellationToken) is { } other && other.Key != key)
        {
            return [new("", $"There is a profile “{other.Name}” already. Choose another name.")];
        }

        if (await db.ImportProfiles.SingleOrDefaultAsync(x => x.Key == key && x.EndedAt == null, cancellationToken) is not { } before)
        {
            return [new("", "There is no such profile in use any more.")];
        }

        var document = Encoding.UTF8.GetString(ProfileFile.Write(wanted, ProfileFile.Kept(before.Document)));
        return await AddAsync(db, actor, before, (wanted, before.Format, document), "profile.renamed", cancellationToken);
    }

    /// <summary>Takes a profile out of use: no file is read by it any more. Its versions stay.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may not import.</exception>
    public async Task RetireAsync(Actor actor, Guid key, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ImportData);
        await using var db = database.For(actor.AuthorityId);
        if (await db.ImportProfiles.SingleOrDefaultAsync(x => x.Key == key && x.EndedAt == null, cancellationToken) is not { } profile)
        {
            return;
        }

        var now = clock.GetUtcNow();
        profile.EndedAt = now.ToUniversalTime();
        db.Record(actor.UserId, "profile.retired", new { profile.Name, profile.Format, profile.Version }, now);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static IEnumerable<MappingProblem> Name(string name)
    {
        if (name.Length is 0 or > _longest || name.Any(char.IsControl))
        {
            yield return new("", $"Give the profile a name of up to {_longest} characters, such as that of the system it comes from.");
        }
        else if (name.Equals(NamedMapping.None, StringComparison.OrdinalIgnoreCase) || ReadyProfiles.Find(name) is not null)
        {
            yield return new("", $"“{name}” has a meaning of its own. Choose another name.");
        }
    }

    private static async Task<ImportProfile?> InUseAsync(DashboardDb db, string name, CancellationToken cancellationToken)
        => (await db.ImportProfiles.Where(x => x.EndedAt == null).ToListAsync(cancellationToken))
            .Find(x => x.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private async Task<IReadOnlyList<MappingProblem>> AddAsync(
        DashboardDb db, Actor actor, ImportProfile? before, (string Name, string Format, string Document) what, string done,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var next = new ImportProfile
        {
            Key = before?.Key ?? Guid.NewGuid(),
            Version = (before?.Version ?? 0) + 1,
            Name = what.Name,
            Format = what.Format,
            Document = what.Document,
            KeptBy = actor.Name,
            KeptAt = now.ToUniversalTime(),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            if (before is not null)
            {
                before.EndedAt = now.ToUniversalTime();
                await db.SaveChangesAsync(cancellationToken);
            }

            db.ImportProfiles.Add(next);
            db.Record(actor.UserId, done, new { next.Name, next.Format, next.Version, was = before?.Name }, now);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return [];
        }
        catch (DbUpdateException problem)
            when (problem.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return [new("", "Somebody else has changed this profile at the same moment. Look at it and try again.")];
        }
    }
}
