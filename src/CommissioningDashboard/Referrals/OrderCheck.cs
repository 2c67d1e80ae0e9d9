using CommissioningDashboard.Data;

namespace CommissioningDashboard.Referrals;

/// <summary>What became of working one order out anew.</summary>
public enum OrderVerdict
{
    /// <summary>It was shown as the rule has it.</summary>
    Same,

    /// <summary>It was not.</summary>
    Differs,

    /// <summary>The reader had it sorted, so no rule was to be kept.</summary>
    SortedByReader,

    /// <summary>The secret of its month is not among the keys: it is published when the month is over.</summary>
    NoKey,
}

/// <summary>Works out anew, from an exported ledger and the published secrets, every order that was shown.</summary>
public static class OrderCheck
{
    /// <param name="line">The list as it was shown.</param>
    /// <param name="keys">Secrets by the first day of their months.</param>
    public static OrderVerdict Check(LedgerLine line, IReadOnlyDictionary<DateOnly, byte[]> keys)
    {
        if (line.Sort.Length > 0)
        {
            return OrderVerdict.SortedByReader;
        }

        if (!keys.TryGetValue(FairOrder.PeriodOf(line.Day), out var secret))
        {
            return OrderVerdict.NoKey;
        }

        var order = new FairOrder(secret, line.Context).Arrange(line.Eligible, x => x);
        if (line.Narrowed.Length > 0)
        {
            // Who was left out is not told; those listed must stand to each other as in the whole order.
            return order.Where(line.Shown.Contains).SequenceEqual(line.Shown) ? OrderVerdict.Same : OrderVerdict.Differs;
        }

        return order.Skip(line.FirstPlace - 1).Take(line.Shown.Count).SequenceEqual(line.Shown) ? OrderVerdict.Same : OrderVerdict.Differs;
    }

    /// <summary>Whether a month's secret may be told: when no list of it can be made any more.</summary>
    public static bool IsPublic(OrderKey key, DateOnly today) => key.Period < FairOrder.PeriodOf(today);
}
