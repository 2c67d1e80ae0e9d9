using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>A list of approved providers for some services over some dates.</summary>
public sealed class Framework : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    public required string Code { get; set; }

    public required string Name { get; set; }

    public DateOnly From { get; set; }

    public DateOnly? To { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<Framework>
    {
        public void Configure(EntityTypeBuilder<Framework> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.HasIndex(x => new { x.AuthorityId, x.Code }).IsUnique();
        }
    }
}

/// <summary>A provider's place on a framework for one service between two dates.</summary>
public sealed class FrameworkMembership : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    public int FrameworkId { get; set; }

    public int ProviderId { get; set; }

    public int ServiceId { get; set; }

    public DateOnly From { get; set; }

    public DateOnly? To { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<FrameworkMembership>
    {
        public void Configure(EntityTypeBuilder<FrameworkMembership> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<FrameworkMembership, Framework>(nameof(FrameworkId), DeleteBehavior.Cascade);
            entity.RefersTo<FrameworkMembership, Provider>(nameof(ProviderId), DeleteBehavior.Cascade);
            entity.RefersTo<FrameworkMembership, Service>(nameof(ServiceId));
            entity.HasIndex(x => new { x.AuthorityId, x.FrameworkId, x.ProviderId, x.ServiceId, x.From }).IsUnique();
        }
    }
}
