using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>
/// A board report as it was handed over: the very file, under a number of its own. New data and new formulas change nothing in it.
/// The application may add one and read it; the database refuses it any change.
/// </summary>
public sealed class FrozenReport : IAuthorityFact
{
    public int AuthorityId { get; set; }

    /// <summary>From 1 on for each authority, without a gap; given by the database.</summary>
    public int Number { get; set; }

    public required string Title { get; set; }

    /// <summary>What part of the market: a filter as a query string, with its period.</summary>
    public required string Filter { get; set; }

    /// <summary>The filter and its period in words, as they were named at the time.</summary>
    public required string InWords { get; set; }

    /// <summary>The disclosure profile's id.</summary>
    public required string Profile { get; set; }

    /// <summary>The day of the latest referral that it knows of; none when there was none.</summary>
    public DateOnly? DataAsAt { get; set; }

    /// <summary>The version of the market that it was made of; none for those frozen before it was kept.</summary>
    public long? MarketVersion { get; set; }

    /// <summary>The account's name, or what else froze it.</summary>
    public required string FrozenBy { get; set; }

    /// <summary>By the database’s clock.</summary>
    public DateTimeOffset FrozenAt { get; set; }

    public required string FileName { get; set; }

    public required byte[] File { get; set; }

    public int Size { get; set; }

    /// <summary>The file's fingerprint in lower-case hexadecimal.</summary>
    public required string Sha256 { get; set; }

    /// <summary>The formulas it was made with, as JSON; see <see cref="Methods"/>.</summary>
    public required string MethodsJson { get; set; }

    /// <summary>The formulas it was made with, in the order of the workbook.</summary>
    public IReadOnlyList<FrozenMethod> Methods => JsonSerializer.Deserialize<List<FrozenMethod>>(MethodsJson)!;

    private sealed class Mapping : IEntityTypeConfiguration<FrozenReport>
    {
        public void Configure(EntityTypeBuilder<FrozenReport> entity)
        {
            entity.HasKey(x => new { x.AuthorityId, x.Number });
            entity.Property(x => x.Number).ValueGeneratedNever();
            entity.Property(x => x.MethodsJson).HasColumnName("methods").HasColumnType("jsonb");
            entity.Ignore(x => x.Methods);
            entity.HasOne<Authority>().WithMany().HasForeignKey(x => x.AuthorityId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A formula that a frozen report was made with.</summary>
/// <param name="Id">The measure's id.</param>
/// <param name="Name">The measure's name at the time.</param>
/// <param name="Version">The formula's version.</param>
/// <param name="From">The day from which that version was in force.</param>
public sealed record FrozenMethod(string Id, string Name, int Version, DateOnly From);
