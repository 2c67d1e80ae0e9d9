using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

public sealed class ProviderRecordTests
{
    private static readonly DateOnly _day = new(2026, 5, 10);

    [Fact]
    public void A_tie_holds_on_its_first_and_its_last_day()
    {
        var tie = new DatedLink(0, _day, _day.AddDays(2));

        Enumerable.Range(-1, 5).Select(x => tie.Contains(_day.AddDays(x))).Should().Equal(false, true, true, true, false);
        new DatedLink(0, _day, null).Contains(DateOnly.MaxValue).Should().BeTrue();
    }

    [Fact]
    public void A_tie_meets_days_of_which_it_holds_on_one()
    {
        var tie = new DatedLink(0, _day, _day.AddDays(2));

        tie.Meets(_day.AddDays(-5), _day.AddDays(-1)).Should().BeFalse();
        tie.Meets(_day.AddDays(-5), _day).Should().BeTrue();
        tie.Meets(_day.AddDays(2), _day.AddDays(9)).Should().BeTrue();
        tie.Meets(_day.AddDays(3), _day.AddDays(9)).Should().BeFalse();
        new DatedLink(0, _day, null).Meets(_day.AddDays(99), _day.AddDays(100)).Should().BeTrue();
    }

    [Fact]
    public void A_tie_of_one_day_meets_it_and_one_that_ends_before_it_begins_never_does()
    {
        new DatedLink(0, _day, _day).Meets(_day, _day).Should().BeTrue();
        new DatedLink(0, _day, _day.AddDays(-1)).Meets(_day.AddDays(-9), _day.AddDays(9)).Should().BeFalse();
    }

    [Fact]
    public void Capacity_is_what_was_last_stated_by_the_day()
    {
        var provider = Provider(new(_day, 20), new(_day.AddDays(-9), 10), new(_day.AddDays(1), 30));

        new[] { -10, -9, -1, 0, 1 }.Select(x => provider.Capacity(_day.AddDays(x))).Should().Equal(null, 10, 10, 20, 30);
    }

    /// <summary>Of Oak until the day and of Elm from four days later on; listed nine days before.</summary>
    [Theory]
    [InlineData(-20, "Oak")]
    [InlineData(-9, "Oak")]
    [InlineData(0, "Oak")]
    [InlineData(1, null)]
    [InlineData(3, null)]
    [InlineData(4, "Elm")]
    [InlineData(900, "Elm")]
    public void A_provider_is_of_one_group_on_a_day_or_independent(int day, string? group) => (Provider() with
    {
        ListedOn = _day.AddDays(-9),
        Groups = [new("Oak", new(0, _day.AddDays(-9), _day)), new("Elm", new(0, _day.AddDays(4), null))],
    }).GroupOn(_day.AddDays(day)).Should().Be(group);

    private static ProviderRecord Provider(params StatedCapacity[] capacities) => new()
    {
        Index = 0,
        Id = 1,
        Reference = "P1",
        Name = "Ash",
        Ownership = Ownership.Private,
        ListedOn = _day,
        Capacities = capacities,
    };
}
