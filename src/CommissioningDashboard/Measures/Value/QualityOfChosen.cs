using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Choices of providers that stood alike with the Care Quality Commission in the referral's month.</summary>
/// <param name="Rating">Their rating; none for those that are not registered or of which it is not known.</param>
/// <param name="IsKnown">Whether it is known.</param>
/// <param name="Chosen">How often one was chosen.</param>
/// <param name="All">Of how many choices.</param>
/// <param name="Expected">The share if all able were as likely; none without any choice.</param>
/// <param name="Age">The median number of months since these ratings had been published; none without a rating.</param>
public sealed record QualityOfChosenRow(CqcRating? Rating, bool IsKnown, long Chosen, long All, double? Expected, double? Age)
{
    public Figure Share => RateColumns.Rate((Chosen, All));

    public string Name => (Rating, IsKnown) switch
    {
        ({ } rating, _) => rating.Name(),
        (_, true) => "Not registered, so not rated",
        _ => "Rating not known",
    };
}

/// <summary>What the Care Quality Commission had made of the providers that were chosen, when they were.</summary>
public sealed record QualityOfChosen : Measure<QualityOfChosen, QualityOfChosenRow>
{
    private const string _none = "No able provider with a rating was chosen.";

    /// <summary>Behind the ratings and those without one.</summary>
    private const int _unknown = (int)CqcRating.NotYetRated + 2;

    public override string Id => "quality-of-chosen";

    public override string Name => "Ratings of the providers chosen";

    public override string Headline => "Share of rated choices that fell on a provider rated good or outstanding";

    public override Unit Unit => Unit.Share;

    public override bool Trends => false;

    public override Direction Better => Direction.HighIsDiverse;

    public override string NoTrend => "It is read beside the ratings of those able, which move as providers are rated anew.";

    public override IReadOnlyList<Fact> Needs => [Fact.Rating, Fact.Services];

    public override IReadOnlyList<Fact> Uses => [Fact.Area, Fact.ReceivedDay, Fact.Person];

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override MeasureWords Words { get; } = new()
    {
        What = "How many choices fell on providers of each rating of the Care Quality Commission, as held when the referral came, how old "
            + "those ratings were, and what it would be if all able were as likely. Providers that are not registered have no rating "
            + "and need none for much of what they do: they stand by themselves, and count neither for nor against.",
        WhyItMatters = "The law asks for a choice of high-quality services. A rating is the one measure of quality that every registered "
            + "provider has; whether people are led to the better of those at hand is in the council’s power, how many of them there are "
            + "only slowly.",
        Plainly = "For each choice we look up how the chosen provider was rated at the start of that month, and how old the rating was. "
            + "Beside it stands how often each rating would have been chosen if everybody able were as likely. Providers that are not "
            + "registered have no rating and count neither way. A person who stays with a provider counts once.",
        How = "Counted are choices of a provider open, offering the service and covering the area in the referral’s month; a person who "
            + "stays with a provider has chosen once. The rating is the last published by the first day of that month. Headline: choices "
            + "of a provider rated good or outstanding ÷ choices of one with any of the four ratings, with Wilson’s 95% interval; where "
            + "the rating is not known it is a range. Expected and odds of the good and outstanding against the other rated ones, with "
            + "their interval, as for registered providers where no registration is needed. Age: the months since the rating was "
            + "published; for half of the choices it was that or less. Always counted by choices, whatever the filter counts by.",
        Limits = "A rating is of an inspection that may lie years back, of a registered place and not of one person’s support, and two "
            + "places of one provider may differ: the register holds one. Better rated providers may be full. Able means by the register.",
        Source = "Care Act 2014, section 5(1)(b); Care Quality Commission, published ratings; D. McFadden (1974), Conditional logit "
            + "analysis of qualitative choice behavior",
    };

    protected override MeasureResult<QualityOfChosenRow> Work(MarketSlice slice)
    {
        var choices = AbleChoices.For(slice).Where(x => x.Choices > 0).ToList();
        var held = Held(slice);
        var rows = Rows(slice, choices, held);
        var good = KindChoices.Count(slice, choices, (provider, month) => KindOf(held(provider, month)));
        var value = good.All == 0 ? Figure.Cannot(Unit.Share, _none) : good.Share(_none);
        return new MeasureResult<QualityOfChosenRow>
        {
            Measure = this,
            Value = value,
            Finding = Finding(value, good, rows),
            Rows = rows,
            Working = value.Value is null ? [] :
            [
                .. Working.Rate(
                    "Choices of a provider rated good or outstanding", good.OfKind,
                    good.Unknown == 0 ? "Choices of a rated provider" : "Choices of a rated provider, or of one whose rating is not known",
                    good.All, value),
                .. good.Steps,
            ],
            Table = Table(rows),
        };
    }

    /// <summary>How a provider stood in a month, looked up once: it is asked for every month, service and area.</summary>
    private static Func<int, int, RatingClass?> Held(MarketSlice slice)
    {
        var months = slice.Market.Months;
        var held = new (bool IsRead, RatingClass? Class)[slice.Providers.Count * months];
        return (provider, month) =>
        {
            ref var one = ref held[(provider * months) + month];
            if (!one.IsRead)
            {
                one = (true, slice.Providers[provider].RatingClassOn(slice.Market.FirstMonth.Plus(month).FirstDay));
            }

            return one.Class;
        };
    }

    private static IsKind KindOf(RatingClass? held) => held switch
    {
        null => IsKind.NotKnown,
        { IsRated: false } => IsKind.Outside,
        { IsGood: true } => IsKind.Yes,
        _ => IsKind.No,
    };

    private static List<QualityOfChosenRow> Rows(MarketSlice slice, List<AbleChoices> choices, Func<int, int, RatingClass?> held)
    {
        var sums = new RatingSum?[_unknown + 1];
        foreach (var choice in choices)
        {
            var month = slice.Market.FirstMonth.Plus(choice.Month);
            foreach (var (at, provider) in choice.Able.Places.Index())
            {
                var rating = held(provider, choice.Month);
                var sum = sums[PlaceOf(rating)] ??= new RatingSum(rating?.Rating, rating is not null);
                sum.Chosen += choice.To[at];
                sum.Expected += (double)choice.Choices / choice.To.Count;
                if (choice.To[at] > 0 && rating is { IsRated: true, Since: { } since })
                {
                    sum.Ages.Add((month.Index - Month.FromDate(since).Index, choice.To[at]));
                }
            }
        }

        var all = choices.Sum(x => (long)x.Choices);
        return
        [
            .. sums.OfType<RatingSum>().Select(x => new QualityOfChosenRow(
                x.Rating, x.IsKnown, x.Chosen, all, x.Expected / all, MedianOf(x.Ages))),
        ];
    }

    /// <summary>The least age that half of the choices or more do not exceed.</summary>
    private static double? MedianOf(List<(int Months, int Choices)> ages)
    {
        var (half, passed) = (ages.Sum(x => (long)x.Choices) / 2.0, 0L);
        foreach (var (months, choices) in ages.OrderBy(x => x.Months))
        {
            passed += choices;
            if (passed >= half)
            {
                return months;
            }
        }

        return null;
    }

    private static Sentence Finding(Figure share, KindChoices good, List<QualityOfChosenRow> rows)
    {
        if (share.Value is null)
        {
            return new(_none);
        }

        var part = Shares.PartOf(
            share, good.OfKind, good.All, "choice of a rated provider", "choices of a rated provider");
        var without = rows.FirstOrDefault(x => x is { Rating: null, IsKnown: true })?.Chosen ?? 0;
        return new($"{Parts.Upper(part)} fell on one rated good or outstanding"
            + (good.Known == 0 ? "." : $"; {good.BesideBlind}")
            + (without == 0 ? "" : $" {{{Written.Counted(without, "further choice")}}} fell on providers that are not registered and so "
                + "not rated, which is no fault of theirs."));
    }

    private static MeasureTable Table(List<QualityOfChosenRow> rows)
    {
        var chosen = RateColumns.Create<QualityOfChosenRow>(
            "chosen", "Chosen", "All choices", "Share of choices", x => (x.Chosen, x.All));
        return MeasureTable.FromRows<QualityOfChosenRow>(
            "Choices by the rating that the provider held", rows,
            [
                (new("rating", "Rating when chosen", Unit.Text, Protection.Free), x => x.Name),
                .. chosen.All,
                (new("expected", "If all able were as likely", Unit.Share, new Protection.FigureOf(chosen.Whole)), x => x.Expected),
                (new("age", "Median months since it was published", Unit.Months,
                    new Protection.MedianOf(chosen.Part, MedianEnd.Middle)), x => x.Age),
            ]);
    }

    /// <summary>Best first; then those without a rating, and last those of which it is not known.</summary>
    private static int PlaceOf(RatingClass? held) => held switch
    {
        null => _unknown,
        { Rating: { } rating } => (int)rating,
        _ => _unknown - 1,
    };

    private sealed class RatingSum(CqcRating? rating, bool isKnown)
    {
        public CqcRating? Rating => rating;

        public bool IsKnown => isKnown;

        public long Chosen { get; set; }

        public double Expected { get; set; }

        public List<(int Months, int Choices)> Ages { get; } = [];
    }
}
