namespace CommissioningDashboard.Spend;

/// <summary>What one supplier was paid on one day, as far as the lines say the same of it.</summary>
/// <param name="Supplier">As written; none where the name is withheld.</param>
/// <param name="Key">The name as it is compared.</param>
/// <param name="Paid">Payments in pence.</param>
/// <param name="Credited">Credit notes in pence, 0 or more, which are taken off.</param>
/// <param name="Lines">How many of either.</param>
/// <param name="IsSme">What the file says; none where it says nothing.</param>
/// <param name="IsVcse">Likewise.</param>
public sealed record SpendRow(
    string? Supplier, string? Key, DateOnly On, long Paid, long Credited, int Lines, bool? IsSme = null, bool? IsVcse = null,
    string? CompanyNumber = null, string? CharityNumber = null)
{
    public long Net => Paid - Credited;
}
