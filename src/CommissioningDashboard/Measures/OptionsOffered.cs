using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Referrals for which so many providers were put forward.</summary>
/// <param name="Options">0, 1 or 2; 3 stands for three or more.</param>
/// <param name="Referrals">How many referrals.</param>
/// <param name="All">How many referrals had a list in all.</param>
public sealed record OptionsOfferedRow(int Options, long Referrals, long All);

/// <summary>How many providers people were offered.</summary>
public sealed record OptionsOffered : Measure<OptionsOffered, OptionsOfferedRow>
{
    private const string _none = "No list of options was recorded for any referral in this period.";

    public override string Id => "options-offered";

    public override string Name => "Options offered";

    public override Unit Unit => Unit.Share;

    public override Direction Diverse => Direction.HighIsDiverse;

    public override MeasureWords Words { get; } = new()
    {
        What = "For referrals that the council brokers, how many providers were put forward and asked: none, one, two, three or more. The headline is the part with two or more.",
        WhyItMatters = "A choice of one is no choice. Section 5 of the Care Act 2014 aims at a variety of providers to choose from, and this is the moment at which the person meets it.",
        How = "Council-commissioned and council-managed referrals of the period that were not withdrawn and for which a list was logged. An option counts when the provider was asked or accepted, not when it only stood on the list. Referrals with two or more ÷ all of these, with Wilson’s 95% interval. A list on which nobody was asked counts as none.",
        Limits = "It counts names, not whether they suited. Where lists are logged for some referrals only, it speaks for those. Options that were offered in conversation and not logged are missing. Counted by referrals whatever the weight chosen.",
        Source = "Care Act 2014, section 5(1)(a): providers to choose from",
    };

    protected override MeasureResult<OptionsOfferedRow> Work(MarketSlice slice)
    {
        var counts = Counts(slice);
        var all = counts.Sum();
        List<OptionsOfferedRow> rows = all == 0 ? [] : [.. counts.Select((x, i) => new OptionsOfferedRow(i, x, all))];
        var value = RateColumns.Rate((counts[2] + counts[3], all), _none);
        return new MeasureResult<OptionsOfferedRow>
        {
            Measure = this,
            Value = value,
            Finding = value.Value is null ? new(_none)
                : new($"In {{{value.Text}}} of {Written.Counted(all, "brokered referral")} with a logged list, two or more providers were asked; in {{{Written.Percent((double)counts[1] / all)}}} one was and in {{{Written.Percent((double)counts[0] / all)}}} none."),
            Rows = rows,
            Working = Working.OfRate("Referrals with two or more options", counts[2] + counts[3], "Brokered referrals with a logged list", all, value),
            Table = MeasureTable.Of<OptionsOfferedRow>(
                "Options offered for each referral", rows,
                [
                    (new("options", "Options", Unit.Text, Protection.Free), x => x.Options switch { 0 => "None", 1 => "One", 2 => "Two", _ => "Three or more" }),
                    .. RateColumns.Of<OptionsOfferedRow>("referrals", "Referrals", "All with a list", "Share", x => (x.Referrals, x.All)),
                ]),
        };
    }

    private static long[] Counts(MarketSlice slice)
    {
        var all = slice.Market.Referrals;
        var counts = new long[4];
        foreach (var row in slice.Referrals)
        {
            if (all.OptionCount[row] > 0 && all.Outcome[row] != (byte)ReferralOutcome.Withdrawn
                && all.Route[row] is (byte)Route.CouncilCommissioned or (byte)Route.ManagedBudget)
            {
                counts[Math.Min(3, all.Options(row).Count(x => slice.Market.Options[x].WasContacted))]++;
            }
        }

        return counts;
    }
}
