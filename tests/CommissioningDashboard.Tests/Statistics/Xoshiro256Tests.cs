using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class Xoshiro256Tests
{
    [Fact]
    public void A_seed_gives_the_numbers_its_authors_algorithm_gives_in_another_language()
    {
        var random = new Xoshiro256(1234567);

        Enumerable.Range(0, 5).Select(_ => random.Next()).Should().Equal(
            3504822795582309479, 1819558768956484042, 1250851346055027673, 16940231675099994102, 11585879347611423030);
    }

    [Fact]
    public void Fractions_are_spread_evenly_below_one()
    {
        var random = new Xoshiro256(7);

        var tenths = Enumerable.Range(0, 100_000).Select(_ => random.NextDouble()).CountBy(x => (int)Math.Floor(x * 10)).ToDictionary();

        tenths.Keys.Should().BeEquivalentTo(Enumerable.Range(0, 10));
        tenths.Values.Should().OnlyContain(count => Math.Abs(count - 10_000) < 400, "400 is over four standard deviations");
    }
}
