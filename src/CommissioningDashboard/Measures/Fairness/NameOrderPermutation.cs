using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// The statistics of some groups of name-ordered lists under a permutation of the providers' names. The lists are laid out by
/// provider, so that one run through the providers in the order of their new names reads every list at once.
/// </summary>
internal sealed class NameOrderPermutation
{
    private readonly bool _withRank;

    // Entries in lists, provider by provider; a column for each thing keeps what a permutation reads close together in memory.
    private readonly int[] _listOf;
    private readonly long[] _amounts;
    private readonly double[] _rankContributions;
    private readonly (int From, int To)[] _entriesOf;
    private readonly (int From, int To)[] _listsOf;
    private readonly int[] _firstNames;
    private readonly long[] _groupAmounts;
    private readonly int[] _rankedNames;
    private readonly int[] _providerAt;
    private readonly ListTotals[] _totals;

    /// <param name="groups">Lists of two names or more with a referral.</param>
    /// <param name="withRank">Whether to correlate places with amounts too.</param>
    public NameOrderPermutation(IReadOnlyList<IEnumerable<NamedList>> groups, bool withRank)
    {
        _withRank = withRank;
        List<(NamedList List, int Group)> lists = [.. groups.SelectMany((x, group) => x.Select(list => (list, group)))];
        var providers = lists.SelectMany(x => x.List.Providers).Distinct().Order().Index().ToDictionary(x => x.Item, x => x.Index);
        var entries = providers.Select(_ => new List<Entry>()).ToArray();
        _groupAmounts = new long[groups.Count];
        _rankedNames = new int[groups.Count];
        foreach (var (number, (list, group)) in lists.Index())
        {
            var contributions = list.HasRank ? RankContributions(list) : new double[list.Providers.Count];
            for (var i = 0; i < contributions.Length; i++)
            {
                entries[providers[list.Providers[i]]].Add(new Entry(number, list.Amounts[i], contributions[i]));
            }

            _groupAmounts[group] += list.Amounts.Sum();
            _rankedNames[group] += list.HasRank ? list.Providers.Count : 0;
        }

        List<Entry> all = [.. entries.SelectMany(x => x)];
        _listOf = [.. all.Select(x => x.List)];
        _amounts = [.. all.Select(x => x.Amount)];
        _rankContributions = [.. all.Select(x => x.RankContribution)];
        _entriesOf = Ranges(entries.Select(x => x.Count));
        _listsOf = Ranges(groups.Select(x => x.Count()));
        _firstNames = [.. lists.Select(x => x.List.FirstNames)];
        _providerAt = new int[entries.Length];
        _totals = new ListTotals[lists.Count];
    }

    public int Providers => _providerAt.Length;

    /// <summary>How many figures <see cref="Compute"/> writes.</summary>
    public int Figures => (_groupAmounts.Length + 1) * (_withRank ? 2 : 1);

    /// <summary>
    /// The figures when provider i has the name of provider order[i]: the share that the first names of each group receive and
    /// those of all, then likewise the correlations, each list's weighing as much as it is long.
    /// </summary>
    public void Compute(ReadOnlySpan<int> order, Span<double> figures)
    {
        for (var i = 0; i < order.Length; i++)
        {
            _providerAt[order[i]] = i;
        }

        for (var list = 0; list < _totals.Length; list++)
        {
            _totals[list] = new ListTotals { FirstNamesLeft = _firstNames[list] };
        }

        foreach (var provider in _providerAt)
        {
            Add(provider);
        }

        Write(figures);
    }

    private void Add(int provider)
    {
        var (from, to) = _entriesOf[provider];
        for (var entry = from; entry < to; entry++)
        {
            ref var list = ref _totals[_listOf[entry]];
            if (_withRank)
            {
                // What is left of a list's first names falls by one with each name, so it tells the place too.
                list.RankSum -= list.FirstNamesLeft * _rankContributions[entry];
            }

            if (list.FirstNamesLeft > 0)
            {
                list.Received += _amounts[entry];
            }

            list.FirstNamesLeft--;
        }
    }

    private void Write(Span<double> figures)
    {
        var groups = _groupAmounts.Length;
        var allReceived = 0L;
        var allRankSum = 0.0;
        for (var group = 0; group < groups; group++)
        {
            var (from, to) = _listsOf[group];
            var received = 0L;
            var rankSum = 0.0;
            foreach (var list in _totals.AsSpan(from..to))
            {
                received += list.Received;
                rankSum += list.RankSum;
            }

            allReceived += received;
            allRankSum += rankSum;
            figures[group] = (double)received / _groupAmounts[group];
            if (_withRank)
            {
                figures[groups + 1 + group] = rankSum / Math.Max(1, _rankedNames[group]);
            }
        }

        figures[groups] = (double)allReceived / _groupAmounts.Sum();
        if (_withRank)
        {
            figures[^1] = allRankSum / Math.Max(1, _rankedNames.Sum());
        }
    }

    /// <summary>What each provider adds to the list's Spearman correlation, times the list's length, for each step of its place.</summary>
    private static double[] RankContributions(NamedList list)
    {
        var n = list.Providers.Count;
        var middle = (n + 1) / 2.0;
        var ranks = RankCorrelation.Ranks([.. list.Amounts.Select(x => (double)x)]);
        var spread = Math.Sqrt(ranks.Sum(x => (x - middle) * (x - middle)) * n * ((double)n * n - 1) / 12);
        return [.. ranks.Select(x => (x - middle) * n / spread)];
    }

    private static (int From, int To)[] Ranges(IEnumerable<int> counts)
    {
        var end = 0;
        return [.. counts.Select(x => (end, end += x))];
    }

    /// <summary>What has been read of a list so far in one permutation.</summary>
    private struct ListTotals
    {
        /// <summary>First names still to come; below 0 when others came after them.</summary>
        public int FirstNamesLeft;

        /// <summary>What the first names received.</summary>
        public long Received;

        /// <summary>What its names add to the correlation.</summary>
        public double RankSum;
    }

    /// <summary>A provider in a list.</summary>
    private readonly record struct Entry(int List, long Amount, double RankContribution);
}
