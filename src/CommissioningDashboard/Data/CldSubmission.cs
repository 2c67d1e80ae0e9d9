using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>
/// One Client Level Data submission as it was brought. What it tells is kept row by row (<see cref="CldEvent"/>), and the authority's
/// services are put together from all submissions that stand, so that the order in which they came does not matter.
/// </summary>
public sealed class CldSubmission : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    public int BatchId { get; set; }

    /// <summary>The first day of its reporting period.</summary>
    public DateOnly From { get; set; }

    /// <summary>The last day of its reporting period.</summary>
    public DateOnly To { get; set; }

    /// <summary>The council's code as the file tells it; none when it has no such column.</summary>
    public string? LaCode { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<CldSubmission>
    {
        public void Configure(EntityTypeBuilder<CldSubmission> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<CldSubmission, ImportBatch>(nameof(BatchId), DeleteBehavior.Cascade);
            entity.HasIndex(x => new { x.AuthorityId, x.BatchId }).IsUnique();
        }
    }
}

/// <summary>The kinds of event of Client Level Data.</summary>
public enum CldEventKind : short
{
    Request = 1,
    Assessment = 2,
    Service = 3,
    Review = 4,
}

/// <summary>
/// One row of a submission as it came, without what names the person. Only Client Level Data itself reads it: the market’s facts are
/// derived.
/// </summary>
public sealed class CldEvent : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int SubmissionId { get; set; }

    /// <summary>The row as a spreadsheet shows it.</summary>
    public int Row { get; set; }

    public CldEventKind Kind { get; set; }

    /// <summary>As in <see cref="Referral.PersonKey"/>.</summary>
    public required byte[] PersonKey { get; set; }

    /// <summary>The event is for an unpaid carer.</summary>
    public bool IsCarer { get; set; }

    public DateOnly StartedOn { get; set; }

    public DateOnly? EndedOn { get; set; }

    /// <summary>The person's date of death, which ends their services.</summary>
    public DateOnly? DiedOn { get; set; }

    /// <summary>Places in the lists of service types, components and outcomes of <c>CldCodes</c>, from 1 on; 0 for none.</summary>
    public short ServiceType { get; set; }

    public short Component { get; set; }

    public short Outcome { get; set; }

    /// <summary>The delivery mechanism; none when it is not filled in.</summary>
    public Route? Route { get; set; }

    public string? LocationId { get; set; }

    public string? LocationName { get; set; }

    /// <summary>The start of a keyed hash of the event's reference, to tell two records from one told twice.</summary>
    public long? ReferenceMark { get; set; }

    /// <summary>Pence a unit, whatever the unit is.</summary>
    public int? UnitPence { get; set; }

    /// <summary>The cost frequency in plain letters.</summary>
    public string? Frequency { get; set; }

    /// <summary>Hundredths of a unit planned for a week.</summary>
    public int? PlannedHundredths { get; set; }

    public Need Need { get; set; }

    public AgeBand AgeBand { get; set; }

    public EthnicityGroup EthnicityGroup { get; set; }

    /// <summary>Of a request: how it reached the council.</summary>
    public string? AccessRoute { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<CldEvent>
    {
        // Held to its submission by a check of the whole statement (SetReferences), as referrals are and for the same reason.
        public void Configure(EntityTypeBuilder<CldEvent> entity) => entity.HasKey(x => new { x.AuthorityId, x.SubmissionId, x.Row });
    }
}
