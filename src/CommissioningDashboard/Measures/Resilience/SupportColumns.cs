using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>The columns of people and weekly hours that depend on somebody, with their shares of a whole and the intervals.</summary>
internal static class SupportColumns
{
    /// <param name="whole">What the whole is, for headings: "all people with support".</param>
    /// <param name="read">The part and the whole of a row.</param>
    public static IEnumerable<(Column Column, Func<TRow, Cell> Read)> Create<TRow>(
        string whole, Func<TRow, (SupportAmount Part, SupportAmount Whole)> read)
    {
        yield return (new("people", "People", Unit.Referrals, Protection.CountOfPeople), x => read(x).Part.People);
        yield return (new("all_people", $"All people {whole}", Unit.Referrals, Protection.CountOfPeople), x => read(x).Whole.People);
        yield return (
            new("people_share", "Share of people", Unit.Share, new Protection.ShareOf("people", "all_people", "people")),
                x => People(x).Value);
        yield return (
            new("people_low", "95% interval from", Unit.Share, new Protection.LimitOf("people_share", "all_people", IsHigh: false)),
                x => People(x).Interval?.Low);
        yield return (
            new("people_high", "95% interval to", Unit.Share, new Protection.LimitOf("people_share", "all_people", IsHigh: true)),
                x => People(x).Interval?.High);
        yield return (new("hours", "Hours a week", Unit.Hours, new Protection.AmountOf("people")), x => Recorded(read(x).Part.Hours));
        yield return (
            new("all_hours", $"All hours a week {whole}", Unit.Hours, new Protection.AmountOf("all_people"), IsWorking: true),
                x => Recorded(read(x).Whole.Hours));
        yield return (
            new("hours_share", "Share of hours", Unit.Share, new Protection.ShareOf("hours", "all_hours", "people")), x => Hours(x).Value);
        yield return (
            new("rests_on", "Effective sample size", Unit.Referrals, Protection.CountOfPeople, IsWorking: true),
                x => Shares.Effective(read(x).Whole.Hours));
        yield return (
            new("hours_low", "Hours, 95% interval from", Unit.Share, new Protection.LimitOf("hours_share", "rests_on", IsHigh: false)),
                x => Hours(x).Interval?.Low);
        yield return (
            new("hours_high", "Hours, 95% interval to", Unit.Share, new Protection.LimitOf("hours_share", "rests_on", IsHigh: true)),
                x => Hours(x).Interval?.High);

        Figure People(TRow row) => read(row).Part.PeopleShare(read(row).Whole);

        Figure Hours(TRow row) => read(row).Part.HoursShare(read(row).Whole);

        static Cell Recorded(Tally hours) => hours.Counted == 0 ? Cell.Nothing : hours.In(Weight.WeeklyHours);
    }
}
