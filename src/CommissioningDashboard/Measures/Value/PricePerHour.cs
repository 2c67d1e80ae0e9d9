using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>What an hour costs from one band's providers, in one service or over all that can be compared.</summary>
/// <param name="Service">The service; none for the services compared, together.</param>
/// <param name="Band">The band of the provider in the referral's month.</param>
/// <param name="Arranged">Referrals arranged with its providers.</param>
/// <param name="Priced">Those that record both weekly hours and weekly cost.</param>
/// <param name="Providers">How many providers these are with.</param>
/// <param name="LargestShare">The part of their hours that the provider with most has; none without any.</param>
/// <param name="Price">The median price in pounds an hour, with its 95% interval; not for services together.</param>
/// <param name="Middle">The prices that hold the middle half of referrals; none when they are too few.</param>
/// <param name="Relative">The middle of prices over their service's median price of all bands; 1 is alike.</param>
/// <param name="ByProvider">For services together: the interval of the same, each provider's own middle counting once; none below six
/// providers.</param>
public sealed record PricePerHourRow(
    RegisterEntry? Service, DisplayBand Band, long Arranged, long Priced, int Providers, double? LargestShare,
    Figure Price, Quartiles? Middle, Figure Relative, Interval? ByProvider = null)
{
    public (long Part, long Whole) Coverage => (Priced, Arranged);

    /// <summary>One or two providers make the figure, so that it is in effect their price.</summary>
    public bool IsDominated => Priced > 0 && (Providers < Makers.Least || LargestShare > Makers.Dominance);

    /// <summary>−1 for a band that is cheaper beyond chance, 1 for one that is dearer, 0 where that cannot be told.</summary>
    public int Clear
        => Relative is { Value: { } value, Interval: { } interval } && ByProvider is { } own && !interval.Contains(1) && !own.Contains(1)
        ? Math.Sign(value - 1) : 0;

    /// <summary>
    /// About the same as its service: both intervals lie within <see cref="PricePerHour.Margin"/> of 1. That no difference can be told is
    /// not that there is none.
    /// </summary>
    public bool IsAlike => Relative.Interval is { } interval && ByProvider is { } own && Within(interval) && Within(own);

    private static bool Within(Interval interval) => interval.Low >= 1 - PricePerHour.Margin && interval.High <= 1 + PricePerHour.Margin;
}

/// <summary>What an hour of support costs by size of provider, like for like.</summary>
public sealed record PricePerHour : Measure<PricePerHour, PricePerHourRow>
{
    /// <summary>No price is worked out from fewer referrals than this.</summary>
    public const int Least = 8;

    /// <summary>Prices this near each other are about the same: 5%.</summary>
    public const double Margin = 0.05;

    private const string _few = "Fewer than 8 referrals record both weekly hours and weekly cost.";
    private const string _none = "No service has priced referrals to micro-providers and to another size, 8 of each.";

    public override string Id => "price-per-hour";

    public override string Name => "Price per hour by size of provider";

    public override string Headline => "Micro-providers’ price an hour, against the median of the service";

    public override Unit Unit => Unit.Coefficient;

    public override IReadOnlyList<Fact> Needs => [Fact.Cost, Fact.Hours, Fact.Size];

    public override MeasureWords Words { get; } = new()
    {
        What = "What an hour of support costs from micro, small, medium, large and in-house providers within one and the same service. The "
            + "headline compares micro-providers over all services: the median of their prices, each divided by the median price of its "
            + "service.",
        WhyItMatters = "Councils must look at value and not only at cost, and often take it that small providers are dear or that in-house "
            + "support is cheap. Like set beside like says whether that is so here.",
        Plainly = "For each referral we divide what it costs a week by its hours. We compare only prices within one service, and take the "
            + "middle one, so that a few very dear packages do not decide. With few providers we show the prices and draw no "
            + "conclusion.",
        How = "The price of a referral is its weekly cost over its weekly hours, both recorded and above 0, arranged with a named "
            + "provider; each counts once, whatever the filter counts by, under the size its provider had in that month. By service and "
            + "size: the median, the quartiles that hold the middle half, and the 95% interval of the median from order statistics, which "
            + "assumes no distribution. For services together, a price is divided by the median of its service over all sizes; the figure "
            + "is the median of these ratios over the services in which at least two sizes have 8 priced referrals. A size is called "
            + "cheaper or dearer only when the ratio’s interval leaves out 1 and so does that of its providers’ own median ratios, each "
            + "provider counting once, since one provider’s referrals share a price; with fewer than six providers it is not tested. It is "
            + "called about the same only when both intervals lie within 5% of 1. A cell made by fewer than three providers, or by one "
            + "with over 85% of the hours, is flagged.",
        Limits = "Only support counted in hours with a recorded cost is covered, and the part it covers stands beside each figure; direct "
            + "payments that name no provider are outside. Price is not cost to the council in full: overheads, in-house pensions and "
            + "buildings may lie elsewhere. Rates differ by distance, hour of the day and need within a service. The service’s own median "
            + "is taken as known. Intervals of a service and size treat referrals as independent, so they are too narrow where few "
            + "providers set the price.",
        Source = "Department of Health and Social Care, Adult social care Client Level Data: cost rules; W. R. Thompson (1936), Annals of "
            + "Mathematical Statistics 7:122–128",
    };

    protected override MeasureResult<PricePerHourRow> Work(MarketSlice slice)
    {
        var rows = Rows(slice);
        var micro = rows.FirstOrDefault(x => x is { Service: null, Band: DisplayBand.Micro });
        var value = micro?.Relative ?? Figure.Cannot(Unit.Coefficient, _none);
        return new MeasureResult<PricePerHourRow>
        {
            Measure = this,
            Value = value,
            Finding = Finding(micro, rows),
            Rows = rows,
            Table = Table(rows),
            Working = value.Value is null ? [] :
            [
                $"{Written.Counted(micro!.Arranged, "referral")} {(micro.Arranged == 1 ? "was" : "were")} arranged with micro-providers in "
                    + $"the services compared; {Written.Whole(micro.Priced)} record both hours and cost.",
                $"Each one’s price is divided by the median price of its service, and half of the ratios lie below "
                    + $"{Working.Number(value.Value.Value)}.",
                $"Order statistics put 95% limits of that median at {Working.Number(value.Interval!.Value.Low)} and "
                    + $"{Working.Number(value.Interval.Value.High)}.",
            ],
        };
    }

    private static List<PricePerHourRow> Rows(MarketSlice slice)
    {
        var rows = new List<PricePerHourRow>();
        var compared = new List<(BandPrices Prices, double Middle)>();
        foreach (var service in PriceSample.Read(slice).GroupBy(x => x.Service))
        {
            List<BandPrices> bands = [.. service.GroupBy(x => x.Band).Select(x => new BandPrices(x.Key, [.. x]))];

            // A service that is not counted in hours has no price and no row.
            if (Quantiles.Estimate(ProviderPrices.Together([.. bands.SelectMany(x => x.By)]), 0.5) is not { } middle)
            {
                continue;
            }

            rows.AddRange(bands.Select(x => Row(slice.Market.Services[service.Key], x, middle)));
            if (bands.Count(x => x.Prices.Length >= Least) > 1)
            {
                compared.AddRange(bands.Select(x => (x, middle)));
            }
        }

        return [.. compared.GroupBy(x => x.Prices.Band).OrderBy(x => x.Key).Select(x => Row(x.Key, [.. x])), .. rows];
    }

    private static PricePerHourRow Row(RegisterEntry service, BandPrices of, double middle)
    {
        var priced = of.Prices.Length;
        var (price, middleHalf) = Median(Unit.PoundsAnHour, of.Prices);
        var relative = price is { Value: { } value, Interval: { } interval }
            ? new Figure(value / middle, Unit.Coefficient, priced, new Interval(interval.Low / middle, interval.High / middle))
            : Figure.Cannot(Unit.Coefficient, _few);
        return new PricePerHourRow(
            service, of.Band, of.By.Sum(x => x.Arranged), priced, of.By.Count(x => x.Prices.Count > 0), Largest(of.By), price,
            middleHalf, relative);
    }

    private static PricePerHourRow Row(DisplayBand band, List<(BandPrices Prices, double Middle)> of)
    {
        List<(ProviderPrices By, double Middle)> providers = [.. of.SelectMany(x => x.Prices.By, (x, by) => (by, x.Middle))];
        var ratios = ProviderPrices.Ratios(providers);
        double[] own =
        [
            .. providers.Where(x => x.By.Prices.Count > 0).GroupBy(x => x.By.Provider)
                .Select(x => Quantiles.Estimate(ProviderPrices.Ratios([.. x]), 0.5)!.Value),
        ];
        return new PricePerHourRow(
            null, band, providers.Sum(x => x.By.Arranged), ratios.Length, own.Length, Largest(providers.Select(x => x.By)),
            Figure.Cannot(Unit.PoundsAnHour, "Prices of different services have no common median."), null,
            Median(Unit.Coefficient, ratios).Median, Quantiles.MedianInterval(own));
    }

    /// <summary>The median with its interval, and the quartiles.</summary>
    private static (Figure Median, Quartiles? Middle) Median(Unit unit, double[] values)
        => values.Length >= Least && Quantiles.Summary(values) is var (quartiles, interval)
            ? (new Figure(quartiles.Median, unit, values.Length, interval), quartiles)
            : (Figure.Cannot(unit, _few), null);

    private static double? Largest(IEnumerable<ProviderPrices> of)
    {
        var hours = of.GroupBy(x => x.Provider).Select(x => x.Sum(p => p.Hours)).ToList();
        return hours.Sum() is > 0 and var all ? (double)hours.Max() / all : null;
    }

    private static Sentence Finding(PricePerHourRow? micro, List<PricePerHourRow> rows)
    {
        if (micro?.Relative.Value is not { } value)
        {
            return rows.Count == 0 ? new("No referral to a named provider records both its weekly hours and its weekly cost.") : new(_none);
        }

        var cost = $"An hour with a micro-provider costs {{{Written.Percent(value)}}} of the median price of the same service";
        return micro.Clear switch
        {
            _ when micro.IsAlike => new($"An hour with a micro-provider costs about the same as the median price of the same service "
                + $"({{{Written.Percent(value)}}} of it): no more than {Written.Percent(Margin)} from it, by its 95% interval."),
            0 when micro.ByProvider is null => new($"{cost}; whether that is a difference is not tested, as "
                + $"{(micro.Providers == 1 ? "one provider sets" : $"only {micro.Providers} providers set")} these prices."),
            0 => new($"{cost}; that could easily be chance or a few providers’ own prices."),
            var sign => new($"An hour with a micro-provider costs {{{Written.Percent(Math.Abs(value - 1))}}} "
                + $"{(sign < 0 ? "less" : "more")} than the median price of the same service."),
        };
    }

    private static MeasureTable Table(List<PricePerHourRow> rows)
    {
        var priced = RateColumns.Create<PricePerHourRow>(
            "priced", "Referrals with hours and cost", "Referrals arranged", "Covered", x => x.Coverage);
        var note = new Column("dominated", "Note", Unit.Text, Protection.Free);
        return MeasureTable.FromRows<PricePerHourRow>(
            "Price per hour by service and size of provider", rows,
            [
                (new("service", "Service", Unit.Text, Protection.Free), x => x.Service?.Name ?? "Services compared, together"),
                (new("band", "Size of provider", Unit.Text, Protection.Free), x => x.Band.Name()),
                .. priced.All,
                (new("providers", "Providers", Unit.Providers, Protection.Free), x => x.Providers),
                (new("price", "Median price an hour", Unit.PoundsAnHour, Price(MedianEnd.Middle)), x => x.Price.Value),
                (new("price_low", "95% interval from", Unit.PoundsAnHour, Price(MedianEnd.Low)), x => x.Price.Interval?.Low),
                (new("price_high", "95% interval to", Unit.PoundsAnHour, Price(MedianEnd.High)), x => x.Price.Interval?.High),
                (new("quarter", "A quarter pay less than", Unit.PoundsAnHour, Price(MedianEnd.Low)), x => x.Middle?.Low),
                (new("three_quarters", "A quarter pay more than", Unit.PoundsAnHour, Price(MedianEnd.High)), x => x.Middle?.High),
                (new("relative", "Over the service’s median", Unit.Coefficient, Price(MedianEnd.Middle)), x => x.Relative.Value),
                (new("relative_low", "95% interval from", Unit.Coefficient, Price(MedianEnd.Low)), x => x.Relative.Interval?.Low),
                (new("relative_high", "95% interval to", Unit.Coefficient, Price(MedianEnd.High)), x => x.Relative.Interval?.High),
                (note, x => Note(x)),
            ]);

        Protection Price(MedianEnd end) => new Protection.MedianOf(priced.Part, end, note);
    }

    /// <summary>Why the price may be one provider's own.</summary>
    private static Cell Note(PricePerHourRow row)
    {
        if (!row.IsDominated)
        {
            return Cell.Nothing;
        }

        return row.Providers < Makers.Least ? "fewer than three providers" : "one provider has over 85% of the hours";
    }

    /// <summary>The prices of one band's providers in one service.</summary>
    private sealed record BandPrices(DisplayBand Band, IReadOnlyList<ProviderPrices> By)
    {
        public double[] Prices { get; } = ProviderPrices.Together(By);
    }
}
