using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>Some of the support that goes on.</summary>
/// <param name="People">Different persons; a referral that does not say whose it is counts as one more.</param>
/// <param name="Hours">Weekly hours, in hundredths.</param>
/// <param name="Largest">
/// The most hours that any referral of the data records, in hundredths: what one that does not record them may come to. Of all the data and
/// not of this support, whose largest may be the very one that is not recorded.
/// </param>
public readonly record struct SupportAmount(long People, Tally Hours, long Largest)
{
    /// <summary>Referrals that do not record their hours.</summary>
    private long Unrecorded => Hours.Referrals - Hours.Counted;

    public Figure PeopleShare(SupportAmount whole)
        => Figure.Share(People, whole.People, whole.People, whole.People, "Nobody has support going on with a named provider.");

    /// <summary>
    /// A range while some referrals of the whole do not record their hours. Cannot be calculated when none of the part's does: unrecorded
    /// is not none.
    /// </summary>
    public Figure HoursShare(SupportAmount whole)
    {
        var recorded = Hours.Counted == 0 ? Figure.Cannot(Unit.Share, "None of the referrals records its hours.")
            : Shares.Calculate(Hours, whole.Hours);
        if (whole.Unrecorded == 0 || recorded is not { Rests: { } rests })
        {
            return recorded;
        }

        var (low, high) = HoursBetween(whole);
        return recorded with
        {
            Value = low,
            Range = new Interval(low, high),
            Interval = new Interval(
                Wilson.Interval(low * rests, rests)!.Value.Low, Wilson.Interval(high * rests, rests)!.Value.High),
        };
    }

    /// <summary>The least and the most that the part's share of hours may be; 0 and 1 when no hours are recorded at all.</summary>
    public Interval HoursBetween(SupportAmount whole)
    {
        var (least, most) = (AtLeast(whole), AtMost(whole));
        return new(least.Whole == 0 ? 0 : (double)least.Part / least.Whole, most.Whole == 0 ? 1 : (double)most.Part / most.Whole);
    }

    /// <summary>The hours were those that others do not record each as many as the largest recorded, and those of the part none.</summary>
    internal (long Part, long Whole) AtLeast(SupportAmount whole)
        => (Hours.Amount, whole.Hours.Amount + ((whole.Unrecorded - Unrecorded) * whole.Largest));

    /// <summary>The hours were it the other way round.</summary>
    internal (long Part, long Whole) AtMost(SupportAmount whole)
        => (Hours.Amount + (Unrecorded * whole.Largest), whole.Hours.Amount + (Unrecorded * whole.Largest));

    /// <summary>Whether what is not recorded leaves the share of hours open.</summary>
    internal bool IsOpen(SupportAmount whole) => whole.Unrecorded > 0 && Hours.Counted > 0;
}
