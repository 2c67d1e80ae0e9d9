namespace CommissioningDashboard.Measures;

/// <summary>
/// The columns of a rate: how many, of how many, the rate, and the ends of Wilson's 95% interval. Their ids are "x_part",
/// "x_whole", "x", "x_low" and "x_high".
/// </summary>
internal static class RateColumns
{
    /// <param name="id">What the columns' ids begin with.</param>
    /// <param name="part">The heading of how many.</param>
    /// <param name="whole">The heading of how many there were in all.</param>
    /// <param name="rate">The heading of the rate.</param>
    /// <param name="read">How many, of how many. Without any there is no rate.</param>
    /// <param name="ofPeople">True when referrals are counted, each of which is a person; false for providers.</param>
    /// <param name="interval">What the interval's columns are called, where a table has more than one rate.</param>
    public static IEnumerable<(Column Column, Func<TRow, Cell> Read)> Create<TRow>(
        string id, string part, string whole, string rate, Func<TRow, (long Part, long Whole)> read, bool ofPeople = true,
            string interval = "95% interval")
    {
        var (unit, people) = ofPeople ? (Unit.Referrals, Protection.CountOfPeople) : (Unit.Providers, Protection.Free);
        yield return (new($"{id}_part", part, unit, people), x => read(x).Part);
        yield return (new($"{id}_whole", whole, unit, people), x => read(x).Whole);
        yield return (
            new(id, rate, Unit.Share, ofPeople ? new Protection.ShareOf($"{id}_part", $"{id}_whole", $"{id}_part") : Protection.Free),
            x => Rate(read(x)).Value);
        yield return (
            new($"{id}_low", $"{interval} from", Unit.Share, Limit(id, ofPeople, isHigh: false)), x => Rate(read(x)).Interval?.Low);
        yield return (
            new($"{id}_high", $"{interval} to", Unit.Share, Limit(id, ofPeople, isHigh: true)), x => Rate(read(x)).Interval?.High);
    }

    /// <summary>The rate as a figure with its interval.</summary>
    public static Figure Rate((long Part, long Whole) counts, string reason = "There is nothing to work it out from.")
        => Figure.Share(counts.Part, counts.Whole, counts.Whole, counts.Whole, reason);

    private static Protection Limit(string id, bool ofPeople, bool isHigh)
        => ofPeople ? new Protection.LimitOf(id, $"{id}_whole", isHigh) : Protection.Free;
}
