using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>
/// The secret that the fair order of a month is made with, drawn by chance. It is published when the month is over, so that anybody can
/// check every order, and nobody can know one beforehand.
/// </summary>
public sealed class OrderKey : IAuthorityFact
{
    public int AuthorityId { get; set; }

    /// <summary>The month's first day.</summary>
    public DateOnly Period { get; set; }

    /// <summary>32 bytes.</summary>
    public required byte[] Secret { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<OrderKey>
    {
        public void Configure(EntityTypeBuilder<OrderKey> entity)
        {
            entity.HasKey(x => new { x.AuthorityId, x.Period });
            entity.HasOne<Authority>().WithMany().HasForeignKey(x => x.AuthorityId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
