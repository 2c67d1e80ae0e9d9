using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What became of the referrals for one service, or for all (none).</summary>
public sealed record UnmetRow(RegisterEntry? Service, long NotFound, long WaitingLong, long All)
{
    public Figure Rate => RateColumns.Rate((NotFound + WaitingLong, All), "No referral has been in long enough to say.");
}

/// <summary>Referrals for which no support was found, or not in time.</summary>
public sealed record Unmet : Measure<Unmet, UnmetRow>
{
    /// <summary>A referral that has waited longer than this is unmet for now.</summary>
    public const int Days = 28;

    private const string _none = "No referral of this period has been in long enough to say whether it was met.";

    public override string Id => "unmet";

    public override string Name => "Unmet referrals";

    public override string Headline => "Share of referrals not met";

    public override Unit Unit => Unit.Share;

    public override Direction Diverse => Direction.LowIsDiverse;

    public override IReadOnlyList<Fact> Needs => [Fact.Unmet];

    public override MeasureWords Words { get; } = new()
    {
        What = "The share of referrals for which no provider was found or that have waited longer than 28 days, for each service and in "
            + "all.",
        WhyItMatters =
            "Support that nobody gives is in no market share. A council must know demand that goes unmet to shape the market for it.",
        Plainly = "We count the referrals for which no provider was found and those that have waited for more than 28 days, and divide by "
            + "all. Referrals made in the last 28 days that still wait are left out: it is too early to say.",
        How = "Unmet share = (no provider found + still waiting more than 28 days after being received, on the last day of the data) ÷ all "
            + "referrals of the period that were not withdrawn, less those waiting 28 days or less, for which it is too early to say. "
            + "Wilson’s 95% interval.",
        Limits = "A referral that was met late counts as met. People who gave up and were recorded as withdrawn are not seen. Always "
            + "counted by referrals.",
        Source = "Care Act 2014, section 5(2)(b) and 5(3): current demand and enough services to meet it",
    };

    protected override MeasureResult<UnmetRow> Work(MarketSlice slice)
    {
        var rows = Rows(slice);
        var all = new UnmetRow(null, rows.Sum(x => x.NotFound), rows.Sum(x => x.WaitingLong), rows.Sum(x => x.All));
        var value = RateColumns.Rate((all.NotFound + all.WaitingLong, all.All), _none);
        List<UnmetRow> shown = rows.Count > 1 ? [.. rows, all] : rows;
        return new MeasureResult<UnmetRow>
        {
            Measure = this,
            Value = value,
            Finding = Finding(value, all, rows),
            Rows = shown,
            Working = Working.Rate("No provider found or waiting more than 28 "
                + "days", all.NotFound + all.WaitingLong, "Referrals that can be judged", all.All, value),
            Table = Table(shown),
        };
    }

    private static MeasureTable Table(List<UnmetRow> rows)
    {
        var unmet = RateColumns.Create<UnmetRow>("unmet", "Unmet", "Referrals", "Unmet, share", x => (x.NotFound + x.WaitingLong, x.All));
        var within = new Protection.PeopleWithin(unmet.Whole);
        return MeasureTable.FromRows<UnmetRow>(
            "Referrals without support, by service", rows,
            [
                (new("service", "Service", Unit.Text, Protection.Free), x => x.Service?.Name ?? "All services"),
                (new("not_found", "No provider found", Unit.Referrals, within), x => x.NotFound),
                (new("waiting", "Waiting over 28 days", Unit.Referrals, within), x => x.WaitingLong),
                .. unmet.All,
            ]);
    }

    private static List<UnmetRow> Rows(MarketSlice slice)
    {
        var last = slice.Market.CompleteUntil is { } day ? day.DayNumber - slice.Market.FirstMonth.FirstDay.DayNumber : 0;
        var sums = new (long NotFound, long WaitingLong, long All)[slice.Market.Services.Count];
        foreach (var referral in slice.Referrals)
        {
            // A source that holds only what was arranged says nothing of what was not.
            if (referral.Gaps.HasFlag(SourceGaps.Unmet))
            {
                continue;
            }

            var waits = referral.Outcome == ReferralOutcome.Waiting;
            var waitsLong = waits && last - referral.ReceivedDay > Days;
            if (referral.Outcome == ReferralOutcome.Withdrawn || (waits && !waitsLong))
            {
                continue;
            }

            ref var sum = ref sums[referral.Service];
            sum.NotFound += referral.Outcome == ReferralOutcome.NoProviderFound ? 1 : 0;
            sum.WaitingLong += waitsLong ? 1 : 0;
            sum.All++;
        }

        return [.. slice.Market.Services.Select(x => (Service: x, Sum: sums[x.Index]))
            .Select(x => new UnmetRow(x.Service, x.Sum.NotFound, x.Sum.WaitingLong, x.Sum.All)).Where(x => x.All > 0)];
    }

    /// <summary>A service is named when its interval lies above the share of all.</summary>
    private static Sentence Finding(Figure value, UnmetRow all, List<UnmetRow> rows)
    {
        if (value.Value is null)
        {
            return new(_none);
        }

        var worst = rows.Where(x => x.Rate is { IsReliable: true, Interval: { } own } && own.Low > value.Value).MaxBy(x => x.Rate.Value);
        var unmet = all.NotFound + all.WaitingLong;
        return unmet == 0 ? new(all.All == 1 ? "The one referral that can be judged was "
            + "met." : $"{Parts.Upper(Parts.Count(all.All, all.All, "referral"))} that can be judged were met.")
            : new($"{Parts.Upper(Parts.Share(unmet, all.All, "referral"))} {Parts.ShareVerb(unmet, all.All, "was", "were")} not met"
                + (worst is null || rows.Count < 2 ? "."
                : $"; more often than in all for {worst.Service!.Name.ToLowerInvariant()}, {{{worst.Rate.Text}}}."));
    }
}
