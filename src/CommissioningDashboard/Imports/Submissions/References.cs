using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>Whether anything names a record, read from the model's own foreign keys so that a new table is asked too.</summary>
internal static class References
{
    /// <summary>SQL that is true when nothing names the record.</summary>
    /// <param name="alias">The record's alias in the statement.</param>
    /// <param name="apart">Kinds of record that go with it.</param>
    public static string To<T>(DashboardDb db, string alias, params Type[] apart) where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var column = $"{entity.GetTableName()}_id";
        var others = entity.GetReferencingForeignKeys().Where(x => !apart.Contains(x.DeclaringEntityType.ClrType))
            .Select(x => (Table: x.DeclaringEntityType.GetTableName()!, Column: x.Properties[^1].GetColumnName()))
            .Append((Table: "referral", Column: column));
        return string.Join(" and ", others.Distinct().Select(
            x => $"not exists (select from {x.Table} o where o.authority_id = {alias}.authority_id and o.{x.Column} = {alias}.id)"));
    }
}
