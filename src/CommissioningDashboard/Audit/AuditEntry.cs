using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Audit;

/// <summary>Who did what and when. The application may add entries and read them; the database refuses it any change.</summary>
public sealed class AuditEntry : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The account's key, or none for a command run by an operator.</summary>
    public int? UserId { get; set; }

    /// <summary>A short verb phrase, such as "import.accepted" or "sign-in.failed".</summary>
    public required string Action { get; set; }

    /// <summary>Facts about the act as JSON; never anything personal.</summary>
    public required string Detail { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.Property(x => x.Detail).HasColumnType("jsonb");
            entity.HasIndex(x => new { x.AuthorityId, x.At });
        }
    }
}
