using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One list of providers in the order of their names, with the amount each received.</summary>
/// <param name="Providers">Places in the register, which is in the order of names; ascending.</param>
/// <param name="Amounts">What each received, in the same order.</param>
public sealed record NamedList(IReadOnlyList<int> Providers, IReadOnlyList<long> Amounts)
{
    /// <summary>How many names count as the first: a quarter of the list, rounded up.</summary>
    public int FirstNames => FirstOf(Providers.Count);

    public static int FirstOf(int names) => (names + 3) / 4;
}

/// <summary>
/// Whether the first names of some lists receive more than their part. The provider is the unit, never the referral: names are
/// dealt out anew among all the providers, each keeping what it received in every list it is in, and the lists are read again.
/// A provider that is on many lists thus counts once as evidence.
/// </summary>
/// <param name="Lists">How many lists had two names or more and a referral.</param>
/// <param name="Share">The part that went to the first quarter of names, all lists together.</param>
/// <param name="Expected">The part they would have if the order of names did not matter.</param>
/// <param name="Chance">What dealt names give.</param>
/// <param name="Rank">
/// Spearman's correlation of place and amount, below 0 when early names receive more: the mean over lists weighted by their
/// length. None when no list has three names and different amounts.
/// </param>
public sealed record NameOrder(int Lists, double Share, double Expected, PermutationResult Chance, PermutationResult? Rank)
{
    /// <summary>How many times their part the first names received.</summary>
    public double Times => Share / Expected;

    /// <summary>The first names received more than their part, beyond what 1 in 20 dealings of names would give.</summary>
    public bool IsBias => Times > 1 && Chance.UpperP < 0.05;

    /// <summary>Reads the lists; none when no list has two names and a referral.</summary>
    /// <param name="lists">The lists.</param>
    /// <param name="withRank">Whether to correlate places with amounts too, which costs as much again.</param>
    public static NameOrder? Of(IEnumerable<NamedList> lists, bool withRank)
    {
        var all = lists.Where(x => x.Providers.Count >= 2 && x.Amounts.Any(a => a > 0)).ToList();
        if (all.Count == 0)
        {
            return null;
        }

        var deal = new Dealing(all);
        var whole = all.Sum(x => x.Amounts.Sum());
        var chance = Permutation.Test(deal.Providers, [], order => (double)deal.ToFirstNames(order) / whole)!.Value;
        var rank = withRank && deal.HasRanks ? Permutation.Test(deal.Providers, [], deal.Rank) : null;
        var expected = all.Sum(x => (double)x.Amounts.Sum() * x.FirstNames / x.Providers.Count) / whole;
        return new NameOrder(all.Count, chance.Observed, expected, chance, rank);
    }

    /// <summary>The lists laid out by provider, so that names can be dealt and read in one run through the providers.</summary>
    private sealed class Dealing
    {
        private readonly Place[][] _places;
        private readonly int[] _firstNames;
        private readonly double[] _middle;
        private readonly int[] _read;
        private readonly int[] _holder;

        public Dealing(List<NamedList> lists)
        {
            var numbers = lists.SelectMany(x => x.Providers).Distinct().Order().Select((x, i) => (x, i)).ToDictionary(x => x.x, x => x.i);
            var places = numbers.Select(_ => new List<Place>()).ToArray();
            var lengths = lists.Where(HasRank).Sum(x => x.Providers.Count);
            foreach (var (number, list) in lists.Index())
            {
                var pulls = HasRank(list) ? Pulls(list, (double)list.Providers.Count / lengths) : new double[list.Providers.Count];
                for (var i = 0; i < pulls.Length; i++)
                {
                    places[numbers[list.Providers[i]]].Add(new Place(number, list.Amounts[i], pulls[i]));
                }
            }

            _places = [.. places.Select(x => x.ToArray())];
            _firstNames = [.. lists.Select(x => x.FirstNames)];
            _middle = [.. lists.Select(x => (x.Providers.Count + 1) / 2.0)];
            (_read, _holder) = (new int[lists.Count], new int[places.Length]);
            HasRanks = lengths > 0;
        }

        public int Providers => _places.Length;

        public bool HasRanks { get; }

        /// <summary>What the first names of all lists receive when provider i has the name of provider order[i].</summary>
        public long ToFirstNames(ReadOnlySpan<int> order)
        {
            var sum = 0L;
            Begin(order);
            foreach (var provider in _holder)
            {
                foreach (var place in _places[provider])
                {
                    sum += ++_read[place.List] <= _firstNames[place.List] ? place.Amount : 0;
                }
            }

            return sum;
        }

        /// <summary>The correlation of place and amount under the same dealing.</summary>
        public double Rank(ReadOnlySpan<int> order)
        {
            var sum = 0.0;
            Begin(order);
            foreach (var provider in _holder)
            {
                foreach (var place in _places[provider])
                {
                    sum += (++_read[place.List] - _middle[place.List]) * place.Pull;
                }
            }

            return sum;
        }

        private void Begin(ReadOnlySpan<int> order)
        {
            Array.Clear(_read);
            for (var i = 0; i < order.Length; i++)
            {
                _holder[order[i]] = i;
            }
        }

        private static bool HasRank(NamedList list) => list.Providers.Count >= 3 && list.Amounts.Distinct().Count() > 1;

        /// <summary>What a provider adds to the correlation for each step of its place from the middle.</summary>
        private static double[] Pulls(NamedList list, double weight)
        {
            var n = list.Providers.Count;
            var ranks = RankCorrelation.Ranks([.. list.Amounts.Select(x => (double)x)]);
            var spread = Math.Sqrt(ranks.Sum(x => (x - ((n + 1) / 2.0)) * (x - ((n + 1) / 2.0))) * n * ((double)n * n - 1) / 12);
            return [.. ranks.Select(x => (x - ((n + 1) / 2.0)) * weight / spread)];
        }

        /// <summary>A provider's place in a list.</summary>
        private readonly record struct Place(int List, long Amount, double Pull);
    }
}
