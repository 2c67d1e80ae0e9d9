using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>What somebody did with a provider on a list.</summary>
public enum ListUseKind : short
{
    /// <summary>Looked at its record.</summary>
    Opened = 1,

    /// <summary>Set it beside others.</summary>
    Compared = 2,

    /// <summary>Made a list of it on paper, for the person.</summary>
    Printed = 3,
}

/// <summary>
/// The other half of the exposure ledger: a provider at a place of a list as shown that was opened, compared or printed, once for each
/// list. The database refuses the application any change of it. Nobody who looked is in it.
/// </summary>
public sealed class ListUse : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public long Id { get; set; }

    public long ListId { get; set; }

    public ListUseKind Kind { get; set; }

    /// <summary>The provider's key; the ledger keeps it whatever becomes of the provider.</summary>
    public int ProviderId { get; set; }

    /// <summary>Its place on the list, from 1.</summary>
    public int Place { get; set; }

    public DateTimeOffset At { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<ListUse>
    {
        public void Configure(EntityTypeBuilder<ListUse> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<ListUse, ShownList>(nameof(ListId), DeleteBehavior.Cascade);
            entity.HasIndex(x => new { x.AuthorityId, x.ListId, x.Kind, x.ProviderId }).IsUnique();
        }
    }
}
