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
        var people = new Column("people", "People", Unit.Referrals, Protection.CountOfPeople);
        var allPeople = new Column("all_people", $"All people {whole}", Unit.Referrals, Protection.CountOfPeople);
        var peopleShare = new Column("people_share", "Share of people", Unit.Share, new Protection.ShareOf(people, allPeople, people));
        yield return (people, x => read(x).Part.People);
        yield return (allPeople, x => read(x).Whole.People);
        yield return (peopleShare, x => People(x).Value);
        foreach (var column in IntervalColumns.Create<TRow>("people", "95% interval", peopleShare, allPeople, People))
        {
            yield return column;
        }

        var hours = new Column("hours", "Hours a week", Unit.Hours, new Protection.AmountOf(people));
        var allHours = new Column(
            "all_hours", $"All hours a week {whole}, with the most that others may have", Unit.Hours, new Protection.AmountOf(allPeople),
            IsWorking: true);
        var hoursShare = new Column("hours_share", "Share of hours", Unit.Share, new Protection.ShareOf(hours, allHours, people));
        yield return (hours, x => Recorded(read(x).Part.Hours));
        yield return (allHours, x => read(x).Whole.Hours.Counted == 0 ? Cell.Nothing : InHours(AtLeast(x).Whole));
        yield return (hoursShare, x => Hours(x).Value);
        yield return (Shares.RestsColumn, x => Hours(x).Rests ?? 0);

        // Where hours are not recorded, the interval reaches to the share with the most that the part may have.
        var most = new Column("hours_with_most", "Hours a week, with the most it may have", hours.Unit, hours.Protection, IsWorking: true);
        var allMost = new Column("all_hours_with_most", "All hours a week with them", Unit.Hours, allHours.Protection, IsWorking: true);
        var mostShare = new Column(
            "hours_most", "Share with the most it may have", Unit.Share, new Protection.ShareOf(most, allMost, people), IsWorking: true);
        yield return (most, x => IsOpen(x) ? InHours(AtMost(x).Part) : Cell.Nothing);
        yield return (allMost, x => IsOpen(x) ? InHours(AtMost(x).Whole) : Cell.Nothing);
        yield return (mostShare, x => IsOpen(x) ? Hours(x).Range?.High : Cell.Nothing);
        yield return (
            new("hours_low", "Hours, 95% interval from", Unit.Share, new Protection.LimitOf(hoursShare, Shares.RestsColumn, false)),
            x => Hours(x).Interval?.Low);
        yield return (
            new("hours_high", "Hours, 95% interval to", Unit.Share, new Protection.OpenLimitOf(hoursShare, Shares.RestsColumn, mostShare)),
            x => Hours(x).Interval?.High);

        Figure People(TRow row) => read(row).Part.PeopleShare(read(row).Whole);

        Figure Hours(TRow row) => read(row).Part.HoursShare(read(row).Whole);

        (long Part, long Whole) AtLeast(TRow row) => read(row).Part.AtLeast(read(row).Whole);

        (long Part, long Whole) AtMost(TRow row) => read(row).Part.AtMost(read(row).Whole);

        bool IsOpen(TRow row) => read(row).Part.IsOpen(read(row).Whole);

        static Cell InHours(long hundredths) => hundredths / 100.0;

        static Cell Recorded(Tally hours) => hours.Counted == 0 ? Cell.Nothing : hours.In(Weight.WeeklyHours);
    }
}
