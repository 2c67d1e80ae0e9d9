using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>One service in one area.</summary>
/// <param name="Able">Providers open, offering and covering on the last day of the period.</param>
/// <param name="Used">Providers that received a referral for it there in the period.</param>
/// <param name="Referrals">Arranged referrals for it there, with or without a recorded provider.</param>
public sealed record CoverageRow(RegisterEntry Area, RegisterEntry Service, int Able, int Used, long Referrals);

/// <summary>Which services can be had where, and from how many providers.</summary>
public sealed record Coverage : Measure<Coverage, CoverageRow>
{
    /// <summary>With this many providers or fewer there is hardly a choice.</summary>
    public const int Few = 2;

    private const string _none = "There is no area or no service to look at.";

    public override string Id => "coverage";

    public override string Name => "Coverage by area and service";

    public override string Headline => "Share of services in areas with two providers or fewer";

    public override Unit Unit => Unit.Share;

    public override Direction Diverse => Direction.LowIsDiverse;

    public override IReadOnlyList<Fact> Needs => [Fact.Services];

    public override MeasureWords Words { get; } = new()
    {
        What = "For each service in each area, how many providers could be asked and how many referrals there were. The headline is the "
            + "share of these places (a service in an area) that have two providers or fewer.",
        WhyItMatters = "The duty is to everyone in the area. A county may be well served on the whole and leave one valley with nobody to "
            + "ask for a service.",
        Plainly = "For each service in each area we count the providers on the register that are open and could be asked. Places with two "
            + "or fewer are added up and divided by all places.",
        How = "Every area looked at × every service looked at. Able: open on the last day of the period, offering the service and covering "
            + "the area; a provider that states no area covers all. Used: received an arranged referral there in the period. Places with "
            + "0, 1 or 2 able providers ÷ all places, with Wilson’s 95% interval.",
        Limits = "Able is what the register says: a provider may be full, or travel only part of an area. Few providers matter little "
            + "where nobody needs the service: see the referrals beside them. Always counted by referrals.",
        Source = "Care Act 2014, section 5(1)(a); statutory guidance, chapter 4, on diversity by geography",
    };

    protected override MeasureResult<CoverageRow> Work(MarketSlice slice)
    {
        var rows = Rows(slice);
        var few = rows.Count(x => x.Able <= Few);
        var value = RateColumns.Rate((few, rows.Count), _none);
        return new MeasureResult<CoverageRow>
        {
            Measure = this,
            Value = value,
            Finding = Finding(rows),
            Rows = rows,
            Working = Working.Rate("Places with two providers or fewer", few, "Areas × services", rows.Count, value),
            Table = MeasureTable.FromRows<CoverageRow>(
                "Providers and referrals by area and service", rows,
                (new("area", "Area", Unit.Text, Protection.Free), x => x.Area.Name),
                (new("service", "Service", Unit.Text, Protection.Free), x => x.Service.Name),
                (new("able", "Providers able", Unit.Providers, Protection.Free), x => x.Able),
                (new("used", "Providers used", Unit.Providers, Protection.Free), x => x.Used),
                (Shares.ReferralsColumn, x => x.Referrals)),
        };
    }

    private static List<CoverageRow> Rows(MarketSlice slice)
    {
        var market = slice.Market;
        var referrals = new IndexGrid<long>(market.Areas.Count, market.Services.Count);
        var isUsed = new IndexGrid<bool>(market.Areas.Count, market.Services.Count, market.Providers.Count);
        foreach (var referral in slice.Referrals)
        {
            if (referral.IsArranged)
            {
                referrals[referral.Area, referral.Service]++;
                isUsed[referral.Area, referral.Service, referral.Provider] = true;
            }
        }

        var able = Able(slice);
        return
        [
            .. from area in market.Areas.Where(x => slice.Filter.LooksAtArea(x.Code))
               from service in market.Services.Where(x => slice.Filter.LooksAtService(x.Code))
               let used = market.Providers.Count(x => isUsed[area.Index, service.Index, x.Index])
               select new CoverageRow(area, service, able[area.Index, service.Index], used, referrals[area.Index, service.Index]),
        ];
    }

    /// <summary>
    /// By area and service: providers open at the period's end that offer the service and cover the area, as all do that state
    /// none.
    /// </summary>
    private static int[,] Able(MarketSlice slice)
    {
        var (day, areas) = (slice.Period.To.LastDay, slice.Market.Areas.Select(x => x.Index).ToArray());
        var able = new int[areas.Length, slice.Market.Services.Count];
        foreach (var provider in slice.Providers.Where(x => x.IsOpen(day)))
        {
            int[] stated = [.. provider.Areas.Where(x => x.Contains(day)).Select(x => x.Index).Distinct()];
            foreach (var service in provider.Services.Where(x => x.Contains(day)).Select(x => x.Index).Distinct())
            {
                foreach (var area in stated.Length == 0 ? areas : stated)
                {
                    able[area, service]++;
                }
            }
        }

        return able;
    }

    private static Sentence Finding(List<CoverageRow> rows)
    {
        if (rows.Count < 2)
        {
            return rows is [var only]
                ? new($"{Parts.Upper(only.Service.Name)} in {only.Area.Name} can be had from "
                + $"{{{(only.Able == 0 ? "no provider" : Written.Counted(only.Able, "provider"))}}}.")
                : new(_none);
        }

        var few = rows.Count(x => x.Able <= Few);
        return few == 0
            ? new($"Every service in every area looked at can be had from {{{rows.Min(x => x.Able)}}} providers or more.")
            : new($"{Parts.Upper(Parts.Count(few, rows.Count, "place"))} (a service in an area) "
            + $"{Parts.Verb(few, rows.Count, "has", "have")} two providers or fewer{HowFew(rows, few)}.");
    }

    /// <summary>How many of the places with few providers have none or only one, and where one without any is needed most.</summary>
    private static string HowFew(List<CoverageRow> rows, int few)
    {
        var (none, one) = (rows.Where(x => x.Able == 0).ToList(), rows.Count(x => x.Able == 1));
        var needed = none.MaxBy(x => x.Referrals) is { Referrals: > 0 } most
            ? $", such as {most.Service.Name.ToLowerInvariant()} in {most.Area.Name}" : "";
        return (none.Count, one) switch
        {
            (0, 0) => "",
            (0, _) => few == 1 ? ": it has only one" : $": {one} of them only one",
            _ => few == 1 ? $": it has none{needed}" : $": {none.Count} of them none{needed}",
        };
    }
}
