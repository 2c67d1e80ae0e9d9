using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>What a provider's stated size counts.</summary>
public enum SizeBasis : short
{
    FullTimeEquivalents = 1,
    Workers = 2,
    Employees = 3,

    /// <summary>How many people it supports, which says little of how many work there: it stands in for no other basis.</summary>
    PeopleSupported = 4,

    /// <summary>No count but a band that a public source hints at and somebody has accepted: 1 is micro, 4 large.</summary>
    Hint = 5,
}

/// <summary>
/// A dated, named set of cut-offs that turns a stated size into micro, small, medium or large. Shared by all authorities
/// and read-only for the application; each authority names its current one. The name is printed on every export because
/// "micro" has at least three live meanings.
/// </summary>
public sealed class SizeScheme
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public SizeBasis Basis { get; set; }

    /// <summary>Largest size, inclusive, that is still micro; likewise for small and medium. Above medium is large.</summary>
    public decimal MicroMax { get; set; }

    public decimal SmallMax { get; set; }

    public decimal MediumMax { get; set; }

    /// <summary>True when a provider that belongs to a larger group is never micro, however few people it has.</summary>
    public bool MicroMustBeIndependent { get; set; }

    public DateOnly From { get; set; }

    public required string Source { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<SizeScheme>
    {
        private static readonly DateOnly _start = new(2013, 1, 1);

        public void Configure(EntityTypeBuilder<SizeScheme> entity)
        {
            entity.HasKey(x => x.Id);
            entity.HasData(
                new SizeScheme
                {
                    Id = "birmingham-5",
                    Name = "Birmingham (5 FTE)",
                    Basis = SizeBasis.FullTimeEquivalents,
                    MicroMax = 5,
                    SmallMax = 49,
                    MediumMax = 249,
                    MicroMustBeIndependent = true,
                    From = _start,
                    Source =
                        "University of Birmingham, Micro-Enterprises: Small enough to care? (2015) for micro; usual 49 and 249 above it",
                },
                new SizeScheme
                {
                    Id = "somerset-8",
                    Name = "Somerset (8 workers)",
                    Basis = SizeBasis.Workers,
                    MicroMax = 8,
                    SmallMax = 49,
                    MediumMax = 249,
                    MicroMustBeIndependent = true,
                    From = _start,
                    Source = "Somerset Council, micro-provider programme: eight or fewer paid or unpaid workers, independent",
                },
                new SizeScheme
                {
                    Id = "sme-10",
                    Name = "SME (under 10 employees)",
                    Basis = SizeBasis.Employees,
                    MicroMax = 9,
                    SmallMax = 49,
                    MediumMax = 249,
                    MicroMustBeIndependent = false,
                    From = _start,
                    Source = "UK business population convention: 0 to 9, 10 to 49, 50 to 249, 250 or more employees",
                },
                new SizeScheme
                {
                    Id = "people-100",
                    Name = "People supported (10, 50 and 100)",
                    Basis = SizeBasis.PeopleSupported,
                    MicroMax = 10,
                    SmallMax = 50,
                    MediumMax = 100,
                    MicroMustBeIndependent = false,
                    From = _start,
                    Source =
                        "Home care by people supported: up to 50, up to 100, more; up to 10 for micro is this dashboard’s own cut",
                });
        }
    }
}
