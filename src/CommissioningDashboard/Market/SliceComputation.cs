namespace CommissioningDashboard.Market;

/// <summary>Something that can be computed from any slice; see <see cref="SliceComputation{T}"/>.</summary>
public abstract class SliceComputation
{
    internal abstract object Compute(MarketSlice slice);
}

/// <summary>
/// Something that can be computed from any slice. Held in a static field, it is also the key under which a slice keeps the
/// answer: two computations never share one, even if their answers are of one type.
/// </summary>
public sealed class SliceComputation<T>(Func<MarketSlice, T> compute) : SliceComputation where T : notnull
{
    internal override object Compute(MarketSlice slice) => compute(slice);
}
