using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

/// <summary>Two snapshots that hold the same, row by row.</summary>
internal static class SameVersion
{
    public static void ShouldBe(MarketSnapshot made, MarketSnapshot loaded)
    {
        (made.Version, made.FirstMonth, made.Months, made.DataAsAt).Should().Be((loaded.Version, loaded.FirstMonth, loaded.Months, loaded.DataAsAt));
        Rows(made).Should().Equal(Rows(loaded));
        (made.Options.Count, made.Options.Reasons).Should().BeEquivalentTo((loaded.Options.Count, loaded.Options.Reasons), x => x.WithStrictOrdering());
        made.Outcomes.Should().Equal(loaded.Outcomes);
        foreach (var scheme in made.Schemes)
        {
            made.Bands(scheme).Should().Equal(loaded.Bands(scheme));
        }
    }

    /// <summary>Each row with its options. People are numbered by first appearance: only who is the same as whom means anything.</summary>
    public static List<string> Rows(MarketSnapshot market)
    {
        var rows = market.Referrals;
        var people = new Dictionary<int, int> { [0] = 0 };
        return [.. Enumerable.Range(0, rows.Count).Select(row =>
        {
            people.TryAdd(rows.Person[row], people.Count);
            rows.Person[row].Should().BeInRange(0, rows.People);
            return string.Join(' ',
                rows.Id[row], rows.Month[row], rows.Provider[row], rows.Service[row], rows.Area[row], rows.Team[row], rows.Need[row], rows.Route[row],
                rows.Outcome[row], rows.Hours[row], rows.Cost[row], rows.Received[row], rows.Arranged[row], rows.Ended[row], rows.Age[row], rows.Ethnicity[row],
                people[rows.Person[row]], rows.FirstOption[row], string.Join(',', (ReferralOption[])[.. market.Options.ForReferral(rows, row)]));
        })];
    }
}
