using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>One provider or group by rank, with its own share and the share of all up to it.</summary>
/// <param name="Holder">Who it is.</param>
/// <param name="Band">Its size; of a group, that of the provider that received most.</param>
public sealed record LargestProvidersRow(int Rank, Holder Holder, DisplayBand Band, Tally Arranged, Figure Share, Figure Together)
{
    /// <summary>The size in words, or that it is a group and of how many.</summary>
    public string Size => Holder.IsGroup ? $"Group of {Holder.Providers.Count}" : Band.Name();
}

/// <summary>What the largest one, three and five providers receive between them.</summary>
public sealed record LargestProviders : Measure<LargestProviders, LargestProvidersRow>
{
    private const int _shown = 10;

    public override string Id => "largest-providers";

    public override string Name => "Share of the largest providers";

    public override string Headline => "Share of the three largest providers";

    public override Unit Unit => Unit.Share;

    public override bool IsWeighted => true;

    public override Direction Diverse => Direction.LowIsDiverse;

    public override FollowedFigure? Followed { get; } = FollowedFigure.AtCommonNumber(
        "Share of the three largest providers", ProviderAmounts.Power, x => (double)x.OrderDescending().Take(3).Sum() / x.Sum());

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override IReadOnlyList<Fact> Uses => [Fact.Ownership];

    public override MeasureWords Words { get; } = new()
    {
        What = "The share of referrals that went to the largest provider, the largest three and the largest five together.",
        WhyItMatters = "It is the plainest sign of dependence: if one of these leaves, this much support has to be found elsewhere.",
        Plainly = "We put providers in order of what they received and add up the first one, three and five. Providers of one owner count "
            + "together, unless you choose otherwise.",
        How = "Providers are ordered by what they received (ties by name). The share of the first one, three and five is what they "
            + "received ÷ what all recorded providers received, with Wilson’s 95% interval. The headline is the largest three. "
            + "Providers of one group count as one, since one owner decides for them, unless the filter counts them apart; version 1 "
            + "always counted them apart.",
        Limits = "The interval takes the providers as given and does not allow for their having been picked as the largest. Groups are "
            + "those of the period’s last day. Without a recorded provider a referral is not counted.",
        Source = "Concentration ratios CR1, CR3 and CR5 of industrial economics",
    };

    protected override MeasureResult<LargestProvidersRow> Work(MarketSlice slice)
    {
        var market = ProviderAmounts.Power(slice);
        var rows = Ranked(market, slice).Take(_shown).ToList();
        var before = ProviderAmounts.PowerCompared(slice);
        return new MeasureResult<LargestProvidersRow>
        {
            Measure = this,
            Value = Together(market, 3),
            Compared = before is null ? null : Together(before, 3),
            Finding = rows.Count switch
            {
                0 => Shares.Nothing(market.Whole, slice.Weight),
                1 => new($"{{One {One(market)}}} receives all of the {slice.Weight.Noun()}{market.GroupClause}."),
                2 => new($"{{Two {(market.HasGroups ? "groups or providers" : "providers")}}} receive all of the "
                    + $"{slice.Weight.Noun()}{market.GroupClause}."),
                _ => Finding(rows, market, slice.Weight),
            },
            Rows = rows,
            Table = Table(rows, market, slice.Weight),
            Working = Working.Share(
                "The largest three received", Tally.Sum(market.Tallies.OrderByDescending(x => x.Amount).Take(3)),
                    "All recorded providers received", market.Whole, slice.Weight, Together(market, 3)),
        };
    }

    private static string One(ProviderAmounts market) => market.HasGroups ? "group or provider" : "provider";

    private static Sentence Finding(List<LargestProvidersRow> rows, ProviderAmounts market, Weight weight)
    {
        var whole = market.Whole;
        var first = Shares.PartOf(rows[0].Arranged, whole, weight);
        if (weight == Weight.Referrals && whole.Referrals < Parts.FewestForPercent)
        {
            return new($"The largest {One(market)} receives {first}, the largest three "
                + $"{{{Tally.Sum(rows.Take(3).Select(x => x.Arranged)).Referrals}}}{market.GroupClause}.");
        }

        var three = rows[2].Together.Value == 1 ? "all" : rows[2].Together.Text;
        return new($"The largest {One(market)} receives {first}, the largest three {{{three}}}"
            + (rows.Count < 5 ? "" : $" and the largest five {{{rows[4].Together.Text}}}") + $"{market.GroupClause}.");
    }

    /// <summary>The share of the k largest together: all of it when no more than k were used. Cannot be calculated when nothing
    /// was.</summary>
    public static Figure Together(ProviderAmounts market, int k)
    {
        var largest = Tally.Sum(market.Tallies.OrderByDescending(x => x.Amount).Take(k));
        return Shares.Calculate(largest, market.Whole);
    }

    private static IEnumerable<LargestProvidersRow> Ranked(ProviderAmounts market, MarketSlice slice)
    {
        var sum = default(Tally);
        var rank = 0;
        foreach (var (holder, tally) in market.Holders.Zip(market.Tallies)
            .Where(x => x.Second.Amount > 0).OrderByDescending(x => x.Second.Amount).ThenBy(x => x.First.Index))
        {
            sum += tally;
            var most = holder.Providers.MaxBy(x => slice.To(x, slice.Period).Amount)!;
            yield return new LargestProvidersRow(
                ++rank, holder, slice.BandOf(most, slice.Period.To), tally, Shares.Calculate(tally, market.Whole),
                    Shares.Calculate(sum, market.Whole));
        }
    }

    private static MeasureTable Table(List<LargestProvidersRow> rows, ProviderAmounts market, Weight weight)
    {
        var share = new ShareColumns<LargestProvidersRow>(
            weight, Shares.ReferralsColumn, Shares.AllReferralsColumn, x => x.Arranged, _ => market.Whole, x => x.Share);
        return MeasureTable.FromRows<LargestProvidersRow>(
            $"The providers that receive most{market.GroupClause}", rows,
            [
                (new("provider", "Provider", Unit.Text, Protection.Free), x => x.Holder.Name),
                (new("rank", "Rank", Unit.Providers, Protection.Free), x => x.Rank),
                (new("band", "Size", Unit.Text, Protection.Free), x => x.Size),
                (new("members", "Providers of the group", Unit.Text, Protection.Free), x => x.Holder.Members),
                .. share.Referrals,
                .. share.Amounts,
                share.Rests,
                share.Share,
                .. share.Interval,
                (new("together", "Share together with those above", Unit.Share, new Protection.FigureOf(Shares.ReferralsColumn)),
                    x => x.Together.Value),
            ]);
    }
}
