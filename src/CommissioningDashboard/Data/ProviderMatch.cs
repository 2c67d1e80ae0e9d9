using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>What two records of the register are to each other.</summary>
public enum ProviderMatchKind : short
{
    /// <summary>One provider that was entered twice.</summary>
    Same = 1,

    /// <summary>The second goes on with what the first did: another name, number or legal form from a day on.</summary>
    Succession = 2,

    /// <summary>One provider that is registered twice at the same time, as for two locations.</summary>
    SecondRegistration = 3,

    /// <summary>Two providers.</summary>
    Different = 4,
}

/// <summary>
/// Somebody's word on whether two records of the register are one provider. It changes no record: figures count the two as one while it
/// stands, and as two again once it is taken back.
/// </summary>
public sealed class ProviderMatch : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    /// <summary>The record whose name and numbers stand; of a succession the earlier one.</summary>
    public int FirstId { get; set; }

    public int SecondId { get; set; }

    public ProviderMatchKind Kind { get; set; }

    /// <summary>Of a succession: the day from which the second goes on.</summary>
    public DateOnly? From { get; set; }

    public required string SettledBy { get; set; }

    public DateTimeOffset SettledAt { get; set; }

    public string? TakenBackBy { get; set; }

    public DateTimeOffset? TakenBackAt { get; set; }

    /// <summary>The record under which the two are counted.</summary>
    public int StandsId => Kind == ProviderMatchKind.Succession ? SecondId : FirstId;

    private sealed class Mapping : IEntityTypeConfiguration<ProviderMatch>
    {
        public void Configure(EntityTypeBuilder<ProviderMatch> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<ProviderMatch, Provider>(nameof(FirstId), DeleteBehavior.Restrict);
            entity.RefersTo<ProviderMatch, Provider>(nameof(SecondId), DeleteBehavior.Restrict);
            entity.HasIndex(x => new { x.AuthorityId, x.FirstId, x.SecondId }).IsUnique().HasFilter("taken_back_at is null");
            entity.ToTable(t => t.HasCheckConstraint("ck_provider_match_of_two", "first_id <> second_id"));
        }
    }
}
