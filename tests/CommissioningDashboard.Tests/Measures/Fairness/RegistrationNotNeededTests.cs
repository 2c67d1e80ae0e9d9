using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class RegistrationNotNeededTests
{
    [Fact]
    public void The_share_of_the_registered_stands_beside_their_part_of_those_able()
    {
        var result = RegistrationNotNeeded.For(Six().Refer(40, "Ash").Refer(40, "Birch").Refer(10, "Cedar")
            .Refer(4, "Dogwood").Refer(3, "Elm").Refer(3, "Fir").Slice());

        result.Value.Value.Should().Be(0.9);
        result.Rows.Single().Should().Match<RegistrationNotNeededRow>(x => x.Registered == 3 && x.Others == 3 && x.ExpectedShare == 0.5);
        result.Rows.Single().Odds!.Value.Value.Should().BeApproximately(9, 1e-6);
        result.Finding.Marked.Should().StartWith(
            "Where a service needs no registration with the Care Quality Commission, {90%} of 100 choices fell on registered providers; "
            + "if all of those able were as likely, it would be {50%}. Their odds of being chosen are {9.0 times} others’ (");
    }

    [Fact]
    public void One_well_liked_provider_is_no_preference_for_its_kind()
        => RegistrationNotNeeded.For(Six().Refer(80, "Ash").Refer(4, "Birch").Refer(4, "Cedar").Refer(4, "Dogwood").Refer(4, "Elm")
            .Refer(4, "Fir").Slice()).Finding.Plain.Should().EndWith(
            "That is no further apart than chance, or a liking for a few of them, would carry it.");

    [Fact]
    public void Too_few_of_either_kind_are_not_tested()
        => RegistrationNotNeeded.For(new MarketBuilder().Regulated("home", RegulatedActivity.No)
            .Provider("Ash", 3, with: x => x with { Registered = true }).Provider("Birch", 3, with: x => x with { Registered = false })
            .Refer(9, "Ash").Refer(3, "Birch").Slice()).Finding.Plain.Should().EndWith(
            "Whether that is more than chance is not tested: too few providers of either kind could have been chosen.");

    [Fact]
    public void What_a_service_needs_and_who_is_registered_is_never_guessed()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Refer(9, "Ash");

        RegistrationNotNeeded.For(market.Slice()).Finding.Plain.Should().Be(
            "Nothing can be said of this yet: whether the service needs a provider registered with the Care Quality Commission is "
            + "recorded for none of 9 choices of an able provider. A services file can bring more.");
        RegistrationNotNeeded.For(market.Regulated("home", RegulatedActivity.No).Slice()).Finding.Plain.Should().Be(
            "Nothing can be said of this yet: whether the provider is registered with the Care Quality Commission is recorded for no "
            + "open provider. A providers file can bring more.");
        RegistrationNotNeeded.For(market.Regulated("home", RegulatedActivity.Yes).Provider("Birch", with: x => x with { Registered = true })
            .Provider("Cedar", with: x => x with { Registered = true }).Provider("Dogwood", with: x => x with { Registered = true })
            .Provider("Elm", with: x => x with { Registered = true }).Slice()).Finding.Plain.Should().Be(
            "No able provider was chosen for a service known to need no registration.");
    }

    [Fact]
    public void A_provider_of_which_it_is_not_known_makes_the_share_a_range()
    {
        var market = Six().Provider("Yew", 3).Refer(50, "Ash").Refer(40, "Elm").Refer(10, "Yew");

        var result = RegistrationNotNeeded.For(market.Slice());

        result.Value.Range.Should().Be(new CommissioningDashboard.Statistics.Interval(0.5, 0.6));
        result.Finding.Plain.Should().Contain("50% to 60% of 100 choices fell on registered providers");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var result = RegistrationNotNeeded.For(slice);
        var choices = naive.Choices().Where(x => naive.Rows.Regulated.GetValueOrDefault(x.Row.Service) == RegulatedActivity.No).ToList();

        result.Rows.Where(x => x.Service is not null).Select(x => x.Service!.Name).Should()
            .Equal(choices.Select(x => x.Row.Service).Distinct().Order(StringComparer.Ordinal));
        foreach (var row in result.Rows)
        {
            var own = choices.Where(x => row.Service is null || x.Row.Service == row.Service.Name).ToList();
            var known = own.Where(x => naive.Rows.Provider(x.Row.Provider!).Registered is not null)
                .Select(x => (Chosen: x.Row.Provider!,
                    Able: x.Able.Where(a => a.Registered is not null).Select(a => (a.Name, IsKind: a.Registered == true)).ToList())).ToList();
            var registered = own.Count(x => naive.Rows.Provider(x.Row.Provider!).Registered == true);

            row.Share.Value.ShouldBeAbout((double)registered / own.Count);
            (row.Share.Range?.High ?? row.Share.Value).ShouldBeAbout((double)(registered + own.Count - known.Count) / own.Count);
            row.ExpectedShare.ShouldBeAbout(
                known.Count == 0 ? null : known.Average(x => (double)x.Able.Count(a => a.IsKind) / x.Able.Count));
            row.Odds.ShouldBeOdds(known);
        }
    });

    /// <summary>Three registered providers and three that are not, for a service that needs none.</summary>
    private static MarketBuilder Six()
    {
        var market = new MarketBuilder().Regulated("home", RegulatedActivity.No);
        foreach (var (name, at) in new[] { "Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir" }.Select((x, i) => (x, i)))
        {
            market.Provider(name, 3, with: x => x with { Registered = at < 3 });
        }

        return market;
    }
}
