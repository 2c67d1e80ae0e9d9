using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>
/// A row that was left out of an accepted file, to be mended and brought in later. Nothing that tells who a person is is kept of it.
/// </summary>
public sealed class SetAsideRow : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int BatchId { get; set; }

    /// <summary>The row as a spreadsheet shows it; 0 for the headings.</summary>
    public int Row { get; set; }

    /// <summary>The cells in the order of the file.</summary>
    public required string[] Cells { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<SetAsideRow>
    {
        public void Configure(EntityTypeBuilder<SetAsideRow> entity)
        {
            entity.HasKey(x => new { x.AuthorityId, x.BatchId, x.Row });
            entity.RefersTo<SetAsideRow, ImportBatch>(nameof(BatchId), DeleteBehavior.Cascade);
        }
    }
}
