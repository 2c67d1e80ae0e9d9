namespace CommissioningDashboard.Data;

/// <summary>
/// Marks an entity whose rows belong to one authority. Each gets an EF query filter here and forced row-level
/// security in the database; a contract test walks the catalogue and fails for a table that lacks it.
/// </summary>
public interface IAuthorityFact
{
    int AuthorityId { get; set; }
}
