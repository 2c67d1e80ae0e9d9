using CommissioningDashboard.Market;

namespace CommissioningDashboard.Referrals;

/// <summary>
/// When a quiet word is due, which never blocks: somebody has looked at large or in-house providers only, while smaller ones on the same
/// list fit as well.
/// </summary>
public static class QuietWord
{
    /// <param name="lookedAt">The sizes of those that were opened or put forward.</param>
    /// <param name="listed">The sizes of all on the list.</param>
    /// <returns>How many smaller ones there are; 0 when no word is due.</returns>
    public static int SmallerUnseen(IReadOnlyCollection<DisplayBand> lookedAt, IEnumerable<DisplayBand> listed)
        => lookedAt.Count > 0 && lookedAt.All(x => x is DisplayBand.Large or DisplayBand.InHouse)
            ? listed.Count(x => x is DisplayBand.Micro or DisplayBand.Small or DisplayBand.Medium) : 0;
}
