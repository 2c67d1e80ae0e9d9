using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>How the support is paid for and arranged.</summary>
public enum Route : short
{
    CouncilCommissioned = 1,
    ManagedBudget = 2,
    DirectPayment = 3,
    Signposting = 4,
}

public static class Routes
{
    /// <summary>The council looks for a provider, and not the person.</summary>
    public static bool IsBrokered(this Route route) => route is Route.CouncilCommissioned or Route.ManagedBudget;
}

/// <summary>The primary support reason, in groups wide enough not to point at a person.</summary>
public enum Need : short
{
    PhysicalSupport = 1,
    SensorySupport = 2,
    MemoryAndCognition = 3,
    LearningDisability = 4,
    MentalHealth = 5,
    SocialSupport = 6,
    NotKnown = 7,
}

/// <summary>Age in the bands of the national Client Level Data dashboard.</summary>
public enum AgeBand : short
{
    Under18 = 1,
    From18To24 = 2,
    From25To44 = 3,
    From45To64 = 4,
    From65To74 = 5,
    From75To84 = 6,
    From85To94 = 7,
    Over95 = 8,
    NotKnown = 9,
}

/// <summary>The broad ethnicity groups of the Client Level Data specification.</summary>
public enum EthnicityGroup : short
{
    Asian = 1,
    Black = 2,
    Mixed = 3,
    White = 4,
    Other = 5,
    NoData = 6,
}

/// <summary>What became of a referral.</summary>
public enum ReferralOutcome : short
{
    /// <summary>Support was arranged. Its provider may still be unrecorded, as with most direct payments.</summary>
    Arranged = 1,
    NoProviderFound = 2,
    Withdrawn = 3,
    Waiting = 4,
}

/// <summary>
/// One request to arrange support for one person. Nothing here names the person: a keyed hash links the same person's
/// referrals within the authority, and everything else is a band.
/// </summary>
public sealed class Referral : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public long Id { get; set; }

    /// <summary>The source system's reference, unique within the authority; importing it again changes nothing.</summary>
    public required string Reference { get; set; }

    /// <summary>Keyed hash of the person's local identifier (first 16 bytes of HMAC-SHA-256 under the authority's key).</summary>
    public byte[]? PersonKey { get; set; }

    public DateOnly ReceivedOn { get; set; }

    public int? TeamId { get; set; }

    public int ServiceId { get; set; }

    public int? AreaId { get; set; }

    public Need Need { get; set; } = Need.NotKnown;

    public Route Route { get; set; }

    public AgeBand AgeBand { get; set; } = AgeBand.NotKnown;

    public EthnicityGroup EthnicityGroup { get; set; } = EthnicityGroup.NoData;

    /// <summary>Planned hours of support a week, 0 to 655.35; empty when not recorded.</summary>
    public decimal? WeeklyHours { get; set; }

    /// <summary>Planned cost in pounds a week; empty when not recorded.</summary>
    public decimal? WeeklyCost { get; set; }

    public ReferralOutcome Outcome { get; set; }

    public int? ProviderId { get; set; }

    public DateOnly? ArrangedOn { get; set; }

    public DateOnly? EndedOn { get; set; }

    /// <summary>The batch that created it, if a file did.</summary>
    public int? BatchId { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<Referral>
    {
        public void Configure(EntityTypeBuilder<Referral> entity)
        {
            // Its team, service, area, provider and authority are held by checks of a whole statement (SetReferences), not by
            // foreign keys: five look-ups a row and five indexes made a large import five times as slow.
            entity.HasKey(x => new { x.AuthorityId, x.Id });
            entity.Property(x => x.Id).UseIdentityByDefaultColumn();
            entity.HasIndex(x => new { x.AuthorityId, x.Reference }).IsUnique();
            entity.HasIndex(x => x.PersonKey).HasMethod("hash");
            entity.Property(x => x.WeeklyHours).HasPrecision(5, 2);
            entity.Property(x => x.WeeklyCost).HasPrecision(9, 2);
        }
    }
}
