using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Referrals for which so many providers were put forward.</summary>
/// <param name="Options">0, 1 or 2; 3 stands for three or more.</param>
/// <param name="Referrals">How many referrals.</param>
/// <param name="All">How many referrals had a list in all.</param>
/// <param name="Left">Those of <paramref name="Referrals"/> for which two or more of the providers asked had not declined.</param>
public sealed record OptionsOfferedRow(int Options, long Referrals, long All, long Left);

/// <summary>How many providers were asked for each referral, and whether a choice was left when they had answered.</summary>
public sealed record OptionsOffered : Measure<OptionsOffered, OptionsOfferedRow>
{
    private const string _none = "No list of options was recorded for any referral in this period.";

    public override string Id => "options-offered";

    public override string Name => "Providers asked";

    public override string Headline => "Share of referrals for which two or more providers were asked";

    public override Unit Unit => Unit.Share;

    public override IReadOnlyList<Fact> Needs => [Fact.List, Fact.Unmet];

    public override MeasureWords Words { get; } = new()
    {
        What = "For referrals that the council brokers, how many providers were put forward and asked: none, one, two, three or more. The "
            + "headline is the share with two or more.",
        WhyItMatters = "A choice of one is no choice. Section 5 of the Care Act 2014 aims at a variety of providers to choose from, and "
            + "this is the moment at which the person meets it.",
        Plainly = "For each referral that the council arranges and for which a list was kept, we count the providers that were really "
            + "asked. A name that only stood on the list does not count.",
        How = "Council-commissioned and council-managed referrals of the period that were not withdrawn and for which a list was logged. "
            + "An option counts when the provider was asked or accepted, not when it only stood on the list. Referrals with two or more ÷ "
            + "all of these, with Wilson’s 95% interval. A list on which nobody was asked counts as none. A choice was left when two or "
            + "more of those asked had not declined themselves, or withdrawn after accepting, whether or not the person declined them.",
        Limits = "It counts names, not whether they suited. Each provider that declines makes the broker ask another, so a high share may "
            + "come of refusals and not of choice; it is neither good nor bad by itself, and the choice left is the smaller figure. Where "
            + "lists are logged for some referrals only, it speaks for those. Options that were offered in conversation and not logged are "
            + "missing. Always counted by referrals.",
        Source = "Care Act 2014, section 5(1)(a): providers to choose from",
    };

    protected override MeasureResult<OptionsOfferedRow> Work(MarketSlice slice)
    {
        var (counts, left) = Counts(slice);
        var all = counts.Sum();
        List<OptionsOfferedRow> rows = all == 0 ? [] : [.. counts.Select((x, i) => new OptionsOfferedRow(i, x, all, left[i]))];
        var value = RateColumns.Rate((counts[2] + counts[3], all), _none);
        return new MeasureResult<OptionsOfferedRow>
        {
            Measure = this,
            Value = value,
            Finding = value.Value is null ? new(_none)
                : Finding(counts[2] + counts[3], left.Sum(), all),
            Rows = rows,
            Working = Working.Rate("Referrals for which two or more providers were "
                + "asked", counts[2] + counts[3], "Brokered referrals with a logged list", all, value),
            Table = MeasureTable.FromRows<OptionsOfferedRow>(
                "Providers asked for each referral", rows,
                [
                    (new("options", "Providers asked", Unit.Text, Protection.Free),
                        x => x.Options switch { 0 => "None", 1 => "One", 2 => "Two", _ => "Three or more" }),
                    .. RateColumns.Create<OptionsOfferedRow>(
                        "referrals", "Referrals", "All with a list", "Share", x => (x.Referrals, x.All)).All,
                    .. RateColumns.Create<OptionsOfferedRow>(
                        "left", "Choice left", "Of these referrals", "Choice left, share", x => (x.Left, x.Referrals),
                            interval: "Choice left, 95% interval").All,
                ]),
        };
    }

    private static Sentence Finding(long asked, long left, long all)
    {
        var text = $"Two or more providers were asked for "
            + $"{Parts.Share(asked, all, "brokered referral with a logged list", "brokered referrals with a logged list")}";
        if (asked == 0)
        {
            return new($"{text}.");
        }

        if (left == 0)
        {
            return new($"{text}; refusals left a choice of two for {{none}}.");
        }

        return new($"{text}; after refusals a choice of two or more was left for "
            + $"{{{(all < Parts.FewestForPercent ? Written.Whole(left) : Written.Percent((double)left / all))}}}.");
    }

    private static (long[] Asked, long[] Left) Counts(MarketSlice slice)
    {
        var (counts, left) = (new long[4], new long[4]);
        foreach (var referral in slice.Listed)
        {
            if (referral.Outcome != ReferralOutcome.Withdrawn && referral.Route.IsBrokered())
            {
                var (asked, declined) = (0, 0);
                foreach (var option in referral.Options)
                {
                    asked += option.WasContacted ? 1 : 0;
                    declined += option.SaidNo ? 1 : 0;
                }

                counts[Math.Min(3, asked)]++;
                left[Math.Min(3, asked)] += asked - declined > 1 ? 1 : 0;
            }
        }

        return (counts, left);
    }
}
