using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

internal static class AuthorityKey
{
    /// <summary>
    /// Keys the table by authority and identity together. Foreign keys then carry the authority too, so that no row can
    /// point at another authority's row: checks of foreign keys do not pass through row-level security.
    /// </summary>
    public static void HasAuthorityKey<T, TId>(this EntityTypeBuilder<T> entity, Expression<Func<T, TId>> id)
        where T : class, IAuthorityFact
    {
        var name = ((MemberExpression)id.Body).Member.Name;
        entity.HasKey(nameof(IAuthorityFact.AuthorityId), name);
        entity.Property(name).UseIdentityByDefaultColumn();
        entity.HasOne<Authority>().WithMany().HasForeignKey(x => x.AuthorityId).OnDelete(DeleteBehavior.Restrict);
    }

    /// <summary>A foreign key that includes the authority; optional when the column may be empty.</summary>
    public static void RefersTo<T,
        TOther>(this EntityTypeBuilder<T> entity, string column, DeleteBehavior onDelete = DeleteBehavior.Restrict)
        where T : class, IAuthorityFact
        where TOther : class, IAuthorityFact
        => entity.HasOne<TOther>().WithMany().HasForeignKey(nameof(IAuthorityFact.AuthorityId), column).OnDelete(onDelete);
}
