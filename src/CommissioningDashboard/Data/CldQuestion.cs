using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>Why it is not clear whether two records are one service.</summary>
public enum CldQuestionKind : short
{
    /// <summary>More days without support lie between them than are still one service by rule, and fewer than clearly make two.</summary>
    Gap = 1,

    /// <summary>They run at the same time with the same provider.</summary>
    AtOnce = 2,

    /// <summary>Another provider stands under the same start.</summary>
    ProviderChanged = 3,
}

/// <summary>What a person says of it.</summary>
public enum CldAnswer : short
{
    Same = 1,
    New = 2,
}

/// <summary>
/// Two records of Client Level Data of which no rule tells whether they are one service. Until a person answers they count as
/// <see cref="CountsAs"/>; an answer is kept however often submissions come.
/// </summary>
public sealed class CldQuestion : IAuthorityFact
{
    public int AuthorityId { get; set; }

    /// <summary>Made of what is asked, so that the same question is known again when services are put together anew.</summary>
    public Guid Key { get; set; }

    public CldQuestionKind Kind { get; set; }

    /// <summary>The service component.</summary>
    public required string Service { get; set; }

    public DateOnly FirstStart { get; set; }

    public DateOnly? FirstEnd { get; set; }

    public DateOnly SecondStart { get; set; }

    public string? FirstProvider { get; set; }

    public string? SecondProvider { get; set; }

    /// <summary>Where to look in the files: imports and rows, since nothing here names the person.</summary>
    public required string Rows { get; set; }

    public CldAnswer? Answer { get; set; }

    public string? AnsweredBy { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>What it is taken for without an answer: as the national method would.</summary>
    public static CldAnswer CountsAs(CldQuestionKind kind) => kind == CldQuestionKind.ProviderChanged ? CldAnswer.Same : CldAnswer.New;

    private sealed class Mapping : IEntityTypeConfiguration<CldQuestion>
    {
        public void Configure(EntityTypeBuilder<CldQuestion> entity)
        {
            entity.HasKey(x => new { x.AuthorityId, x.Key });
            entity.HasOne<Authority>().WithMany().HasForeignKey(x => x.AuthorityId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
