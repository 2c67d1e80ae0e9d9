using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Whether a high or a low figure speaks for a diverse market, or neither does by itself.</summary>
public enum Direction
{
    Neither,
    HighIsDiverse,
    LowIsDiverse,
}

/// <summary>A measure's own words, from which its method page is made.</summary>
public sealed record MeasureWords
{
    /// <summary>What it is, in one or two plain sentences.</summary>
    public required string What { get; init; }

    public required string WhyItMatters { get; init; }

    /// <summary>How it is worked out, as one would tell it across a table: no symbols, and no names of methods.</summary>
    public required string Plainly { get; init; }

    /// <summary>The same to the letter, for whoever would work it out anew: step by step, with the formula in words.</summary>
    public required string How { get; init; }

    /// <summary>What it cannot say.</summary>
    public required string Limits { get; init; }

    /// <summary>The paper, law or standard it comes from.</summary>
    public required string Source { get; init; }
}

/// <summary>
/// A measure is one file: its words and one pure function of the slice. Measures are found by reflection; pages, feed,
/// workbook and method pages follow from this contract.
/// </summary>
public abstract record Measure
{
    /// <summary>Kebab-case; its name in addresses.</summary>
    public abstract string Id { get; }

    public abstract string Name { get; }

    /// <summary>What its headline figure is, where that is not its name: a target or a figure that has moved is called by it.</summary>
    public virtual string Headline => Name;

    public abstract Unit Unit { get; }

    public virtual Direction Diverse => Direction.Neither;

    /// <summary>The size of provider that its headline is about; none for all.</summary>
    public virtual DisplayBand? About => null;

    /// <summary>Whether more or less of it is for the better; as a rule what speaks for a diverse market.</summary>
    public virtual Direction Better => Diverse;

    public abstract MeasureWords Words { get; }

    /// <summary>The facts it rests on: with too little of one it is not calculated, and with less than all it says so.</summary>
    public virtual IReadOnlyList<Fact> Needs => [];

    /// <summary>Facts that some of its figures rest on, without which it has an answer of its own: with less than all it says so.</summary>
    public virtual IReadOnlyList<Fact> Uses => [];

    /// <summary>Whether it counts by what the filter counts by, so that hours or cost must be recorded.</summary>
    public virtual bool IsWeighted => false;

    /// <summary>Whether its headline can be compared from quarter to quarter and is quick enough to work out for twenty of them.</summary>
    public virtual bool Trends => true;

    /// <summary>
    /// What is followed from quarter to quarter in place of the headline, where that moves with how many referrals there are; none for
    /// others.
    /// </summary>
    public virtual FollowedFigure? Followed => null;

    /// <summary>
    /// Whether a figure to reach can be set for it: not for what another measure says, or for what has no better and worse.
    /// </summary>
    public virtual bool HasGoal => true;

    /// <summary>
    /// Why there is no trend, in a sentence, for a measure without one; unless it says otherwise, that of what goes on at one
    /// moment.
    /// </summary>
    public virtual string NoTrend
        => "It is of support that goes on at one moment. What was arranged before the data begin is not seen, so early quarters hold too "
        + "little to be compared with later ones.";

    /// <summary>Its trend over the quarters up to the slice's period, worked out once for the slice.</summary>
    public abstract MeasureTrend TrendIn(MarketSlice slice);

    public virtual string Author => "Commissioning Dashboard";

    /// <summary>Grows when the formula changes; a frozen report keeps the version it was made with.</summary>
    public virtual int Version => 1;

    /// <summary>The day from which this version of the formula is in force.</summary>
    public virtual DateOnly VersionFrom => new(2026, 11, 25);

    public virtual DateOnly ReviewedOn => new(2026, 11, 23);

    /// <summary>The measure for a slice; the same slice always gives the same result.</summary>
    public abstract MeasureResult Calculate(MarketSlice slice);
}

/// <summary>A measure whose table has rows of one type. Read it as <c>BandShare.For(slice)</c>.</summary>
public abstract record Measure<TSelf, TRow> : Measure where TSelf : Measure<TSelf, TRow>, new()
{
    private static readonly TSelf _self = new();
    private static readonly SliceComputation<MeasureResult<TRow>> _result = new(Answer);
    private static readonly SliceComputation<MeasureTrend> _trend = new(
        x => MeasureTrend.FromSeries(QuarterSeries.For(x, _self)) with { Looks = MonitoredSeries.MostLooks(x) });

    /// <summary>The result for the slice, worked out once however often it is asked for.</summary>
    public static MeasureResult<TRow> For(MarketSlice slice) => slice.GetOrCompute(_result);

    public sealed override MeasureResult Calculate(MarketSlice slice) => For(slice);

    public sealed override MeasureTrend TrendIn(MarketSlice slice) => slice.GetOrCompute(_trend);

    protected abstract MeasureResult<TRow> Work(MarketSlice slice);

    /// <summary>
    /// What it says, or why it says nothing: a period outside the data is refused, and so is what rests on a fact that is hardly recorded.
    /// </summary>
    private static MeasureResult<TRow> Answer(MarketSlice slice)
    {
        if (slice.IsOutsideData)
        {
            return _self.Work(slice).Refused(MeasureResult.OutsideData(slice));
        }

        var missing = Evidence.Missing(slice, _self);
        var result = missing is null ? _self.Work(slice) : _self.Work(slice).Refused(missing.Missing);
        return result with { Rests = Evidence.Coverage(slice, _self), IsRefused = missing is not null };
    }
}

/// <summary>What a measure says of a slice.</summary>
public abstract record MeasureResult
{
    public required Measure Measure { get; init; }

    /// <summary>The headline figure.</summary>
    public required Figure Value { get; init; }

    /// <summary>The same of what the slice is set beside; none when there is nothing to compare with.</summary>
    public Figure? Compared { get; init; }

    /// <summary>The finding in one plain sentence.</summary>
    public required Sentence Finding { get; init; }

    public required MeasureTable Table { get; init; }

    /// <summary>How far each fact it rests on is recorded.</summary>
    public IReadOnlyList<FactCoverage> Rests { get; init; } = [];

    /// <summary>Too little is recorded of a fact it needs, so it says nothing but that.</summary>
    public bool IsRefused { get; init; }

    /// <summary>
    /// What is said beside a figure that rests on less than the whole, a sentence for each fact; nothing beside one that is refused,
    /// which says so itself.
    /// </summary>
    public IReadOnlyList<Sentence> Caveats
        => IsRefused ? [] : [.. Rests.Where(x => !x.IsWhole).Select(x => x.RestsOn)];

    /// <summary>Said of a period that lies wholly before or after the data.</summary>
    public static Sentence OutsideData(MarketSlice slice) => new(
        $"Nothing is known of {slice.Period.Label}: the data {(slice.Market.Months == 1 ? "are of" : "run from")} {slice.History.Label}.");

    /// <summary>The headline worked through on these very figures, a step a line; empty when it cannot be calculated.</summary>
    public IReadOnlyList<string> Working { get; init; } = [];
}

/// <summary>What a measure says of a slice, with its rows as they are.</summary>
public sealed record MeasureResult<TRow> : MeasureResult
{
    public required IReadOnlyList<TRow> Rows { get; init; }

    /// <summary>The same without an answer: in words why nothing can be said, and no figure, since what the register or a part of the
    /// referrals shows is no answer either.</summary>
    internal MeasureResult<TRow> Refused(Sentence why)
        => this with
        {
            Value = Figure.Cannot(Value.Unit, why.Plain),
            Compared = null,
            Finding = why,
            Rows = [],
            Working = [],
            Table = Table with { Rows = [] }
        };
}
