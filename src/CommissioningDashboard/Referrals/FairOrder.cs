using System.Security.Cryptography;
using System.Text;

namespace CommissioningDashboard.Referrals;

/// <summary>
/// The order of a list that favours nobody. A provider's place is told by HMAC-SHA-256 of the search and the provider's key, under a
/// secret that is published after its month. The same search on the same day has the same order for everybody; each day has a new one;
/// who else is on the list, names, the age of a record and how much a provider wrote change nothing.
/// </summary>
/// <remarks>RFC 2104 (HMAC). Anyone can work an order out anew: see <see cref="Context"/> for what goes in, letter by letter.</remarks>
public sealed class FairOrder(byte[] secret, string context)
{
    public const int SecretBytes = 32;

    /// <summary>What the order of a search is worked out from: lines of text, each ended by a line feed.</summary>
    /// <param name="authority">The authority's code.</param>
    /// <param name="day">The day on which the list is shown.</param>
    /// <param name="service">The service's code.</param>
    /// <param name="area">The area's code; none for everywhere.</param>
    public static string Context(string authority, DateOnly day, string service, string? area)
        => $"fair-order-1\n{authority}\n{day:yyyy-MM-dd}\n{service}\n{area}\n";

    /// <summary>The period whose secret a day's order is made with: its month.</summary>
    public static DateOnly PeriodOf(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>Puts some in order. Leaving one out or adding one leaves the others as they are to each other.</summary>
    /// <param name="items">In any order.</param>
    /// <param name="id">A provider's key.</param>
    public IReadOnlyList<T> Arrange<T>(IEnumerable<T> items, Func<T, int> id)
        => [.. items.OrderBy(x => Place(id(x)), StringComparer.Ordinal).ThenBy(id)];

    /// <summary>The keyed hash of the search and a provider's key in decimal, as hexadecimal digits: the smaller, the earlier.</summary>
    public string Place(int provider)
        => Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{context}{provider}")));
}
