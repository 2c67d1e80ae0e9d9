using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>The access page's answer, from the measures it shows.</summary>
public static class AccessSentences
{
    /// <summary>Whether people meet a choice: by what they were offered where lists are logged, else by what the register holds.</summary>
    public static Sentence Answer(MarketSlice slice)
    {
        var (options, coverage) = (OptionsOffered.Of(slice), Coverage.Of(slice));
        if (options.Value is not { Value: { } offered, Interval: { } interval })
        {
            return coverage.Finding;
        }

        // A half lies in doubt while the interval holds it.
        var words = interval.Low > 0.5 ? "Most people" : interval.High < 0.5 ? "Fewer than half of people" : "About half of people";
        return new($"{words} referred through the council were offered a choice: two or more providers were asked in {{{Written.Percent(offered)}}} of referrals.");
    }

    /// <summary>What else a reader should know before the panels: how many places have little choice, and what goes unmet.</summary>
    public static string Context(MarketSlice slice)
    {
        var (coverage, unmet) = (Coverage.Of(slice), Unmet.Of(slice));
        return $"{coverage.Finding.Plain} {unmet.Finding.Plain}";
    }
}
