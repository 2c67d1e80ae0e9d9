using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>
/// What a provider says of itself, in plain text, from the day on which it said so until it says something else. Each text may be missing.
/// </summary>
public sealed class ProviderProfile : ProviderFact
{
    /// <summary>What it does.</summary>
    public string? About { get; set; }

    /// <summary>Whom it is for.</summary>
    public string? ForWhom { get; set; }

    /// <summary>On which days and at which times.</summary>
    public string? Times { get; set; }

    /// <summary>Languages spoken, with commas between.</summary>
    public string? Languages { get; set; }

    /// <summary>Prices, where it wishes them to be seen.</summary>
    public string? Prices { get; set; }

    /// <summary>Evidence of its quality beside a rating: accreditation, local assurance, what people said.</summary>
    public string? Quality { get; set; }

    public string? Telephone { get; set; }

    public string? Email { get; set; }

    public string? Website { get; set; }

    private sealed class Mapping : ProviderFactMapping<ProviderProfile>
    {
        protected override void More(EntityTypeBuilder<ProviderProfile> entity)
            => entity.HasIndex(x => new { x.AuthorityId, x.ProviderId, x.From }).IsUnique();
    }
}

/// <summary>A day on which a provider, or somebody at the council who asked it, said that its record is right.</summary>
public sealed class ProviderConfirmation : ProviderFact
{
    /// <summary>True when the provider said so by its own link.</summary>
    public bool ByProvider { get; set; }

    private sealed class Mapping : ProviderFactMapping<ProviderConfirmation>
    {
        protected override void More(EntityTypeBuilder<ProviderConfirmation> entity)
            => entity.HasIndex(x => new { x.AuthorityId, x.ProviderId, x.From }).IsUnique();
    }
}
