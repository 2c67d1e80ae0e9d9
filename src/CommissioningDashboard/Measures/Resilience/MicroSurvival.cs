using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>How many referrals a provider received in its first twelve months.</summary>
public enum FirstYear
{
    None,
    OneOrTwo,
    ThreeOrMore,
}

/// <summary>How long micro-providers stayed open after their first twelve months.</summary>
/// <param name="FirstYear">What they received in those; none for all together.</param>
/// <param name="Providers">How many were open at the end of those.</param>
/// <param name="Closed">How many of them closed for good by the end of the period.</param>
/// <param name="Open">The share still open, by days after those twelve months.</param>
public sealed record MicroSurvivalRow(FirstYear? FirstYear, int Providers, int Closed, SurvivalCurve Open)
{
    public string Name => FirstYear switch
    {
        Measures.FirstYear.None => "No referral",
        Measures.FirstYear.OneOrTwo => "1 or 2 referrals",
        Measures.FirstYear.ThreeOrMore => "3 referrals or more",
        _ => "All micro-providers",
    };

    /// <summary>The share still open so many years later.</summary>
    public Figure After(int years) => Open.At(years * MicroSurvival.Year) is { } left
        ? new Figure(left.Survival, Unit.Share, Providers, left.Interval) : Figure.Cannot(Unit.Share, MicroSurvival.NotWatched);
}

/// <summary>Whether micro-providers that were found early stayed open longer.</summary>
public sealed record MicroSurvival : Measure<MicroSurvival, MicroSurvivalRow>
{
    public const int Year = 365;

    /// <summary>Groups are compared when at least two have so many providers, and so many in all have closed.</summary>
    public const int Least = 5;

    internal const string NotWatched = "No micro-provider has been watched for a year after its first twelve months.";

    private const string _none = "No micro-provider has been open for twelve months of the data.";

    public override string Id => "micro-survival";

    public override string Name => "Micro-providers that stay open, by first referrals";

    public override string Headline => "Share of micro-providers still open a year after their first twelve months";

    public override Unit Unit => Unit.Share;

    public override DisplayBand? About => DisplayBand.Micro;

    public override Direction Diverse => Direction.HighIsDiverse;

    public override bool Trends => false;

    public override string NoTrend => "It follows the same providers over years, so that quarters overlap and hold too few to be compared.";

    public override IReadOnlyList<Fact> Needs => [Fact.Joined, Fact.SizeOfOpen];

    public override IReadOnlyList<Fact> Uses => [Fact.Services];

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override MeasureWords Words { get; } = new()
    {
        What = "Of micro-providers still open after their first twelve months, the share still open one and two years later: those that "
            + "received no referral in the twelve months, one or two, and three or more, apart.",
        WhyItMatters = "A provider that nobody sends anyone to cannot live of it. If those who were found early stay and the others close, "
            + "the council shapes its market by whom it overlooks.",
        Plainly = "Each micro-provider’s first twelve months are looked at, and how many referrals it received in them. Those still open "
            + "at the end of them are then followed, and we count how many are open one and two years later. Providers that closed sooner "
            + "are left out, since they had less time to receive anything. Those that received none, a few or more are set beside each "
            + "other.",
        How = "A micro-provider’s first twelve months begin in the month it opened, or in the first of the data if it was open before; it "
            + "is micro by its size in that month. It is grouped by the arranged referrals of those months that pass the filter, and "
            + "followed only from their end, and only if it was still open then: whoever lives longer has more time to receive "
            + "referrals, and would otherwise seem to live longer because of them (a landmark analysis, against immortal-time bias). "
            + "Kaplan and Meier’s estimate of the share still open, those still open at the end of the period counted as long as they were "
            + "watched, with its 95% log-log interval. Closed is closed for good: the last opening has ended. The groups are compared by "
            + "the log-rank test when at least two have five providers or more and five in all have closed.",
        Limits = "It is no proof of cause. A provider that is winding down may turn referrals away, a better one may both be chosen and "
            + "last, and many live of people who pay for themselves. Referrals that name no provider, as with most direct payments, are "
            + "not seen. One that closed within its first twelve months is in no group.",
        Source = "E. L. Kaplan and P. Meier (1958), JASA 53:457–481; J. R. Anderson, K. C. Cain and R. D. Gelber (1983), Journal of "
            + "Clinical Oncology 1:710–719, on landmarks; R. Peto and J. Peto (1972), Journal of the Royal Statistical Society A "
            + "135:185–207",
    };

    protected override MeasureResult<MicroSurvivalRow> Work(MarketSlice slice)
    {
        var followed = Lives(slice);
        List<MicroSurvivalRow> rows = [.. followed.GroupBy(x => x.FirstYear).OrderBy(x => x.Key).Select(x => Row(x.Key, [.. x]))];
        var all = Row(null, followed);
        var value = followed.Count == 0 ? Figure.Cannot(Unit.Share, _none) : all.After(1);
        List<MicroSurvivalRow> shown = rows.Count > 1 ? [.. rows, all] : rows;
        return new MeasureResult<MicroSurvivalRow>
        {
            Measure = this,
            Value = value,
            Finding = followed.Count == 0 ? new(_none) : Finding(value, all, rows, Chance(followed)),
            Rows = shown,
            Working = value.Value is null ? [] :
            [
                $"Micro-providers open at the end of their first twelve months: {Written.Whole(all.Providers)}; "
                    + $"{Written.Whole(all.Closed)} of them have closed since.",
                "Day by day, the share still open is multiplied by 1 less those that closed ÷ those still watched; after "
                    + $"{Year} days it stands at {Working.Percent(value.Value.Value)}.",
            ],
            Table = Table(shown),
        };
    }

    /// <summary>The chance of curves as far apart as these if all groups closed alike; none where that is not tested.</summary>
    private static double? Chance(List<Life> followed)
    {
        var groups = followed.ToLookup(x => x.FirstYear, x => x.Open);
        return groups.Count(x => x.Count() >= Least) < 2 || followed.Count(x => x.Open.Happened) < Least ? null
            : KaplanMeier.LogRank([.. groups.Where(x => x.Count() >= Least).Select(x => (IReadOnlyList<SurvivalTime>)[.. x])]);
    }

    private static List<Life> Lives(MarketSlice slice)
    {
        var (first, end) = (slice.History.From, slice.Period.To.LastDay);
        var lives = new List<Life>();
        foreach (var provider in EntryAndExit.Concerned(slice).Where(x => x.Openings.Count > 0 && slice.Market.Months > 0))
        {
            var opened = Month.FromDate(provider.Openings.Min(x => x.From));
            var start = opened > first ? opened : first;
            var landmark = start.Plus(12).FirstDay;
            var left = EntryAndExit.LeftOn(provider);
            if (landmark <= end && !(left < landmark) && slice.BandOf(provider, start) == DisplayBand.Micro)
            {
                var until = left < end ? left.Value : end;
                lives.Add(new Life(
                    GroupOf(slice.To(provider, new Period(start, start.Plus(11))).Referrals),
                    new SurvivalTime(until.DayNumber - landmark.DayNumber, left <= end)));
            }
        }

        return lives;
    }

    private static FirstYear GroupOf(long referrals) => referrals switch
    {
        0 => FirstYear.None,
        <= 2 => FirstYear.OneOrTwo,
        _ => FirstYear.ThreeOrMore,
    };

    private static MicroSurvivalRow Row(FirstYear? firstYear, List<Life> lives)
        => new(firstYear, lives.Count, lives.Count(x => x.Open.Happened), KaplanMeier.Estimate([.. lives.Select(x => x.Open)]));

    private static Sentence Finding(Figure value, MicroSurvivalRow all, List<MicroSurvivalRow> rows, double? chance)
    {
        var whole = Written.Counted(all.Providers, "micro-provider");
        if (value.Value is null)
        {
            return new($"{{{whole}}} {(all.Providers == 1 ? "was" : "were")} open after the first twelve months, too lately to say how "
                + "many stay open for another year.");
        }

        var each = rows.Count < 2 ? "" : $"; {FilterWords.Joined([.. rows.Where(x => x.After(1).Value is not null).Select(OfGroup)])}";
        var were = all.Providers == 1
            ? $"The one micro-provider open after the first twelve months was {(value.Value == 1 ? "" : "not ")}still open a year later"
            : $"Of {whole} open after the first twelve months, {{{value.Text}}} were still open a year later";
        return new($"{were}{each}. " + chance switch
        {
            null => "Whether what they received makes a difference is not tested: too few are in each group or have closed.",
            < 0.05 => "By what they received in those months they closed at different rates, more than chance would explain; that does not "
                + "show that referrals kept them open.",
            _ => "By what they received in those months they did not clearly close at different rates.",
        });
    }

    private static string Part(Figure share) => share.Value switch
    {
        0 => "none",
        1 => "all",
        _ => share.Text,
    };

    private static string OfGroup(MicroSurvivalRow row) => $"{{{Part(row.After(1))}}} of those with " + row.FirstYear switch
    {
        FirstYear.None => "no referral then",
        FirstYear.OneOrTwo => "one or two",
        _ => "three or more",
    };

    private static MeasureTable Table(List<MicroSurvivalRow> rows) => MeasureTable.FromRows<MicroSurvivalRow>(
        "Micro-providers still open, by referrals in their first twelve months", rows,
        [
            (new("first_year", "Referrals in the first 12 months", Unit.Text, Protection.Free), x => x.Name),
            (new("providers", "Open after them", Unit.Providers, Protection.Free), x => x.Providers),
            (new("closed", "Closed since", Unit.Providers, Protection.Free), x => x.Closed),
            .. After(1, "one", "Open a year later"),
            .. After(2, "two", "Open two years later"),
        ]);

    private static IEnumerable<(Column Column, Func<MicroSurvivalRow, Cell> Read)> After(int years, string id, string heading)
    {
        yield return (new($"{id}_year", heading, Unit.Share, Protection.Free), x => x.After(years).Value);
        yield return (new($"{id}_low", "95% interval from", Unit.Share, Protection.Free), x => x.After(years).Interval?.Low);
        yield return (new($"{id}_high", "95% interval to", Unit.Share, Protection.Free), x => x.After(years).Interval?.High);
        yield return (new($"{id}_at_risk", "Watched for so long", Unit.Providers, Protection.Free),
            x => x.Open.Steps.FirstOrDefault(s => s.Time >= years * Year).AtRisk);
    }

    /// <param name="FirstYear">What it received in its first twelve months.</param>
    /// <param name="Open">Days open after them.</param>
    private sealed record Life(FirstYear FirstYear, SurvivalTime Open);
}
