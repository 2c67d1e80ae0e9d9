using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>A named thing of one authority that files refer to by code: an area, a team or a service.</summary>
public abstract class Reference : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    /// <summary>The kebab-case code used in files and addresses, unique within the authority.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }
}

/// <summary>
/// Whether a service is a regulated activity, for which a provider must be registered with the Care Quality Commission (Health and Social
/// Care Act 2008 (Regulated Activities) Regulations 2014, schedule 1), such as personal care.
/// </summary>
public enum RegulatedActivity : short
{
    Yes = 1,
    No = 2,
    NotKnown = 3,
}

/// <summary>A part of the authority's territory for which support is arranged.</summary>
public sealed class Area : Reference
{
    private sealed class Mapping : ReferenceMapping<Area>;
}

/// <summary>A social work or brokerage team that makes referrals.</summary>
public sealed class Team : Reference
{
    /// <summary>False once it makes no new referrals; those it made stay its own.</summary>
    public bool IsActive { get; set; } = true;

    private sealed class Mapping : ReferenceMapping<Team>;
}

/// <summary>A kind of support that is arranged, such as home care; named as in the Client Level Data service components.</summary>
public sealed class Service : Reference
{
    /// <summary>Whether giving it is a regulated activity. The authority says so of its own services; no name decides it.</summary>
    public RegulatedActivity Regulated { get; set; } = RegulatedActivity.NotKnown;

    private sealed class Mapping : ReferenceMapping<Service>;
}

internal abstract class ReferenceMapping<T> : IEntityTypeConfiguration<T> where T : Reference
{
    public void Configure(EntityTypeBuilder<T> entity)
    {
        entity.HasAuthorityKey(x => x.Id);
        entity.HasIndex(x => new { x.AuthorityId, x.Code }).IsUnique();
    }
}
