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
    /// <param name="amount">The amount’s own column.</param>
    public static Protection Protects(string people, string amount)
        => new Protection.AmountBy(people, $"{amount}_makers", $"{amount}_largest");

    /// <summary>The protection of an amount in the weight’s unit: itself a count of people, or an amount with its makers.</summary>
    public static Protection Counted(Weight weight, string people, string amount)
        => weight == Weight.Referrals ? Protection.CountOfPeople : Protects(people, amount);

    /// <summary>The two columns for an amount; none by referrals, which are nobody’s pay.</summary>
    public static IEnumerable<(Column Column, Func<TRow, Cell> Read)> Create<TRow>(string amount, Weight weight, Func<TRow, Makers> read)
    {
        if (weight != Weight.Referrals)
        {
            yield return (new($"{amount}_makers", "Providers that make it", Unit.Providers, Protection.Free, IsWorking: true),
                x => read(x).Providers);
            yield return (new($"{amount}_largest", "The largest one’s", Units.ForWeight(weight), Protection.Free, IsWorking: true),
                x => read(x).Largest / 100.0);
        }
    }
}
