using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>
/// An organisation as Open Referral feeds told of it last. It changes nothing of the register by itself: what differs waits for a person's
/// word. Names of people are not in it.
/// </summary>
public sealed class OpenReferralOrganisation : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    /// <summary>What tells it from others: its id, with its name where the id is no UUID and so may be another's elsewhere.</summary>
    public required string FeedKey { get; set; }

    public required string Name { get; set; }

    /// <summary>What was told, as JSON.</summary>
    public required string Told { get; set; }

    /// <summary>The file, or the host of the address.</summary>
    public required string Source { get; set; }

    public DateTimeOffset ReadAt { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<OpenReferralOrganisation>
    {
        public void Configure(EntityTypeBuilder<OpenReferralOrganisation> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.Property(x => x.Told).HasColumnType("jsonb");
            entity.HasIndex(x => new { x.AuthorityId, x.FeedKey }).IsUnique();
        }
    }
}

/// <summary>A person's word on one thing that a feed tells of an organisation: it is not asked again.</summary>
public sealed class OpenReferralAnswer : IAuthorityFact
{
    /// <summary>The key of the question which provider of the register the organisation is.</summary>
    public const string WhichProvider = "provider";

    public int AuthorityId { get; set; }

    public int Id { get; set; }

    public int OrganisationId { get; set; }

    /// <summary>What was answered: the kind of fact and a fingerprint of what was told.</summary>
    public required string Key { get; set; }

    public bool IsAccepted { get; set; }

    /// <summary>The provider on whose record it was written, or that the organisation is. The answer goes with it.</summary>
    public int? ProviderId { get; set; }

    /// <summary>The batch that wrote it: once that is taken back, it is asked again.</summary>
    public int? BatchId { get; set; }

    public required string AnsweredBy { get; set; }

    public DateTimeOffset AnsweredAt { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<OpenReferralAnswer>
    {
        public void Configure(EntityTypeBuilder<OpenReferralAnswer> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<OpenReferralAnswer, OpenReferralOrganisation>(nameof(OrganisationId), DeleteBehavior.Cascade);
            entity.RefersTo<OpenReferralAnswer, Provider>(nameof(ProviderId), DeleteBehavior.Cascade);
            entity.HasIndex(x => new { x.AuthorityId, x.OrganisationId, x.Key }).IsUnique();
        }
    }
}
