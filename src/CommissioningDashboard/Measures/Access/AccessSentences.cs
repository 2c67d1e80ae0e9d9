using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>The access page's answer, from the measures it shows.</summary>
public static class AccessSentences
{
    /// <summary>
    /// Whether more than one provider is tried: by who was asked where lists are logged, else by what the register holds.
    /// </summary>
    public static Sentence Answer(MarketSlice slice)
    {
        var (options, coverage) = (OptionsOffered.For(slice), Coverage.For(slice));
        if (options.Value is not { Value: { } asked, Interval: { } interval })
        {
            return coverage.Finding;
        }

        // A half lies in doubt while the interval holds it.
        var words = interval switch
        {
            { Low: > 0.5 } => "most of",
            { High: < 0.5 } => "fewer than half of",
            _ => "about half of",
        };
        return new(
            $"Two or more providers were asked for {words} the brokered referrals with a logged list: {{{Written.Percent(asked)}}}.");
    }

    /// <summary>What else a reader should know before the panels: how many places have little choice, and what goes unmet.</summary>
    public static string Context(MarketSlice slice)
    {
        var (coverage, unmet) = (Coverage.For(slice), Unmet.For(slice));
        return $"{coverage.Finding.Plain} {unmet.Finding.Plain}";
    }
}
