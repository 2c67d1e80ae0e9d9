using System.Runtime.InteropServices;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>How often a reason was given; none for declines without one.</summary>
public sealed record DeclineReasonsRow(string? Reason, long Declines, long All);

/// <summary>Why providers that were asked said no.</summary>
public sealed record DeclineReasons : Measure<DeclineReasons, DeclineReasonsRow>
{
    private const string _none = "No provider that was asked declined in this period.";
    private const int _shown = 8;

    public override string Id => "decline-reasons";

    public override string Name => "Reasons for declining";

    public override Unit Unit => Unit.Share;

    public override MeasureWords Words { get; } = new()
    {
        What = "The reasons that providers gave when they declined a referral, most frequent first. The headline is the part of declines "
            + "for which a reason was recorded at all.",
        WhyItMatters = "A market short of hours, one with too low a price and one with too long a drive need different answers.",
        How = "From the logged options of the period’s referrals: those declined by the provider, counted by the reason as recorded; each "
            + "as a share of all declines with Wilson’s 95% interval. Reasons beyond the eight most frequent are added up as “Other "
            + "reasons”.",
        Limits = "Reasons are as a broker noted them; one decline has one. A polite reason may stand for another. Counted by declines "
            + "whatever the weight chosen.",
        Source = "Care Act 2014, section 5(2)(b) and (d)",
    };

    protected override MeasureResult<DeclineReasonsRow> Work(MarketSlice slice)
    {
        var counts = Counts(slice);
        var all = counts.Values.Sum();
        var given = counts.Where(x => x.Key.Length > 0).OrderByDescending(x => x.Value).ThenBy(x => x.Key, StringComparer.Ordinal).ToList();
        List<DeclineReasonsRow> rows = [.. given.Take(_shown).Select(x => new DeclineReasonsRow(x.Key, x.Value, all))];
        if (given.Count > _shown)
        {
            rows.Add(new DeclineReasonsRow("Other reasons", given.Skip(_shown).Sum(x => x.Value), all));
        }

        if (counts.GetValueOrDefault("") is var silent and > 0)
        {
            rows.Add(new DeclineReasonsRow(null, silent, all));
        }

        var value = RateColumns.Rate((given.Sum(x => x.Value), all), _none);
        return new MeasureResult<DeclineReasonsRow>
        {
            Measure = this,
            Value = value,
            Finding = (all, given.Count) switch
            {
                (0, _) => new(_none),
                (_, 0) => new($"No reason is recorded for any of {{{Written.Counted(all, "decline")}}}."),
                _ => new($"Of {{{Written.Counted(all, "decline")}}}, the reason most often recorded is “{given[0].Key}”, in "
                    + $"{{{Written.Percent((double)given[0].Value / all)}}}."),
            },
            Rows = rows,
            Working = Working.Rate("Declines with a reason", given.Sum(x => x.Value), "All declines", all, value),
            Table = MeasureTable.FromRows<DeclineReasonsRow>(
                "Reasons that providers gave for declining", rows,
                [
                    (new("reason", "Reason", Unit.Text, Protection.Free), x => x.Reason ?? "No reason recorded"),
                    .. RateColumns.Create<DeclineReasonsRow>("declines", "Declines", "All declines", "Share", x => (x.Declines, x.All)),
                ]),
        };
    }

    private static Dictionary<string, long> Counts(MarketSlice slice)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var referral in slice.Listed)
        {
            foreach (var option in referral.Options)
            {
                if (option.Outcome == OptionOutcome.DeclinedByProvider)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, option.Reason, out _)++;
                }
            }
        }

        return counts;
    }
}
