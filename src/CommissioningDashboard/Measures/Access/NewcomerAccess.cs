using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>How long new providers of a band, or of all (none), waited for referrals.</summary>
/// <param name="Band">The band they had when they joined.</param>
/// <param name="Providers">How many joined since the data begin.</param>
/// <param name="First">The share still without a referral, by days since joining.</param>
/// <param name="Third">The share still without a third one.</param>
public sealed record NewcomerAccessRow(DisplayBand? Band, int Providers, SurvivalCurve First, SurvivalCurve Third)
{
    /// <summary>The share that had a first referral within a year of joining.</summary>
    public Figure WithinYear => First.At(NewcomerAccess.Year) is { } left
        ? new Figure(1 - left.Survival, Unit.Share, Providers, left.Interval is { } x ? new Interval(1 - x.High, 1 - x.Low) : null)
        : Figure.Cannot(Unit.Share, "No newcomer has been watched for a year.");
}

/// <summary>How long it takes a new provider to receive its first and its third referral.</summary>
public sealed record NewcomerAccess : Measure<NewcomerAccess, NewcomerAccessRow>
{
    /// <summary>Days after which the headline is read.</summary>
    public const int Year = 365;

    private const string _none =
        "No provider of these services joined the register between the start of the data and the end of the period.";

    private const string _noneCovers = "None of the providers that joined since the data begin covers an area looked at.";

    public override string Id => "newcomer-access";

    public override string Name => "Access for newcomers";

    public override string Headline => "Share of new providers with a referral within a year";

    public override Unit Unit => Unit.Share;

    public override Direction Diverse => Direction.HighIsDiverse;

    public override IReadOnlyList<Fact> Needs => [Fact.Joined, Fact.Services];

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override MeasureWords Words { get; } = new()
    {
        What = "Of the providers that joined the register since the data begin, the share that had a first referral within a year, with "
            + "the days by which half had a first and a third one, for each size of provider.",
        WhyItMatters = "A market in which newcomers are not found closes slowly. Many small providers give up in their first year for want "
            + "of a referral.",
        Plainly = "For every provider that joined since the records begin we count the days until its first referral. Those still waiting, "
            + "or that closed while they waited, are counted as waiting for as long as we saw them, so that a few lucky ones do not "
            + "speak for all.",
        How = "Kaplan and Meier’s estimate of the share still waiting after so many days since joining. A provider’s wait ends with its "
            + "first (third) arranged referral that passes the filter; one still waiting is counted up to the end of the period or the day "
            + "it closed. All providers that joined between the start of the data and the end of the period offer a service and cover "
            + "an area looked at are in, not only those that were lucky. Its size is the one it had when it joined. Intervals are read "
            + "from the curve’s 95% log-log interval; an end that too many are still waiting to know is left blank. Whether "
            + "micro-providers wait longer than others is tested with the log-rank test on waits in chances instead of days: a month in "
            + "which n referrals could have gone to any of m providers is n ÷ m chances to each of them, so that a provider of one valley "
            + "is not held to what one of the whole county receives.",
        Limits = "The day of joining is the register’s, which may be the day somebody typed it in. Providers that joined before the data "
            + "begin are left out. A referral on a direct payment that names no provider is not seen. Always counted by referrals. "
            + "Version 1 counted providers of any area and tested days.",
        Source = "E. L. Kaplan and P. Meier (1958), JASA 53:457–481; N. Mantel (1966), Cancer Chemotherapy Reports 50:163–170",
    };

    protected override MeasureResult<NewcomerAccessRow> Work(MarketSlice slice)
    {
        var waits = Waits(slice);
        List<NewcomerAccessRow> rows = [.. waits.GroupBy(x => x.Band).OrderBy(x => x.Key).Select(x => Row(x.Key, [.. x]))];
        var all = Row(null, waits);
        var none = slice.Filter.Areas.Count == 0 ? _none : _noneCovers;
        var value = waits.Count == 0 ? Figure.Cannot(Unit.Share, none) : all.WithinYear;
        List<NewcomerAccessRow> shown = rows.Count > 1 ? [.. rows, all] : rows;
        return new MeasureResult<NewcomerAccessRow>
        {
            Measure = this,
            Value = value,
            Finding = waits.Count == 0 ? new(none) : Finding(waits, all, value, slice),
            Rows = shown,
            Working = value.Value is null ? [] :
            [
                $"Providers that joined since {slice.History.From.Label}: {waits.Count:N0}; {waits.Count(x => x.First.Happened):N0} of "
                    + $"them have had a referral.",
                $"Day by day, the share still waiting is multiplied by 1 less those served ÷ those still watched; after {Year} days it "
                    + $"stands at {Working.Percent(1 - value.Value.Value)}.",
                $"100% less {Working.Percent(1 - value.Value.Value)} is {Working.Percent(value.Value.Value)}.",
            ],
            Table = Table(shown),
        };
    }

    private static MeasureTable Table(List<NewcomerAccessRow> rows)
    {
        var joined = new Column("providers", "Joined", Unit.Providers, Protection.Free);
        return MeasureTable.FromRows<NewcomerAccessRow>(
            "Waits of new providers for referrals", rows,
            (new("band", "Size when they joined", Unit.Text, Protection.Free), x => x.Band?.Name() ?? "All newcomers"),
            (joined, x => x.Providers),
            (new("within_year", "First referral within a year", Unit.Share, Protection.Free), x => x.WithinYear.Value),
            (new("low", "95% interval from", Unit.Share, Protection.Free), x => x.WithinYear.Interval?.Low),
            (new("high", "95% interval to", Unit.Share, Protection.Free), x => x.WithinYear.Interval?.High),
            (new("at_risk", "Number at risk after a year", Unit.Providers, Protection.Free),
                x => x.First.Steps.FirstOrDefault(s => s.Time >= Year).AtRisk),
            (new("first", "Median days to the first", Unit.Days, new Protection.MedianOf(joined, MedianEnd.Middle)),
                x => x.First.Median),
            (new("first_low", "First, 95% interval from", Unit.Days, new Protection.MedianOf(joined, MedianEnd.Low)),
                x => x.First.MedianLow),
            (new("first_high", "First, 95% interval to", Unit.Days, new Protection.MedianOf(joined, MedianEnd.High)),
                x => x.First.MedianHigh),
            (new("third", "Median days to the third", Unit.Days, new Protection.MedianOf(joined, MedianEnd.Middle)),
                x => x.Third.Median),
            (new("third_low", "Third, 95% interval from", Unit.Days, new Protection.MedianOf(joined, MedianEnd.Low)),
                x => x.Third.MedianLow),
            (new("third_high", "Third, 95% interval to", Unit.Days, new Protection.MedianOf(joined, MedianEnd.High)),
                x => x.Third.MedianHigh));
    }

    private static NewcomerAccessRow Row(DisplayBand? band, IReadOnlyList<Wait> waits)
        => new(band, waits.Count, KaplanMeier.Estimate([.. waits.Select(x => x.First)]),
        KaplanMeier.Estimate([.. waits.Select(x => x.Third)]));

    private static List<Wait> Waits(MarketSlice slice)
    {
        var (start, end) = (slice.History.From.FirstDay, slice.Period.To.LastDay);
        var newcomers = Newcomers(slice).ToList();
        if (newcomers.Count == 0)
        {
            return [];
        }

        var referrals = new NewcomerReferrals(slice, newcomers);
        return [.. newcomers.Select(x => WaitOf(slice, x, referrals, start, end))];
    }

    /// <summary>Providers of a service and an area looked at that joined from the start of the data to the end of the period.</summary>
    private static IEnumerable<ProviderRecord> Newcomers(MarketSlice slice)
        => EntryAndExit.Concerned(slice).Where(x => x.ListedOn >= slice.History.From.FirstDay && x.ListedOn <= slice.Period.To.LastDay);

    private static Wait WaitOf(
        MarketSlice slice, ProviderRecord provider, NewcomerReferrals referrals, DateOnly start, DateOnly end)
    {
        var days = referrals.FirstDays(provider);
        var joined = provider.ListedOn.DayNumber - start.DayNumber;
        var closed = EntryAndExit.LeftOn(provider) ?? end;
        var watched = (closed < end ? closed : end).DayNumber - start.DayNumber;
        return new Wait(
            slice.BandOf(provider, Month.FromDate(provider.ListedOn)), Until(1), Until(3),
            referrals.WaitInChances(provider, joined, Math.Max(joined, watched)));

        SurvivalTime Until(int nth) => days.Count >= nth
            ? new SurvivalTime(Math.Max(0, days[nth - 1] - joined), true)
            : new SurvivalTime(Math.Max(0, watched - joined), false);
    }

    private static Sentence Finding(List<Wait> waits, NewcomerAccessRow all, Figure value, MarketSlice slice)
    {
        // A filter of people is said to be one: few could have had such a referral.
        var narrow = slice.Filter.Areas.Count + slice.Filter.Needs.Count + slice.Filter.Routes.Count + slice.Filter.Teams.Count > 0;
        var referral = narrow ? "a referral of those looked at" : "a referral";
        var joined = Written.Counted(all.Providers, "new provider");
        var soon = waits.Count(x => x.First is { Happened: true, Time: <= Year });
        var text = value.Value switch
        {
            > 0 and < 1 when all.Providers < Parts.FewestForPercent => $"Of {joined}, {{{soon}}} had {referral} within a year of joining",
            null => $"{{{Written.Counted(all.Providers, "provider")}}} joined, too lately to say how many are found within a year",
            0 => all.Providers == 1 ? $"The one provider that joined had {{no}} {referral} within a year"
                : $"{{None}} of {joined} had {referral} within a year of joining",
            1 => all.Providers == 1 ? $"The one provider that joined had {referral} within a year"
                : $"{{All}} {joined} had {referral} within a year of joining",
            _ => $"{{{value.Text}}} of {joined} had {referral} within a year of joining",
        };
        var groups = waits.ToLookup(x => x.Band == DisplayBand.Micro, x => x.InChances);
        return groups.Count == 2 && KaplanMeier.LogRank([[.. groups[true]], [.. groups[false]]]) is { } p
            ? new($"{text}; for the referrals that each could have taken, micro-providers’ waits "
                + $"{(p < 0.05 ? "differ from" : "do not clearly differ from")} those of others.")
            : new($"{text}.");
    }

    /// <param name="Band">The size when it joined.</param>
    /// <param name="First">Days to the first referral.</param>
    /// <param name="Third">Days to the third.</param>
    /// <param name="InChances">To the first in chances, which do not depend on which areas and services it covers.</param>
    private sealed record Wait(DisplayBand Band, SurvivalTime First, SurvivalTime Third, SurvivalTime InChances);
}
