using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>One route's arranged referrals and those of them that name no provider.</summary>
public sealed record ProviderNotRecordedRow(Route? Route, Tally Arranged, Tally NotRecorded, Figure Share);

/// <summary>How much of what was arranged names no provider, by route.</summary>
public sealed record ProviderNotRecorded : Measure<ProviderNotRecorded, ProviderNotRecordedRow>
{
    public override string Id => "provider-not-recorded";

    public override string Name => "Provider not recorded";

    public override string Headline => "Share of arranged referrals that name no provider";

    public override Direction Better => Direction.LowIsDiverse;

    public override Unit Unit => Unit.Share;

    public override bool IsWeighted => true;

    public override MeasureWords Words { get; } = new()
    {
        What = "The share of arranged referrals for which no provider is recorded, for each route.",
        WhyItMatters = "People on direct payments often choose micro-enterprises and personal assistants, and councils seldom record whom. "
            + "What is not recorded cannot be counted for anybody, so it is shown and never left out in silence.",
        Plainly = "We count the arranged referrals that name no provider and divide them by all that were arranged, for each way "
            + "of paying.",
        How = "Referrals arranged with no provider named ÷ all arranged referrals, for each route and in all, with Wilson’s 95% interval. "
            + "Counted by referrals, hours or cost as chosen; by the latter two the interval rests on the effective sample size of the "
            + "share.",
        Limits = "It says how much is unknown, not who provides it. Routes differ in kind and are set side by side; the total is of "
            + "recording, not of a market. Version 1 took all packages to be alike.",
        Source = "Client Level Data specification: the provider fields are not mandatory; Care Act 2014, sections 31 to 33",
    };

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    protected override MeasureResult<ProviderNotRecordedRow> Work(MarketSlice slice)
    {
        var rows = CategoryNames.Routes
            .Select(x => (x.Value, Now: slice.OnRoute(x.Value, slice.Period)))
            .Where(x => x.Now.Arranged.Referrals > 0)
            .Select(x => Row(x.Value, x.Now.Arranged, x.Now.NotRecorded))
            .ToList();
        var all = Row(null, Tally.Sum(rows.Select(x => x.Arranged)), Tally.Sum(rows.Select(x => x.NotRecorded)));
        return new MeasureResult<ProviderNotRecordedRow>
        {
            Measure = this,
            Value = all.Share,
            Compared = slice.Beside is { } beside ? In(beside) : null,
            Finding = Finding(all, rows),
            Rows = [.. rows, all],
            Table = Table([.. rows, all], slice.Weight),
            Working = Working.Share(
                "No provider is recorded for", all.NotRecorded, "All that was arranged is", all.Arranged, slice.Weight, all.Share),
        };
    }

    private static ProviderNotRecordedRow Row(Route? route, Tally arranged, Tally notRecorded)
        => new(route, arranged, notRecorded, Shares.Calculate(notRecorded, arranged));

    private static Figure In(SliceComparison beside)
    {
        var routes = CategoryNames.Routes.Select(x => beside.Slice.OnRoute(x.Value, beside.Period)).ToList();
        return Shares.Calculate(Tally.Sum(routes.Select(x => x.NotRecorded)), Tally.Sum(routes.Select(x => x.Arranged)));
    }

    private static Sentence Finding(ProviderNotRecordedRow all, List<ProviderNotRecordedRow> rows)
    {
        if (all.Arranged.Referrals == 0)
        {
            return new("No referral was arranged in this period.");
        }

        if (all.NotRecorded.Referrals == 0)
        {
            return new("Every arranged referral names its provider.");
        }

        var (unnamed, arranged) = (all.NotRecorded.Referrals, all.Arranged.Referrals);
        var most = rows.MaxBy(x => x.NotRecorded.Referrals)!;
        var route = $"“{most.Route!.Value.Name().ToLowerInvariant()}”";
        var came = unnamed switch
        {
            1 => $"it came by the route {route}",
            _ when most.NotRecorded.Referrals == unnamed => $"all of them came by the route {route}",
            _ when 2 * most.NotRecorded.Referrals > unnamed
                => $"most of them, {{{Written.Whole(most.NotRecorded.Referrals)}}}, came by the route {route}",
            _ => "no one route brought most of them",
        };
        return new($"{Parts.Upper(Parts.Share(unnamed, arranged, "arranged referral"))} "
            + $"{Parts.ShareVerb(unnamed, arranged, "names", "name")} no provider; {came}.");
    }

    private static MeasureTable Table(List<ProviderNotRecordedRow> rows, Weight weight)
    {
        var arranged = Shares.AllReferralsColumn with { Heading = "Arranged referrals", IsWorking = false };
        var unnamed = Shares.ReferralsColumn with { Heading = "Provider not recorded" };
        var share = new ShareColumns<ProviderNotRecordedRow>(
            weight, unnamed, arranged, x => x.NotRecorded, x => x.Arranged, x => x.Share);
        return MeasureTable.FromRows<ProviderNotRecordedRow>(
            "Provider not recorded, by route", rows,
            [
                (new("route", "Route", Unit.Text, Protection.Free), x => x.Route?.Name() ?? "All routes"),
                (arranged, x => x.Arranged.Referrals),
                (unnamed, x => x.NotRecorded.Referrals),
                .. share.Amounts,
                share.Rests,
                share.Share,
                .. share.Interval,
            ]);
    }
}
