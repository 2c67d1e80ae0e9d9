using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>Where an import stands.</summary>
public enum ImportStatus : short
{
    Accepted = 1,
    Refused = 2,
    Undone = 3,

    /// <summary>The same file, or a file with nothing new in it: nothing was changed.</summary>
    NothingNew = 4,
}

/// <summary>
/// One file that was imported, or refused, as a whole. Rows read are always the sum of the accepted, rejected, held back,
/// set aside, collapsed and blank ones.
/// </summary>
public sealed class ImportBatch : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    public required string Format { get; set; }

    public required string FileName { get; set; }

    /// <summary>SHA-256 of the file's bytes, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; set; }

    public required string ImportedBy { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset FinishedAt { get; set; }

    public ImportStatus Status { get; set; }

    public int RowsRead { get; set; }

    public int RowsAccepted { get; set; }

    /// <summary>Rows that break a rule, each counted once however many it breaks.</summary>
    public int RowsRejected { get; set; }

    /// <summary>Rows of a refused file that break no rule themselves.</summary>
    public int RowsHeld { get; set; }

    /// <summary>
    /// Rows that were left out of an accepted file, by somebody's word, because they break a rule or go along with one that does.
    /// </summary>
    public int RowsSetAside { get; set; }

    /// <summary>
    /// Of a refused file: how many rows would be left out if the rest were brought in; none when leaving rows out would mend nothing.
    /// </summary>
    public int? RowsToSetAside { get; set; }

    /// <summary>The later batch that brought in, mended, the rows set aside.</summary>
    public int? MendedBy { get; set; }

    /// <summary>Rows that repeat another row of the same file and were folded into it.</summary>
    public int RowsCollapsed { get; set; }

    public int RowsBlank { get; set; }

    /// <summary>Of the accepted rows: those that made a new record, changed one, or found it as it was.</summary>
    public int Created { get; set; }

    public int Changed { get; set; }

    public int Unchanged { get; set; }

    /// <summary>What else there is to say of it, a sentence a line: columns ignored, names that are new, what was assumed.</summary>
    public string Notes { get; set; } = "";

    /// <summary>How the file was read, a sentence a line: its sheet and headings, and each column's numbers and dates.</summary>
    public string Reading { get; set; } = "";

    /// <summary>The format that a refused file's headings belong to, when it is another than the one chosen.</summary>
    public string? LooksLike { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<ImportBatch>
    {
        public void Configure(EntityTypeBuilder<ImportBatch> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.ToTable(t => t.HasCheckConstraint("ck_import_batch_rows_add_up",
                "rows_read = rows_accepted + rows_rejected + rows_held + rows_set_aside + rows_collapsed + rows_blank"));
        }
    }
}

/// <summary>How one record stood before a batch changed it, so that undoing the batch can put it back.</summary>
public sealed class ImportChange : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public long Id { get; set; }

    public int BatchId { get; set; }

    /// <summary>The table of the record that was changed, and its key there.</summary>
    public required string Entity { get; set; }

    public long EntityId { get; set; }

    /// <summary>The record as a JSON object before the change; for one that the batch made, only its name, as a JSON text.</summary>
    public required string Before { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<ImportChange>
    {
        public void Configure(EntityTypeBuilder<ImportChange> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.Property(x => x.Before).HasColumnType("jsonb");
            entity.RefersTo<ImportChange, ImportBatch>(nameof(BatchId), DeleteBehavior.Cascade);
            entity.HasIndex(x => new { x.AuthorityId, x.BatchId });
            entity.HasIndex(x => new { x.AuthorityId, x.Entity, x.EntityId });
        }
    }
}

/// <summary>One thing wrong with a refused file, or with a row set aside: where, the value, the rule and how to mend it.</summary>
public sealed class ImportProblem : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public long Id { get; set; }

    public int BatchId { get; set; }

    /// <summary>The row as a spreadsheet shows it: 1 is the heading row.</summary>
    public int Row { get; set; }

    public required string Column { get; set; }

    /// <summary>The value as given, or a note that it is not shown because the column may identify a person.</summary>
    public required string Value { get; set; }

    public required string Rule { get; set; }

    public required string Remedy { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<ImportProblem>
    {
        public void Configure(EntityTypeBuilder<ImportProblem> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<ImportProblem, ImportBatch>(nameof(BatchId), DeleteBehavior.Cascade);
            entity.HasIndex(x => new { x.AuthorityId, x.BatchId });
        }
    }
}
