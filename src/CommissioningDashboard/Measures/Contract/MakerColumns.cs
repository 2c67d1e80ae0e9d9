using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>
/// The two working columns that say who makes an amount of hours or money, by which disclosure control knows what one provider is
/// paid. An amount without them is never told outside the authority.
/// </summary>
internal static class MakerColumns
{
    /// <summary>The protection of an amount whose makers these columns count.</summary>
    /// <param name="people">The column that counts its people.</param>
    /// <param name="amount">The id of the amount’s own column.</param>
    /// <param name="weight">What the amount is of.</param>
    public static Protection Protects(Column people, string amount, Weight weight)
        => new Protection.AmountBy(people, ProvidersOf(amount), LargestOf(amount, weight));

    /// <summary>The protection of an amount in the weight’s unit: itself a count of people, or an amount with its makers.</summary>
    public static Protection Counted(Weight weight, Column people, string amount)
        => weight == Weight.Referrals ? Protection.CountOfPeople : Protects(people, amount, weight);

    /// <summary>The two columns for an amount; none by referrals, which are nobody’s pay.</summary>
    public static IEnumerable<(Column Column, Func<TRow, Cell> Read)> Create<TRow>(string amount, Weight weight, Func<TRow, Makers> read)
    {
        if (weight != Weight.Referrals)
        {
            yield return (ProvidersOf(amount), x => read(x).Providers);
            yield return (LargestOf(amount, weight), x => read(x).Largest / 100.0);
        }
    }

    private static Column ProvidersOf(string amount)
        => new($"{amount}_makers", "Providers that make it", Unit.Providers, Protection.Free, IsWorking: true);

    private static Column LargestOf(string amount, Weight weight)
        => new($"{amount}_largest", "The largest one’s", Units.ForWeight(weight), Protection.Free, IsWorking: true);
}
