using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One list of providers in the order of their names, with the amount each received.</summary>
/// <param name="Providers">Places in the register, which is in the order of names; ascending.</param>
/// <param name="Amounts">What each received, in the same order.</param>
/// <param name="Group">Lists of one number are read together, besides all together.</param>
public sealed record NamedList(IReadOnlyList<int> Providers, IReadOnlyList<long> Amounts, int Group = 0)
{
    /// <summary>How many names count as the first: a quarter of the list, rounded up.</summary>
    public int FirstNames => FirstOf(Providers.Count);

    /// <summary>The list says something: it has two names and a referral.</summary>
    public bool IsRead => Providers.Count >= 2 && Amounts.Any(x => x > 0);

    /// <summary>Places and amounts can be correlated: it has three names and not all received the same.</summary>
    public bool HasRank => IsRead && Providers.Count >= 3 && Amounts.Distinct().Count() > 1;

    public static int FirstOf(int names) => (names + 3) / 4;
}

/// <summary>
/// Whether the first names of some lists receive more than their part. The provider is the unit, never the referral: names are
/// permuted among all the providers, each keeping what it received in every list it is in, and the lists are read again.
/// A provider that is on many lists thus counts once as evidence.
/// </summary>
/// <param name="Lists">How many lists had two names or more and a referral.</param>
/// <param name="Share">The part that went to the first quarter of names, all lists together.</param>
/// <param name="Expected">The part they would have if the order of names did not matter.</param>
/// <param name="Chance">What permuted names give.</param>
/// <param name="Rank">
/// Spearman's correlation of place and amount, below 0 when early names receive more: the mean over lists weighted by their
/// length. None when no list has three names and different amounts.
/// </param>
public sealed record NameOrder(int Lists, double Share, double Expected, PermutationResult Chance, PermutationResult? Rank)
{
    /// <summary>How many times their part the first names received.</summary>
    public double Times => Share / Expected;

    /// <summary>The first names received more than their part, beyond what 1 in 20 permutations of names would give.</summary>
    public bool IsBias => Times > 1 && Chance.UpperP < 0.05;

    /// <summary>Reads the lists of each group, and all together, from the same permutations of names.</summary>
    /// <param name="withRank">Whether to correlate places with amounts too.</param>
    /// <returns>Those of each group that has any list with two names and a referral, and of all.</returns>
    public static (IReadOnlyDictionary<int, NameOrder> Groups, NameOrder? All) FromGroups(IReadOnlyList<NamedList> lists, bool withRank)
    {
        var read = lists.Where(x => x.IsRead).ToList();
        if (read.Count == 0)
        {
            return (new Dictionary<int, NameOrder>(), null);
        }

        // The last group is all the lists.
        List<IGrouping<int, NamedList>> groups = [.. read.GroupBy(x => x.Group)];
        List<IReadOnlyList<NamedList>> each = [.. groups.Select(x => x.ToList()), read];
        var permutation = new NameOrderPermutation(groups, withRank);
        var results = Permutation.Tests(permutation.Providers, [], permutation.Figures, permutation.Compute);
        var orders = each.Select((x, i) => Judged(x, results[i]!.Value, results.ElementAtOrDefault(each.Count + i))).ToList();
        return (groups.Zip(orders).ToDictionary(x => x.First.Key, x => x.Second), orders[^1]);
    }

    private static NameOrder Judged(IReadOnlyList<NamedList> lists, PermutationResult chance, PermutationResult? rank)
    {
        var whole = lists.Sum(x => x.Amounts.Sum());
        var expected = lists.Sum(x => (double)x.Amounts.Sum() * x.FirstNames / x.Providers.Count) / whole;
        return new NameOrder(lists.Count, chance.Observed, expected, chance, lists.Any(x => x.HasRank) ? rank : null);
    }
}
