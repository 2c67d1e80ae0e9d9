using CommissioningDashboard.Data;

namespace CommissioningDashboard.Demo;

/// <summary>What to make: the same options on the same day make the same rows, on any machine and under any later runtime.</summary>
public sealed record DemoOptions
{
    /// <summary>The most referrals that can be asked for; beyond it the person index would outgrow its memory.</summary>
    public const int MostReferrals = 5_000_000;

    /// <summary>
    /// The lists of providers put forward are kept for about this many referrals: for all of them up to here, for every second one
    /// just beyond, every fifth of a million. They are the larger half of the rows and say no more for being more.
    /// </summary>
    public const int ListsKept = 249_999;

    /// <summary>How many referrals to spread over the county's five years, 0 to <see cref="MostReferrals"/>.</summary>
    public int Referrals { get; init; } = 40_000;

    /// <summary>Deals the referrals. The county and its providers are the same under every seed.</summary>
    public long Seed { get; init; } = 2015;

    /// <summary>Tells today's date; the five years end with the last whole month before it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>What was made, or why nothing was.</summary>
/// <param name="AuthorityId">The demo authority's key; 0 when refused, unless it is there already.</param>
/// <param name="Refusal">Why nothing was written and what to do, in words for the person who asked; none on success.</param>
public sealed record DemoResult(int AuthorityId, int Providers, int Referrals, int Options, TimeSpan Took, string? Refusal = null)
{
    /// <summary>True when nothing was written because the data is there already.</summary>
    public bool IsThereAlready { get; private init; }

    internal static DemoResult Refused(string why) => new(0, 0, 0, 0, TimeSpan.Zero, why);

    internal static DemoResult NoDemo(Authority authority)
        => Refused($"The authority {authority.Code} is not a demo authority, so nothing was written to it.");

    internal static DemoResult Already(Authority authority)
        => Refused($"The demo authority {authority.Code} already has data, so nothing was written. To make it afresh, start with an empty "
            + "database.") with
        { AuthorityId = authority.Id, IsThereAlready = true };
}
