namespace CommissioningDashboard.Market;

/// <summary>
/// How far columns are written that several versions share: each reads its own count of rows, and the room behind the last of
/// them goes to the first newer version that asks for it.
/// </summary>
internal sealed class AppendReservation
{
    private const int _nobodyAsked = -1;

    private int _at = _nobodyAsked;

    /// <summary>
    /// Takes the room from a version's end on; not so if another newer version has it, which then needs columns of its own.
    /// </summary>
    /// <param name="from">The end of the version that is to be followed.</param>
    /// <param name="to">The newer version's end.</param>
    public bool TryReserve(int from, int to)
        => Interlocked.CompareExchange(ref _at, to, from) == from || Interlocked.CompareExchange(ref _at, to, _nobodyAsked) == _nobodyAsked;
}
