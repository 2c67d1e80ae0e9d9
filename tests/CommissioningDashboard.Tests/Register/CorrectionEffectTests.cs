using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Register;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Register;

public sealed class CorrectionEffectTests
{
    private static readonly DateOnly _today = new(2026, 6, 3);

    private readonly MarketSnapshot _market = new MarketBuilder()
        .Provider("Ash Care", 7, capacity: 40).Provider("Birch Care", 3, capacity: 10)
        .Refer(2, "Ash Care", "2026-03-28").Refer(4, "Ash Care", "2026-04-02").Refer(5, "Ash Care").Refer(9, "Birch Care")
        .Slice().Market;

    private ProviderRecord Ash => _market.Providers[0];

    [Fact]
    public void A_size_from_a_month_on_moves_the_referrals_of_that_month_and_later_and_no_others()
        => Said(Ash with { Sizes = [.. Ash.Sizes, new(new(2026, 4, 1), SizeBasis.FullTimeEquivalents, 4, "x")] })
            .Should().Contain("Moves {9 referrals} from small to micro since 1 April 2026.");

    [Fact]
    public void A_size_that_held_for_some_months_moves_those_of_between()
        => Said(Ash with
        {
            Sizes =
            [
                .. Ash.Sizes, new(new(2026, 4, 1), SizeBasis.FullTimeEquivalents, 4, "x"),
                new(new(2026, 5, 1), SizeBasis.FullTimeEquivalents, 7, "x"),
            ],
        }).Should().Contain("Moves {4 referrals} from small to micro between 1 April 2026 and 30 April 2026.");

    [Fact]
    public void An_owner_counts_for_all_the_past()
        => Said(Ash with { Ownership = Ownership.CouncilDepartment })
            .Should().Contain("Moves {11 referrals} from small to in-house since 1 March 2026.");

    [Fact]
    public void A_size_after_the_data_moves_nothing_yet_and_says_so()
        => Said(Ash with { Sizes = [.. Ash.Sizes, new(new(2026, 6, 1), SizeBasis.FullTimeEquivalents, 4, "x")] })
            .Should().Contain("Moves no referral that is held; those from now on count as micro instead of small.");

    [Fact]
    public void Other_schemes_are_told_apart()
        => Said(Ash with { Sizes = [new(new(2020, 1, 1), SizeBasis.FullTimeEquivalents, 60, "x")] })
            .Where(x => x.StartsWith("Under", StringComparison.Ordinal)).Should().HaveCount(2)
            .And.OnlyContain(x => x.Contains("moves {11 referrals}"));

    [Fact]
    public void An_ended_service_is_told_by_the_referrals_that_could_not_have_gone_there()
        => Said(Ash with { Services = [Ash.Services[0] with { To = new(2026, 4, 30) }] })
            .Should().ContainSingle().Which.Should()
            .MatchRegex(@"It could have taken \{6\} of the 20 referrals of .*, instead of \{20\}\.");

    [Fact]
    public void A_capacity_is_told_with_that_of_all()
        => Said(Ash with { Capacities = [.. Ash.Capacities, new(new(2026, 6, 1), 60)] })
            .Should().Equal("All open providers together state {70 hours a week} instead of {50 hours a week}.");

    [Fact]
    public void A_name_moves_nothing()
        => Said(Ash with { Name = "Ash Tree Care" }).Should().ContainSingle().Which.Should().StartWith("No referral moves");

    private List<string> Said(ProviderRecord after) => [.. CorrectionEffect.Of(_market, Ash, after, _today).Select(x => x.Marked)];
}
