namespace CommissioningDashboard.Market;

/// <summary>Things of which some are one and the same, each set under the one that stands for it.</summary>
internal sealed class DisjointSets<T>(IEqualityComparer<T>? comparer = null) where T : notnull
{
    private readonly Dictionary<T, T> _stands = new(comparer);

    /// <summary>The one that stands for this one; itself, when it is joined to none.</summary>
    public T Of(T one) => _stands.GetValueOrDefault(one, one);

    /// <summary>The others for which this one stands.</summary>
    public IEnumerable<T> Under(T stands) => _stands.Where(x => Same(x.Value, stands) && !Same(x.Key, stands)).Select(x => x.Key);

    /// <summary>Makes two sets one, under the one that stands for the first.</summary>
    public void Join(T stands, T goes)
    {
        var (kept, gone) = (Of(stands), Of(goes));
        foreach (var one in Under(gone).Append(gone).ToList())
        {
            _stands[one] = kept;
        }
    }

    private bool Same(T one, T other) => _stands.Comparer.Equals(one, other);
}
