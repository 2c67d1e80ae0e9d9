using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>What followed each dated change, beside what happened where nothing was changed.</summary>
public sealed record BeforeAndAfter : Measure<BeforeAndAfter, BeforeAndAfterRow>
{
    /// <summary>A service in an area is compared where so many referrals were arranged before, and after.</summary>
    public const int Least = 8;

    private const string _none = "No dated change has been recorded for these services and areas.";

    public override string Id => "before-and-after";

    public override string Name => "Before and after a dated change";

    public override string Headline => "How much further micro-providers’ share moved where the latest change applied";

    public override Unit Unit => Unit.Points;

    public override DisplayBand? About => DisplayBand.Micro;

    public override Direction Diverse => Direction.HighIsDiverse;

    public override bool Trends => false;

    public override bool HasGoal => false;

    public override string NoTrend => "It is itself a comparison of two times, each up to a year long.";

    public override IReadOnlyList<Fact> Needs => [Fact.Size, Fact.Area];

    public override IReadOnlyList<Fact> Uses => [Fact.Person, Fact.ReceivedDay];

    public override DateOnly VersionFrom => new(2026, 11, 30);

    public override DateOnly ReviewedOn => new(2026, 11, 30);

    public override MeasureWords Words { get; } = new()
    {
        What = "For each change that the authority has recorded with its day (a new order of lists, a new framework, a coordinator for "
            + "small providers): how much further micro-providers’ share of referrals moved where it applied than where it did not.",
        WhyItMatters = "Before and after alone prove nothing: shares move for many reasons everywhere at once. Whether a change did any "
            + "good can only be seen beside places it did not reach.",
        Plainly = "We take up to twelve months before the change and as many after it, and work out how far micro-providers’ share "
            + "moved in the areas where it applied and, for the same services, in the others. A change of some services everywhere is "
            + "set beside the other services, area by area. The difference is what the change may have done. How far areas drift apart "
            + "by themselves is learnt from those that did not change, and we also look whether they were drifting apart before.",
        How = "Counted are arranged referrals with a named provider and an area, each under the size its provider had then, whatever "
            + "the filter counts by. Whole months only, as many on either side, 3 to 12; the month of the change is left out unless the "
            + "change began on its first day. A unit is an area (a service, where the change was of services everywhere); a stratum is "
            + "a service (an area). A unit’s cell in a stratum counts with at least 8 referrals before and 8 after, and weighs 1 ÷ (1 ÷ "
            + "before + 1 ÷ after). From each cell’s move the mean move of the unchanged units in its stratum is taken off; the "
            + "weighted mean over the changed cells is the figure (difference in differences). Its variance comes from the spread of "
            + "the unchanged units’ own means, as one unit’s cells may move together, and is at least that of chance, widened for "
            + "people who come again; Student’s t has as many degrees of freedom as there are unchanged units less one, and changed "
            + "units less one. At least five unchanged units are needed. While sizes are not known the figure is a range, from where "
            + "none of the unknown is micro after the change there and before it elsewhere to where all are. Several changes are held "
            + "to 5 in 100 together (Benjamini and Hochberg). The same comparison of the months before with as many before those must "
            + "not differ from nought, or the change is not named as the reason.",
        Limits = "It is no experiment: whoever chose where to change something had reasons, and whatever else happened there at that "
            + "time is in the figure. Referrals without an area or a named provider, as with most direct payments, are not seen. A "
            + "change made everywhere at once has nothing to be compared with. Other recorded changes in the units compared are not "
            + "taken out. With few areas only large effects can be told from chance.",
        Source = "M. Bertrand, E. Duflo and S. Mullainathan (2004), Quarterly Journal of Economics 119:249–275; T. Conley and C. Taber "
            + "(2011), Review of Economics and Statistics 93:113–125; HM Treasury (2020), The Magenta Book, on quasi-experimental "
            + "evaluation",
    };

    protected override MeasureResult<BeforeAndAfterRow> Work(MarketSlice slice)
    {
        List<BeforeAndAfterRow> compared =
        [
            .. Dated(slice).Select(x => (Change: x, Reach: new ChangeReach(x, slice.Market))).Where(x => x.Reach.Touches(slice.Filter))
                .OrderByDescending(x => x.Change.From).ThenByDescending(x => x.Change.Id).Select(x => Row(slice, x.Change, x.Reach)),
        ];
        var adjusted = FalseDiscovery.Adjusted([.. compared.Select(x => x.P).OfType<double>()]);
        var tested = 0;
        List<BeforeAndAfterRow> rows = [.. compared.Select(x => x.P is null ? x : x with { AdjustedP = adjusted[tested++] })];
        return new MeasureResult<BeforeAndAfterRow>
        {
            Measure = this,
            Value = rows.Count == 0 ? Figure.Cannot(Unit.Points, _none) : rows[0].Further,
            Finding = rows.Count == 0 ? new(_none) : rows[0].Sentence,
            Rows = rows,
            Working = rows.Count == 0 ? [] : Steps(rows[0]),
            Table = BeforeAndAfterTable.FromRows(rows),
        };
    }

    /// <summary>The changes on record that began by the end of the period.</summary>
    internal static IEnumerable<DatedChange> Dated(MarketSlice slice)
        => slice.Market.Changes.Where(x => x.WithdrawnAt is null && x.From <= slice.Period.To.LastDay);

    private static BeforeAndAfterRow Row(MarketSlice slice, DatedChange change, ChangeReach reach)
    {
        var row = new BeforeAndAfterRow(change, reach.Words, reach.Others)
        {
            Further = Cannot("It applied in every service and area, so that there is nothing to compare it with."),
        };
        if (reach.IsEverywhere)
        {
            return row;
        }

        if (ChangeMonths.Of(change, slice) is not { } months)
        {
            return row with { Further = Cannot($"There are fewer than {ChangeMonths.Fewest} whole months of data before it or after it.") };
        }

        var counts = ChangeCounts.For(slice);
        var cells = Cells(months.Before, months.After);
        var effect = counts.Everywhere.DesignEffect(DisplayBand.Micro, months.Before.Months, Weight.Referrals);
        var (further, p, others) = ChangeCell.Further(cells, effect, reach.Others);
        return row with
        {
            Months = months,
            Before = Sum(cells, x => x.IsChanged, x => x.Before),
            After = Sum(cells, x => x.IsChanged, x => x.After),
            OthersBefore = Sum(cells, x => !x.IsChanged, x => x.Before),
            OthersAfter = Sum(cells, x => !x.IsChanged, x => x.After),
            Further = further,
            P = p,
            Compared = others,
            FurtherEarlier = months.Earlier is not { } earlier ? null : ChangeCell.Further(
                Cells(earlier, months.Before), effect, reach.Others).Further,
            Steps = [.. months.Steps.Select(x => Step(x, Cells(x, x)))],
        };

        List<ChangeCell> Cells(Period before, Period after) => [.. reach.Compared(slice.Filter).Select(x => new ChangeCell(
            x.Place, x.Stratum, x.IsChanged, counts.Of(x.Service, x.Area, before), counts.Of(x.Service, x.Area, after)))];
    }

    private static ChangeStep Step(Period months, List<ChangeCell> cells)
        => new(months, Sum(cells, x => x.IsChanged, x => x.Before), Sum(cells, x => !x.IsChanged, x => x.Before));

    private static MicroCount Sum(List<ChangeCell> cells, Func<ChangeCell, bool> isWanted, Func<ChangeCell, MicroCount> read)
        => cells.Where(isWanted).Aggregate(default(MicroCount), (sum, x) => sum + read(x));

    private static Figure Cannot(string reason) => Figure.Cannot(Unit.Points, reason);

    private static List<string> Steps(BeforeAndAfterRow row) => row.Further.Value is not { } further ? [] :
    [
        $"Where “{row.Change.Name}” applied, micro-providers received {row.Before.Share.Text} of "
            + $"{Written.Counted(row.Before.Whole, "referral")} before and {row.After.Share.Text} of "
            + $"{Written.Counted(row.After.Whole, "referral")} after it.",
        $"In {row.Others} it was {row.OthersBefore.Share.Text} of {Written.Counted(row.OthersBefore.Whole, "referral")} and "
            + $"{row.OthersAfter.Share.Text} of {Written.Counted(row.OthersAfter.Whole, "referral")}.",
        $"Like set beside like, and each weighed by how much it can tell, it moved {Written.Number(further, Unit.Points)} percentage "
            + $"points further where it applied; the 95% interval is {Written.Range(row.Further.Interval!.Value, Unit.Points)}.",
    ];
}
