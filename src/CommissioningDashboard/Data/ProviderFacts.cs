using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>A dated fact about one provider. Facts are added, not overwritten, so that the past keeps its own figures.</summary>
public abstract class ProviderFact : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    public int ProviderId { get; set; }

    /// <summary>The first day on which it holds (for a size or capacity: the day it was observed or stated).</summary>
    public DateOnly From { get; set; }
}

/// <summary>How big a provider was on a day, counted on a basis and told by a source.</summary>
public sealed class ProviderSize : ProviderFact
{
    public SizeBasis Basis { get; set; }

    public decimal Value { get; set; }

    public required string Source { get; set; }

    private sealed class Mapping : ProviderFactMapping<ProviderSize>
    {
        protected override void More(EntityTypeBuilder<ProviderSize> entity)
        {
            entity.Property(x => x.Value).HasPrecision(9, 2);
            entity.HasIndex(x => new { x.AuthorityId, x.ProviderId, x.Basis, x.From }).IsUnique();
        }
    }
}

/// <summary>A service that a provider offers between two dates; the last day is included, none means still offered.</summary>
public sealed class ProviderService : ProviderFact
{
    public int ServiceId { get; set; }

    public DateOnly? To { get; set; }

    private sealed class Mapping : ProviderFactMapping<ProviderService>
    {
        protected override void More(EntityTypeBuilder<ProviderService> entity)
        {
            entity.RefersTo<ProviderService, Service>(nameof(ServiceId));
            entity.HasIndex(x => new { x.AuthorityId, x.ProviderId, x.ServiceId, x.From }).IsUnique();
        }
    }
}

/// <summary>An area that a provider covers between two dates.</summary>
public sealed class ProviderArea : ProviderFact
{
    public int AreaId { get; set; }

    public DateOnly? To { get; set; }

    private sealed class Mapping : ProviderFactMapping<ProviderArea>
    {
        protected override void More(EntityTypeBuilder<ProviderArea> entity)
        {
            entity.RefersTo<ProviderArea, Area>(nameof(AreaId));
            entity.HasIndex(x => new { x.AuthorityId, x.ProviderId, x.AreaId, x.From }).IsUnique();
        }
    }
}

/// <summary>The support a provider says it can give, in hours a week, from a day on. Self-declared, so always dated.</summary>
public sealed class ProviderCapacity : ProviderFact
{
    public decimal WeeklyHours { get; set; }

    private sealed class Mapping : ProviderFactMapping<ProviderCapacity>
    {
        protected override void More(EntityTypeBuilder<ProviderCapacity> entity)
        {
            entity.Property(x => x.WeeklyHours).HasPrecision(9, 2);
            entity.HasIndex(x => new { x.AuthorityId, x.ProviderId, x.From }).IsUnique();
        }
    }
}

/// <summary>A time during which a provider is open to referrals; outside all of them it is closed.</summary>
public sealed class ProviderOpening : ProviderFact
{
    public DateOnly? To { get; set; }

    private sealed class Mapping : ProviderFactMapping<ProviderOpening>
    {
        protected override void More(EntityTypeBuilder<ProviderOpening> entity)
            => entity.HasIndex(x => new { x.AuthorityId, x.ProviderId, x.From }).IsUnique();
    }
}

/// <summary>A time during which a provider belongs to a larger group and so is not independent; the last day is included.</summary>
public sealed class GroupMembership : ProviderFact
{
    public required string GroupName { get; set; }

    public DateOnly? To { get; set; }

    private sealed class Mapping : ProviderFactMapping<GroupMembership>
    {
        // That no two of one provider overlap is held by an exclusion constraint, which EF Core cannot name.
        protected override void More(EntityTypeBuilder<GroupMembership> entity)
            => entity.HasIndex(x => new { x.AuthorityId, x.ProviderId, x.From }).IsUnique();
    }
}

/// <summary>How a provider is tied to a community.</summary>
public enum CommunityTie : short
{
    /// <summary>It has support made for the people of that community.</summary>
    Serves = 1,

    /// <summary>People of that community run it, such as a disabled people's organisation.</summary>
    LedBy = 2,
}

/// <summary>
/// A community of people, named as the authority names it (a faith, a language, disabled people), that a provider serves
/// or is led by between two dates.
/// </summary>
public sealed class ProviderCommunity : ProviderFact
{
    public required string Community { get; set; }

    public CommunityTie Tie { get; set; } = CommunityTie.Serves;

    public DateOnly? To { get; set; }

    private sealed class Mapping : ProviderFactMapping<ProviderCommunity>
    {
        protected override void More(EntityTypeBuilder<ProviderCommunity> entity)
            => entity.HasIndex(x => new { x.AuthorityId, x.ProviderId, x.Community, x.Tie, x.From }).IsUnique();
    }
}

/// <summary>What the Care Quality Commission made of a provider in all.</summary>
public enum CqcRating : short
{
    Outstanding = 1,
    Good = 2,
    RequiresImprovement = 3,
    Inadequate = 4,

    /// <summary>Registered and not rated yet, as a new service is.</summary>
    NotYetRated = 5,
}

/// <summary>A rating from the day on which it was published until the next.</summary>
public sealed class ProviderRating : ProviderFact
{
    public CqcRating Rating { get; set; }

    public required string Source { get; set; }

    private sealed class Mapping : ProviderFactMapping<ProviderRating>
    {
        protected override void More(EntityTypeBuilder<ProviderRating> entity)
            => entity.HasIndex(x => new { x.AuthorityId, x.ProviderId, x.From }).IsUnique();
    }
}

internal abstract class ProviderFactMapping<T> : IEntityTypeConfiguration<T> where T : ProviderFact
{
    public void Configure(EntityTypeBuilder<T> entity)
    {
        entity.HasAuthorityKey(x => x.Id);
        entity.RefersTo<T, Provider>(nameof(ProviderFact.ProviderId), DeleteBehavior.Cascade);
        More(entity);
    }

    protected abstract void More(EntityTypeBuilder<T> entity);
}
