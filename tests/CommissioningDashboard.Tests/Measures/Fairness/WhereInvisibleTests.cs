using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using static CommissioningDashboard.Data.OptionOutcome;

namespace CommissioningDashboard.Tests.Measures;

public sealed class WhereInvisibleTests
{
    [Fact]
    public void Each_provider_is_placed_by_how_far_it_came()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 3).Provider("Cedar", 3).Provider("Dogwood", 3)
            .Provider("Elm", 30).Provider("Fir", 30)
            .Provider("Grove", 3, with: x => x with { Services = [new("day", new(2020, 1, 1), null)] })
            .Refer(1, "Elm", "2026-03-01")
            .Refer(2, "Fir",
            with: x => x with
            {
                Options = [
                new("Birch", Shown), new("Cedar", Contacted), new("Dogwood", DeclinedByProvider), new("Fir", Accepted)]
            })
            .Refer(1, "Fir", with: x => x with { Options = [new("Dogwood", Contacted), new("Fir", Accepted)] })
            .Refer(1, "Fir", with: x => x with { Options = [new("Elm", DeclinedByPerson), new("Fir", Accepted)] });

        var result = WhereInvisible.For(market.Slice());

        result.Rows.Select(x => (x.Provider.Name, x.At, x.Could, x.Shown, x.Asked, x.SaidNo, x.Days)).Should().Equal(
            ("Grove", InvisibleAt.NoList, 0, 0, 0, 0, null),
            ("Ash", InvisibleAt.NeverShown, 4, 0, 0, 0, null),
            ("Birch", InvisibleAt.ShownNotAsked, 4, 2, 0, 0, null),
            ("Cedar", InvisibleAt.AskedNotChosen, 4, 2, 2, 0, null),
            ("Dogwood", InvisibleAt.SaidNo, 4, 3, 3, 2, null),
            ("Elm", InvisibleAt.AskedNotChosen, 4, 1, 1, 0, 91));
        result.Value.Value.Should().Be(0.2);
        result.Finding.Marked.Should()
            .Be("Of 6 open providers without a referral, {1} was never shown on a list, {1} was shown and not asked, "
            + "{2} were asked and not chosen, {1} was asked and mostly said no and {1} was on no logged list and could not have been.");
    }

    [Fact]
    public void Nobody_may_have_been_left_out_and_no_list_may_have_been_logged()
    {
        WhereInvisible.For(new MarketBuilder().Provider("Ash", 3).Refer(1, "Ash").Slice()).Finding.Marked
            .Should().Be("No provider that was open and able went without a referral.");
        WhereInvisible.For(new MarketBuilder().Provider("Ash", 3).Provider("Birch", 3).Refer(1, "Ash").Slice()).Value.Reason
            .Should().Be("No list was logged of a referral that any provider without one could have taken.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var result = WhereInvisible.For(slice);
        var used = naive.Recorded(naive.Period).Select(x => x.Provider).ToHashSet();
        var invisible = naive.OpenAndAble(naive.Period.To).Where(x => slice.Market.Months > 0 && !used.Contains(x.Name)).ToList();
        var lists = naive.Received(naive.Period).Where(x => x.Options.Count > 0)
            .Select(x => (x.Options, Able: naive.Able(NaiveMarket.StartOf(x.Day), x.Service, x.Area).Select(p => p.Name).ToList()))
            .ToList();

        result.Rows.Select(x => x.Provider.Name).Should().BeEquivalentTo(invisible.Select(x => x.Name));
        foreach (var row in result.Rows)
        {
            var name = row.Provider.Name;
            var fates = lists.SelectMany(x => x.Options).Where(x => x.Provider == name).Select(x => x.Outcome).ToList();
            row.Could.Should().Be(lists.Count(x => x.Able.Contains(name)));
            row.Shown.Should().Be(lists.Count(x => x.Able.Contains(name) && x.Options.Any(o => o.Provider == name)));
            row.At.Should().Be(
                fates.Count == 0 ? (row.Could == 0 ? InvisibleAt.NoList : InvisibleAt.NeverShown)
                : fates.TrueForAll(x => x == Shown) ? InvisibleAt.ShownNotAsked
                : fates.Count(x => x is DeclinedByProvider or WithdrewAfterAccepting) >= fates.Count(x => x is Contacted or Accepted or Willing or DeclinedByPerson)
                ? InvisibleAt.SaidNo
                : InvisibleAt.AskedNotChosen);
            var last = naive.Recorded((naive.FirstDay, naive.Period.To)).Where(x => x.Provider == name).Select(x => (DateOnly?)x.Day).Max();
            row.Days.Should().Be(last is { } day ? naive.Period.To.DayNumber - day.DayNumber : null);
        }
    });
}
