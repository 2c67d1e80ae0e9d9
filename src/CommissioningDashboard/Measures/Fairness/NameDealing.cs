using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// The lists of some groups laid out by provider, so that dealt names are read in one run through the providers in the order of
/// their new names, all lists at once.
/// </summary>
internal sealed class NameDealing
{
    private readonly bool _withRank;

    // Places in lists, provider by provider, a column for each thing: what a dealing needs stays in the processor's nearest memory.
    private readonly int[] _listOf;
    private readonly long[] _amounts;
    private readonly double[] _pulls;
    private readonly (int From, int To)[] _placesOf;
    private readonly (int From, int To)[] _listsOf;
    private readonly int[] _firstNames;
    private readonly long[] _whole;
    private readonly int[] _ranked;
    private readonly int[] _holder;
    private readonly Standing[] _read;

    /// <param name="groups">Lists of two names or more with a referral.</param>
    /// <param name="withRank">Whether to correlate places with amounts too.</param>
    public NameDealing(IReadOnlyList<IEnumerable<NamedList>> groups, bool withRank)
    {
        _withRank = withRank;
        List<(NamedList List, int Group)> lists = [.. groups.SelectMany((x, group) => x.Select(list => (list, group)))];
        var numbers = lists.SelectMany(x => x.List.Providers).Distinct().Order().Select((x, i) => (x, i)).ToDictionary(x => x.x, x => x.i);
        var places = numbers.Select(_ => new List<Place>()).ToArray();
        (_whole, _ranked) = (new long[groups.Count], new int[groups.Count]);
        foreach (var (number, (list, group)) in lists.Index())
        {
            var pulls = list.HasRank ? Pulls(list) : new double[list.Providers.Count];
            for (var i = 0; i < pulls.Length; i++)
            {
                places[numbers[list.Providers[i]]].Add(new Place(number, list.Amounts[i], pulls[i]));
            }

            _whole[group] += list.Amounts.Sum();
            _ranked[group] += list.HasRank ? list.Providers.Count : 0;
        }

        var at = 0;
        List<Place> all = [.. places.SelectMany(x => x)];
        (_listOf, _amounts, _pulls) = ([.. all.Select(x => x.List)], [.. all.Select(x => x.Amount)], [.. all.Select(x => x.Pull)]);
        _placesOf = [.. places.Select(x => (at, at += x.Count))];
        at = 0;
        _listsOf = [.. groups.Select(x => (at, at += x.Count()))];
        _firstNames = [.. lists.Select(x => x.List.FirstNames)];
        (_holder, _read) = (new int[places.Length], new Standing[lists.Count]);
    }

    public int Providers => _holder.Length;

    /// <summary>How many figures <see cref="Read"/> writes.</summary>
    public int Figures => (_whole.Length + 1) * (_withRank ? 2 : 1);

    /// <summary>
    /// Reads the lists when provider i has the name of provider order[i]: the share that the first names of each group receive and
    /// those of all, then likewise the correlations, each list's weighing as much as it is long.
    /// </summary>
    public void Read(ReadOnlySpan<int> order, Span<double> figures)
    {
        for (var i = 0; i < order.Length; i++)
        {
            _holder[order[i]] = i;
        }

        for (var list = 0; list < _read.Length; list++)
        {
            _read[list] = new Standing(_firstNames[list], 0, 0);
        }

        if (_withRank)
        {
            DealWithRank();
        }
        else
        {
            Deal();
        }

        Write(figures);
    }

    private void Deal()
    {
        var (lists, amounts, placesOf, read) = (_listOf, _amounts, _placesOf, _read);
        foreach (var provider in _holder)
        {
            var (at, end) = placesOf[provider];
            for (; at < end; at++)
            {
                ref var list = ref read[lists[at]];
                list.Received += amounts[at] & Take(ref list);
            }
        }
    }

    private void DealWithRank()
    {
        var (lists, amounts, pulls, placesOf, read) = (_listOf, _amounts, _pulls, _placesOf, _read);
        foreach (var provider in _holder)
        {
            var (at, end) = placesOf[provider];
            for (; at < end; at++)
            {
                // What is left of a list's first names falls by one with each name, so it tells the place too.
                ref var list = ref read[lists[at]];
                list.Pulled -= list.Left * pulls[at];
                list.Received += amounts[at] & Take(ref list);
            }
        }
    }

    /// <summary>All bits when the next name of a list is among its first, and none when it is not: nothing that the processor would have to guess.</summary>
    private static long Take(ref Standing list) => -list.Left-- >> 63;

    private void Write(Span<double> figures)
    {
        var (groups, all, pulled) = (_whole.Length, 0L, 0.0);
        for (var group = 0; group < groups; group++)
        {
            var (from, to) = _listsOf[group];
            var (received, pull) = (0L, 0.0);
            for (var list = from; list < to; list++)
            {
                received += _read[list].Received;
                pull += _read[list].Pulled;
            }

            (all, pulled) = (all + received, pulled + pull);
            figures[group] = (double)received / _whole[group];
            if (_withRank)
            {
                figures[groups + 1 + group] = pull / Math.Max(1, _ranked[group]);
            }
        }

        figures[groups] = (double)all / _whole.Sum();
        if (_withRank)
        {
            figures[^1] = pulled / Math.Max(1, _ranked.Sum());
        }
    }

    /// <summary>What a provider adds to the correlation, times the list's length, for each step of its place.</summary>
    private static double[] Pulls(NamedList list)
    {
        var n = list.Providers.Count;
        var ranks = RankCorrelation.Ranks([.. list.Amounts.Select(x => (double)x)]);
        var spread = Math.Sqrt(ranks.Sum(x => (x - ((n + 1) / 2.0)) * (x - ((n + 1) / 2.0))) * n * ((double)n * n - 1) / 12);
        return [.. ranks.Select(x => (x - ((n + 1) / 2.0)) * n / spread)];
    }

    /// <summary>How far a list has been read in one dealing.</summary>
    /// <param name="Left">First names still to come; below 0 when others came after them.</param>
    /// <param name="Received">What the first names received.</param>
    /// <param name="Pulled">What its names add to the correlation.</param>
    private record struct Standing(long Left, long Received, double Pulled);

    /// <summary>A provider's place in a list.</summary>
    private readonly record struct Place(int List, long Amount, double Pull);
}
