using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What providers of one band answered when they were asked.</summary>
/// <param name="Band">The band.</param>
/// <param name="Accepted">How often they said yes, chosen or not.</param>
/// <param name="Declined">How often they said no.</param>
/// <param name="Chosen">How often one that had said yes was chosen.</param>
/// <param name="Withdrew">How often one that had said yes said no afterwards.</param>
public sealed record AcceptanceRow(DisplayBand Band, long Accepted, long Declined, long Chosen, long Withdrew)
{
    public Figure Rate => RateColumns.Rate((Accepted, Accepted + Declined), "None was asked and answered.");
}

/// <summary>How often providers that are asked say yes, by band.</summary>
public sealed record Acceptance : Measure<Acceptance, AcceptanceRow>
{
    private const string _none = "No answer of a provider was recorded in this period.";

    public override string Id => "acceptance";

    public override string Name => "Acceptance by size of provider";

    public override string Headline => "Share of their answers in which providers accept";

    public override Unit Unit => Unit.Share;

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override IReadOnlyList<Fact> Needs => [Fact.List, Fact.Unmet];

    public override MeasureWords Words { get; } = new()
    {
        What = "Of the times that providers were asked to take a referral and answered, the share in which they accepted, for each size of "
            + "provider; and how often one that had accepted was then chosen.",
        WhyItMatters = "It is often said that small providers say no. Here is whether they do, and how often large ones do.",
        Plainly = "Of the times that a provider was asked and gave an answer, we count how often it said yes, for each size. One that said "
            + "yes counts as willing, whether or not it was chosen then.",
        How = "From the logged options of the period’s referrals: accepted ÷ (accepted + declined by the provider), by the size that the "
            + "provider had in the month, with Wilson’s 95% interval. A provider that was willing counts as accepting whether or not it "
            + "was chosen, and even if it withdrew later; where several on a list accepted, the one that the referral names was chosen. "
            + "Options only shown, not answered, or declined by the person are left out.",
        Limits = "A provider that is asked often has more chances to decline; one that is never asked does not appear. Many declines may "
            + "mean a low price or a long way to travel, and not unwillingness: see the reasons. Always counted by answers.",
        Source = "Care Act 2014, section 5(2)(b) and (d): capacity to meet demand",
    };

    protected override MeasureResult<AcceptanceRow> Work(MarketSlice slice)
    {
        var rows = Rows(slice);
        var value = RateColumns.Rate((rows.Sum(x => x.Accepted), rows.Sum(x => x.Accepted + x.Declined)), _none);
        return new MeasureResult<AcceptanceRow>
        {
            Measure = this,
            Value = value,
            Finding = Finding(value, rows),
            Rows = rows,
            Working = Working.Rate(
                "Answers that accepted", rows.Sum(x => x.Accepted), "All answers", rows.Sum(x => x.Accepted + x.Declined), value),
            Table = MeasureTable.FromRows<AcceptanceRow>(
                "Answers of providers that were asked, by size", rows,
                [
                    (new("band", "Size of provider", Unit.Text, Protection.Free), x => x.Band.Name()),
                    .. RateColumns.Create<AcceptanceRow>(
                        "accepted", "Accepted", "Answers", "Accepted, share", x => (x.Accepted, x.Accepted + x.Declined)).All,
                    .. RateColumns.Create<AcceptanceRow>(
                        "chosen", "Chosen", "Of those accepted", "Chosen, share of accepted", x => (x.Chosen, x.Accepted),
                            interval: "Chosen, 95% interval").All,
                    (new("withdrew", "Withdrew after accepting", Unit.Referrals, Protection.CountOfPeople), x => x.Withdrew),
                ]),
        };
    }

    private static List<AcceptanceRow> Rows(MarketSlice slice)
    {
        var counts = new (long Accepted, long Declined, long Chosen, long Withdrew)[DisplayBands.OfProviders.Count];
        foreach (var referral in slice.Listed)
        {
            foreach (var option in referral.Options)
            {
                ref var band = ref counts[(int)slice.BandOf(slice.Providers[option.Provider], referral.Month)];
                band.Accepted += option.SaidYes ? 1 : 0;
                band.Declined += option.Outcome == OptionOutcome.DeclinedByProvider ? 1 : 0;
                band.Chosen += option.Outcome == OptionOutcome.Accepted ? 1 : 0;
                band.Withdrew += option.Outcome == OptionOutcome.WithdrewAfterAccepting ? 1 : 0;
            }
        }

        return [.. DisplayBands.OfProviders.Zip(counts, (x, n) => new AcceptanceRow(x, n.Accepted, n.Declined, n.Chosen, n.Withdrew))
            .Where(x => x.Accepted + x.Declined > 0)];
    }

    /// <summary>Micro-providers are set against large ones; a difference is named when the intervals do not overlap.</summary>
    private static Sentence Finding(Figure value, List<AcceptanceRow> rows)
    {
        var micro = rows.SingleOrDefault(x => x.Band == DisplayBand.Micro);
        var large = rows.SingleOrDefault(x => x.Band == DisplayBand.Large);
        if (value.Value is null)
        {
            return new(_none);
        }

        // Below ten answers of either there is nothing to compare.
        if (micro is null || large is null || Math.Min(micro.Rate.Basis, large.Rate.Basis) < Parts.FewestForPercent)
        {
            var (accepted, answers) = (rows.Sum(x => x.Accepted), rows.Sum(x => x.Accepted + x.Declined));
            return new($"Providers that were asked accepted "
                + $"{Parts.Share(accepted, answers, "referral that they answered", "referrals that they answered")}.");
        }

        var (own, other) = (micro.Rate.Interval!.Value, large.Rate.Interval!.Value);
        var verdict = own switch
        {
            _ when own.Low > other.High => "micro-providers say yes more often",
            _ when own.High < other.Low => "micro-providers say yes less often",
            _ => "a difference that could be chance",
        };
        return new(
            $"When asked, micro-providers accept {{{micro.Rate.Text}}} of the time and large providers {{{large.Rate.Text}}}: {verdict}.");
    }
}
