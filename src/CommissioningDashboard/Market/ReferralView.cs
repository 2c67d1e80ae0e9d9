using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>
/// One referral as a slice sees it, read through its types. What stands in the register is given by its place there, from 0 on;
/// what is not recorded is none.
/// </summary>
public readonly struct ReferralView
{
    private readonly MarketSlice _slice;
    private readonly ReferralColumns _columns;

    internal ReferralView(MarketSlice slice, ReferralColumns columns, int row)
    {
        _slice = slice;
        _columns = columns;
        Row = row;
    }

    /// <summary>Its place among all referrals of the market, in the order received.</summary>
    public int Row { get; }

    /// <summary>Months from the first of the data to that in which it was received.</summary>
    public int MonthIndex => _columns.Month[Row];

    public Month Month => _slice.Market.FirstMonth.Plus(MonthIndex);

    public int Service => _columns.Service[Row];

    public int? Area => PlaceOf(_columns.Area[Row]);

    public int? Team => PlaceOf(_columns.Team[Row]);

    public int? Provider => PlaceOf(_columns.Provider[Row]);

    /// <summary>One more than its provider's place; 0 when there is none. For a table that has a place for none before the first.</summary>
    internal int ProviderSlot => _columns.Provider[Row];

    public Need Need => (Need)_columns.Need[Row];

    public Route Route => (Route)_columns.Route[Row];

    public ReferralOutcome Outcome => (ReferralOutcome)_columns.Outcome[Row];

    public bool IsArranged => Outcome == ReferralOutcome.Arranged;

    public AgeBand Age => (AgeBand)_columns.Age[Row];

    public EthnicityGroup Ethnicity => (EthnicityGroup)_columns.Ethnicity[Row];

    /// <summary>A number from 1 on that the referrals of one person share.</summary>
    public int? Person => _columns.Person[Row] is > 0 and var person ? person : null;

    /// <summary>Hundredths of an hour a week.</summary>
    public int? Hours => _columns.Hours[Row] is not ReferralColumns.NoHours and var hours ? hours : null;

    /// <summary>Pence a week.</summary>
    public int? Cost => _columns.Cost[Row] is >= 0 and var pence ? pence : null;

    /// <summary>The database's key.</summary>
    internal long Id => _columns.Id[Row];

    /// <summary>The day it was received, counted from the first day of the data.</summary>
    public int ReceivedDay => _columns.Received[Row];

    /// <summary>The day support was arranged, likewise.</summary>
    public int? ArrangedDay => DayOf(_columns.Arranged[Row]);

    /// <summary>The last day of support, likewise; none while it goes on.</summary>
    public int? EndedDay => DayOf(_columns.Ended[Row]);

    /// <summary>Whether its last day of support lies before a day, counted likewise. What stands for none is after them all.</summary>
    internal bool HasEndedBefore(int day) => _columns.Ended[Row] < day;

    /// <summary>What its source has no place for.</summary>
    public SourceGaps Gaps => (SourceGaps)_columns.Gaps[Row];

    /// <summary>Days from being received to support being arranged; none when either is not recorded.</summary>
    public int? DaysToArrange => !Gaps.HasFlag(SourceGaps.Request) && ArrangedDay is { } arranged
        ? Math.Max(0, arranged - ReceivedDay) : null;

    /// <summary>The band its provider had in its month; "not recorded" when it names none.</summary>
    public DisplayBand Band => _slice.BandOfReferral(Row);

    /// <summary>The providers put forward for it, in the order shown; none when no list was logged.</summary>
    public OptionRun Options => _slice.Market.Options.ForReferral(_columns, Row);

    /// <summary>The referral by itself as a tally.</summary>
    public Tally Tally(Weight weight) => _columns.Tally(Row, weight);

    private static int? PlaceOf(int stored) => stored == 0 ? null : stored - 1;

    private static int? DayOf(ushort stored) => stored == ReferralColumns.NoDay ? null : stored;
}
