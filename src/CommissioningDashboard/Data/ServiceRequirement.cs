using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>Whether a provider of a service must have a place on one of the authority's frameworks for it.</summary>
public enum FrameworkPlace : short
{
    Required = 1,
    NotRequired = 2,
    NotKnown = 3,
}

/// <summary>
/// What an authority requires of whoever gives a service, from a day on until it says something else. Before the first such day stands
/// what its file of services said.
/// </summary>
public sealed class ServiceRequirement : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    public int ServiceId { get; set; }

    public DateOnly From { get; set; }

    public RegulatedActivity Regulated { get; set; }

    public FrameworkPlace Framework { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<ServiceRequirement>
    {
        public void Configure(EntityTypeBuilder<ServiceRequirement> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<ServiceRequirement, Service>(nameof(ServiceId), DeleteBehavior.Cascade);
            entity.HasIndex(x => new { x.AuthorityId, x.ServiceId, x.From }).IsUnique();
        }
    }
}
