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
    private const int _mostTied = 3;

    public override string Id => "decline-reasons";

    public override string Name => "Reasons for declining";

    public override string Headline => "Share of declines with a recorded reason";

    public override Unit Unit => Unit.Share;

    public override IReadOnlyList<Fact> Needs => [Fact.List, Fact.Unmet];

    public override MeasureWords Words { get; } = new()
    {
        What = "The reasons that providers gave when they declined a referral, most frequent first. The headline is the share of declines "
            + "for which a reason was recorded at all.",
        WhyItMatters = "A market short of hours, one with too low a price and one with too long a drive need different answers.",
        Plainly = "We count the reasons that were noted when providers said no, most frequent first.",
        How = "From the logged options of the period’s referrals: those declined by the provider, counted by the reason as recorded; each "
            + "as a share of all declines with Wilson’s 95% interval. Reasons beyond the eight most frequent are added up as “Other "
            + "reasons”.",
        Limits =
            "Reasons are as a broker noted them; one decline has one. A polite reason may stand for another. Always counted by declines.",
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
            Finding = all == 0 ? new(_none) : Finding(given, all),
            Rows = rows,
            Working = Working.Rate("Declines with a reason", given.Sum(x => x.Value), "All declines", all, value),
            Table = MeasureTable.FromRows<DeclineReasonsRow>(
                "Reasons that providers gave for declining", rows,
                [
                    (new("reason", "Reason", Unit.Text, Protection.Free), x => x.Reason ?? "No reason recorded"),
                    .. RateColumns.Create<DeclineReasonsRow>("declines", "Declines", "All declines", "Share", x => (x.Declines, x.All)).All,
                ]),
        };
    }

    /// <summary>The reason recorded most often; those that tie are named together, or none when there are many.</summary>
    private static Sentence Finding(List<KeyValuePair<string, long>> given, long all)
    {
        if (given.Count == 0)
        {
            return new(
                all == 1 ? "No reason is recorded for the one decline." : $"No reason is recorded for any of {{{all:N0}}} declines.");
        }

        var most = given.TakeWhile(x => x.Value == given[0].Value).Select(x => $"“{Sentence.Quoted(x.Key)}”").ToList();
        if (all == 1)
        {
            return new($"The one decline gives {most[0]} as its reason.");
        }

        if (most.Count == 1)
        {
            return new($"The reason most often recorded is {most[0]}, in {Parts.Share(given[0].Value, all, "decline")}.");
        }

        if (most.Count <= _mostTied)
        {
            return new($"The reasons most often recorded are {FilterWords.Joined(most)}, "
            + $"each in {Parts.Share(given[0].Value, all, "decline")}.");
        }

        return new($"{{{given.Count}}} reasons are recorded for {Parts.All(all, "decline")}, none more often than the others that lead.");
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
