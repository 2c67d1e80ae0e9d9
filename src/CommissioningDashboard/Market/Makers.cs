namespace CommissioningDashboard.Market;

/// <summary>
/// How many providers make an amount and how much of it the largest makes. Where they are one or two, or one makes nearly all, the
/// amount is in effect what one provider is paid.
/// </summary>
/// <param name="Providers">How many have any of it.</param>
/// <param name="Largest">What the largest has, in the amount’s whole units.</param>
public readonly record struct Makers(int Providers, long Largest)
{
    /// <summary>Fewer providers than this know, or could work out, what each other is paid.</summary>
    public const int Least = 3;

    /// <summary>A provider with more than this part of an amount makes it its own.</summary>
    public const double Dominance = 0.85;

    /// <summary>Those who make the sum of some amounts.</summary>
    public static Makers FromAmounts(IEnumerable<long> amounts)
    {
        var made = default(Makers);
        foreach (var amount in amounts)
        {
            made = made.With(amount);
        }

        return made;
    }

    /// <summary>Those who make several amounts together, such as a row’s, each provider having part in one.</summary>
    public static Makers Together(IEnumerable<Makers> makers)
        => makers.Aggregate(default(Makers), (all, x) => new(all.Providers + x.Providers, Math.Max(all.Largest, x.Largest)));

    /// <summary>One more provider’s amount; nothing when it has none.</summary>
    public Makers With(long amount) => amount <= 0 ? this : new(Providers + 1, Math.Max(Largest, amount));

    /// <summary>
    /// Whichever of a part and the rest is made by fewer: who is told the part and the whole is told the rest too. No rest tells nothing.
    /// </summary>
    public static Makers FromPartAndRest(IReadOnlyList<long> part, IReadOnlyList<long> rest)
    {
        var (own, others) = (FromAmounts(part), FromAmounts(rest));
        var (sum, sumOfRest) = (part.Sum(), rest.Sum());
        if (others.Providers == 0 || own.Providers == 0)
        {
            return own;
        }

        var largest = Math.Max((double)own.Largest / sum, (double)others.Largest / sumOfRest);
        return new Makers(Math.Min(own.Providers, others.Providers), (long)Math.Ceiling(largest * sum));
    }

    /// <summary>True when the amount says in effect what one provider is paid.</summary>
    public bool Dominate(long amount) => Dominate(Providers, Largest, amount);

    /// <summary>The same of numbers in any unit.</summary>
    public static bool Dominate(double providers, double largest, double amount) => amount > 0
        && (providers < Least || largest > Dominance * amount);
}
