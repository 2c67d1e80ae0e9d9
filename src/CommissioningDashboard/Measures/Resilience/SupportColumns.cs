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
            "all_hours", $"All hours a week {whole}", Unit.Hours, new Protection.AmountOf(allPeople), IsWorking: true);
        var hoursShare = new Column("hours_share", "Share of hours", Unit.Share, new Protection.ShareOf(hours, allHours, people));
        yield return (hours, x => Recorded(read(x).Part.Hours));
        yield return (allHours, x => Recorded(read(x).Whole.Hours));
        yield return (hoursShare, x => Hours(x).Value);
        yield return (Shares.RestsColumn, x => Hours(x).Rests ?? 0);
        foreach (var column in IntervalColumns.Create<TRow>("hours", "Hours, 95% interval", hoursShare, Shares.RestsColumn, Hours))
        {
            yield return column;
        }

        Figure People(TRow row) => read(row).Part.PeopleShare(read(row).Whole);

        Figure Hours(TRow row) => read(row).Part.HoursShare(read(row).Whole);

        static Cell Recorded(Tally hours) => hours.Counted == 0 ? Cell.Nothing : hours.In(Weight.WeeklyHours);
    }
}
