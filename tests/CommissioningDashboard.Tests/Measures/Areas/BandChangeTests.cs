using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using CsCheck;

namespace CommissioningDashboard.Tests.Measures;

public sealed class BandChangeTests
{
    /// <summary>Every provider's part counted from raw rows, and its cause told from its dates and sizes.</summary>
    [Fact]
    public void Each_provider_s_part_is_the_one_counted_by_hand_and_all_of_them_are_the_change() => Gen.Select(RandomMarkets.Any, RandomMarkets.Filter, Gen.Int[0, 4])
        .Sample((rows, filter, place) =>
        {
            var (naive, band) = (new NaiveMarket(rows, filter), DisplayBands.OfProviders[place]);
            var change = BandChange.For(MarketSlice.Take(rows.Snapshot(), filter), band);
            (change is not null).Should().Be(naive.HasYearBefore);
            if (change is null)
            {
                return;
            }

            var (now, then) = (naive.Recorded(naive.Period), naive.Recorded(naive.YearBefore));
            foreach (var provider in rows.Providers)
            {
                var (own, before) = (OfBand(now, provider), OfBand(then, provider));
                var part = change.Providers.SingleOrDefault(x => x.Provider.Name == provider.Name);
                (part is not null).Should().Be(own.Count + before.Count > 0);
                if (part is not null)
                {
                    Scaled(part.Now.Amount).ShouldBeAbout((double)naive.Amount(own));
                    Scaled(part.Before.Amount).ShouldBeAbout((double)naive.Amount(before));
                    part.Points.ShouldBeAbout(naive.Share(own, now) - naive.Share(before, then));
                    part.Cause.Should().Be(CauseOf(naive, provider, naive.Amount(own) >= naive.Amount(before)));
                }
            }

            var shares = naive.Share([.. now.Where(x => naive.BandThen(x) == band)], now) - naive.Share([.. then.Where(x => naive.BandThen(x) == band)], then);
            (change.Causes.Count == 0 ? shares : change.Causes.Sum(x => x.Points)).ShouldBeAbout(shares is null && change.Causes.Count > 0 ? 0 : shares);
            change.Causes.Sum(x => x.Now.Amount - x.Before.Amount).Should().Be(change.Now.Amount - change.Before.Amount);

            List<PlainReferral> OfBand(List<PlainReferral> referrals, PlainProvider provider)
                => [.. referrals.Where(x => x.Provider == provider.Name && naive.BandThen(x) == band)];

            double? Scaled(long amount) => filter.Weight == Weight.Referrals ? amount : amount / 100.0;
        }, iter: 400, threads: 1);

    [Fact]
    public void Leaving_joining_growing_and_receiving_more_or_less_are_told_apart()
    {
        var slice = new MarketBuilder()
            .Provider("Leaver", 3, closed: "2025-12-31").Provider("Joiner", 3, with: x => x with { Openings = [new("", new DateOnly(2025, 8, 1), null)] })
            .Provider("Grower", 3, with: x => x with { Sizes = [.. x.Sizes, new(new DateOnly(2026, 1, 1), SizeBasis.FullTimeEquivalents, 30)] })
            .Provider("More", 3).Provider("Fewer", 3).Provider("Large", 300)
            .Refer(40, "Leaver", "2025-05-10").Refer(10, "Grower", "2025-05-10").Refer(10, "More", "2025-05-10").Refer(20, "Fewer", "2025-05-10").Refer(120, "Large", "2025-05-10")
            .Refer(15, "Joiner").Refer(10, "Grower").Refer(20, "More").Refer(5, "Fewer").Refer(150, "Large").Slice();

        var change = BandChange.For(slice, DisplayBand.Micro)!;

        change.Causes.Select(x => (x.Cause, x.Before.Amount, x.Now.Amount, Math.Round(x.Points!.Value, 3))).Should().Equal(
            (ChangeCause.Left, 40, 0, -0.2), (ChangeCause.Joined, 0, 15, 0.075), (ChangeCause.ChangedSize, 10, 0, -0.05),
            (ChangeCause.ReceivedMore, 10, 20, 0.05), (ChangeCause.ReceivedFewer, 20, 5, -0.075));
        AreaReasons.Driver(slice, DisplayBand.Micro).Plain.Should().Be(
            "The share of micro-providers went from 40% to 20%, more than chance would explain. Most of it comes of one provider that left: −20.0 points.");
    }

    private static ChangeCause CauseOf(NaiveMarket naive, PlainProvider provider, bool asMuch)
    {
        if (provider.Openings.Count > 0 && provider.Openings.All(x => x.From > naive.YearBefore.To))
        {
            return ChangeCause.Joined;
        }

        if (provider.Openings.Count > 0 && provider.Openings.All(x => x.To < naive.Period.To))
        {
            return ChangeCause.Left;
        }

        return naive.BandAt(provider, naive.YearBefore.To) != naive.BandAt(provider, naive.Period.To) ? ChangeCause.ChangedSize
            : asMuch ? ChangeCause.ReceivedMore
            : ChangeCause.ReceivedFewer;
    }
}
