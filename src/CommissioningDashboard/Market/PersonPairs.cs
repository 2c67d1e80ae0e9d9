using System.Runtime.InteropServices;

namespace CommissioningDashboard.Market;

/// <summary>
/// The products of amounts of every two referrals of one person, summed by what kind each of the two is. They are all that the variance of
/// a sum by person has beyond that by referral: Σ (Σ wz)² over people = Σ w²z² over referrals + 2 Σ wz wz over pairs.
/// </summary>
/// <param name="sample">The people looked at.</param>
/// <param name="kinds">How many kinds of referral there are.</param>
internal sealed class PersonPairs(PersonSample sample, int kinds)
{
    /// <summary>Σ wᵢwⱼ over the pairs whose earlier referral is of the first kind and whose later one of the second.</summary>
    private readonly double[] _products = new double[kinds * kinds];

    /// <summary>Where what a person's latest kind comes to stands, plus one; 0 for none.</summary>
    private readonly int[] _latest = new int[sample.Size];

    private readonly List<Held> _held = [];

    /// <summary>What is held from here on makes pairs; what was held before does not any more.</summary>
    private int _start;

    /// <summary>People are told again only from here on.</summary>
    public void StartAfresh() => _start = _held.Count;

    /// <summary>Adds a referral of a person looked at.</summary>
    public void Add(int person, int kind, double amount)
    {
        var held = CollectionsMarshal.AsSpan(_held);
        ref var latest = ref _latest[sample.SlotOf(person)];
        var isNew = true;
        for (var at = latest; at > _start; at = held[at - 1].Earlier)
        {
            ref var earlier = ref held[at - 1];
            _products[(earlier.Kind * kinds) + kind] += earlier.Amount * amount;
            if (earlier.Kind == kind)
            {
                earlier.Amount += amount;
                isNew = false;
            }
        }

        if (isNew)
        {
            _held.Add(new Held { Amount = amount, Kind = kind, Earlier = latest });
            latest = _held.Count;
        }
    }

    /// <summary>How many times as large the variance of Σ wz is with each person as one draw as with each referral; at least 1.</summary>
    /// <param name="values">z of each kind.</param>
    /// <param name="byReferral">Σ w²z² over all referrals.</param>
    public double DesignEffect(ReadOnlySpan<double> values, double byReferral)
    {
        var pairs = 0.0;
        for (var i = 0; i < _products.Length; i++)
        {
            pairs += _products[i] * values[i / kinds] * values[i % kinds];
        }

        return byReferral > 0 ? Math.Max(1, 1 + (2 * pairs * sample.Scale / byReferral)) : 1;
    }

    /// <summary>What one person's referrals of one kind come to so far.</summary>
    private struct Held
    {
        public double Amount;
        public int Kind;

        /// <summary>Where the same person's amount of another kind stands, plus one.</summary>
        public int Earlier;
    }
}
