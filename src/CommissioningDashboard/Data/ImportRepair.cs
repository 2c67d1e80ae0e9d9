using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>One cell of an imported file that was read as something other than what stands there letter for letter.</summary>
public sealed class ImportRepair : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public long Id { get; set; }

    public int BatchId { get; set; }

    /// <summary>The row as a spreadsheet shows it.</summary>
    public int Row { get; set; }

    public required string Column { get; set; }

    /// <summary>What was done, such as "the unit left out".</summary>
    public required string What { get; set; }

    /// <summary>The cell as written, or a note that it is not shown because the column may identify a person.</summary>
    public required string Before { get; set; }

    public required string After { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<ImportRepair>
    {
        public void Configure(EntityTypeBuilder<ImportRepair> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<ImportRepair, ImportBatch>(nameof(BatchId), DeleteBehavior.Cascade);
            entity.HasIndex(x => new { x.AuthorityId, x.BatchId });
        }
    }
}
