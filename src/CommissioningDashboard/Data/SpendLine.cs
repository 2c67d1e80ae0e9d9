using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>
/// One line of a published file of spend over £500, kept as it came. Files overlap, so a payment may stand in several; one of them counts.
/// </summary>
public sealed class SpendLine : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public long Id { get; set; }

    public int BatchId { get; set; }

    /// <summary>What tells the payment from others: supplier, day, transaction number and amount.</summary>
    public Guid LineKey { get; set; }

    /// <summary>Its place among the lines of its file that are alike in all of these, from 1.</summary>
    public int Nth { get; set; }

    /// <summary>True for one of the lines with this key and place, whichever files they came with.</summary>
    public bool Counts { get; set; }

    public DateOnly PaidOn { get; set; }

    /// <summary>As written; none where the council withholds it, as it does for people.</summary>
    public string? Supplier { get; set; }

    /// <summary>The name as it is compared; none where it is withheld.</summary>
    public string? SupplierKey { get; set; }

    public string? TransactionNumber { get; set; }

    public string? Directorate { get; set; }

    /// <summary>The amount in pence; a credit note has less than 0.</summary>
    public long Pence { get; set; }

    /// <summary>Whether the council calls the supplier a small or medium-sized enterprise; none where it does not say.</summary>
    public bool? IsSme { get; set; }

    /// <summary>Likewise a voluntary organisation, community body or social enterprise.</summary>
    public bool? IsVcse { get; set; }

    public string? CompanyNumber { get; set; }

    public string? CharityNumber { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<SpendLine>
    {
        public void Configure(EntityTypeBuilder<SpendLine> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<SpendLine, ImportBatch>(nameof(BatchId));
            entity.HasIndex(x => new { x.AuthorityId, x.BatchId, x.LineKey, x.Nth }).IsUnique();
            entity.HasIndex(x => new { x.AuthorityId, x.LineKey, x.Nth }).IsUnique().HasFilter("counts")
                .HasDatabaseName("ix_spend_line_counted_once");
            entity.HasIndex(x => new { x.AuthorityId, x.PaidOn }).HasFilter("counts").HasDatabaseName("ix_spend_line_paid_on");
        }
    }
}
