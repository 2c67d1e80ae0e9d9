using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>The access page's answer, from the measures it shows.</summary>
public static class AccessSentences
{
    private const double _nearHalf = 0.1;

    /// <summary>Whether more than one provider is tried: by who was asked where lists are logged, else by what the register
    /// holds.</summary>
    public static Sentence Answer(MarketSlice slice)
    {
        var (options, coverage) = (OptionsOffered.For(slice), Coverage.For(slice));
        if (options.Value is not { Value: { } asked, Interval: { } interval })
        {
            return coverage.Finding;
        }

        var all = options.Value.Basis;
        if (all < Figure.ReliableBasis)
        {
            return new($"Two or more providers were asked for "
                + Parts.Share(
                (long)Math.Round(asked * all), all, "brokered referral with a logged list", "brokered referrals with a logged list") + ".");
        }

        // A half lies in doubt while the interval holds it, and only what is near it is called about half.
        var words = interval switch
        {
            { Low: > 0.5 } => "most of ",
            { High: < 0.5 } => "fewer than half of ",
            _ when Math.Abs(asked - 0.5) <= _nearHalf => "about half of ",
            _ => "",
        };
        return words.Length == 0
            ? new($"Two or more providers were asked for {{{Written.Percent(asked)}}} of the brokered referrals with a logged list.")
            : new($"Two or more providers were asked for {words}the brokered referrals with a logged list: {{{Written.Percent(asked)}}}.");
    }

    /// <summary>What else a reader should know before the panels: how many places have little choice, and what goes unmet.</summary>
    public static string Context(MarketSlice slice)
    {
        if (slice.IsOutsideData)
        {
            return "";
        }

        // Without lists the coverage is the answer itself.
        var (coverage, unmet) = (Coverage.For(slice), Unmet.For(slice));
        return OptionsOffered.For(slice).Value.Value is null ? unmet.Finding.Plain : $"{coverage.Finding.Plain} {unmet.Finding.Plain}";
    }
}
