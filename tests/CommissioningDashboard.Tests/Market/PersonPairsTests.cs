using CommissioningDashboard.Market;
using CsCheck;

namespace CommissioningDashboard.Tests.Market;

public sealed class PersonPairsTests
{
    /// <summary>The variance by person is the sum over people of the square of what each adds up to.</summary>
    [Fact]
    public void The_design_effect_is_that_of_sums_by_person()
        => Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2], Gen.Int[1, 20]).List[1, 60].Sample(rows =>
        {
            double[] values = [0.7, -0.3, -0.1];
            var sample = new PersonSample(9, rows.Count);
            var pairs = new PersonPairs(sample, 3);
            foreach (var (person, kind, amount) in rows.Where(x => sample.Has(x.Item1)))
            {
                pairs.Add(person, kind, amount);
            }

            var draws = rows.Select((x, at) => (Who: x.Item1 > 0 ? x.Item1 : -1 - at, Value: values[x.Item2] * x.Item3)).ToList();
            var (byPerson, byReferral) = (draws.GroupBy(x => x.Who).Sum(x => Math.Pow(x.Sum(r => r.Value), 2)), draws.Sum(x => x.Value * x.Value));

            pairs.DesignEffect(values, byReferral).Should().BeApproximately(Math.Max(1, byPerson / byReferral), 1e-9);
        });

    [Fact]
    public void People_are_not_told_again_after_a_fresh_start()
    {
        var pairs = new PersonPairs(new PersonSample(1, 3), 1);
        pairs.Add(1, 0, 1);
        pairs.StartAfresh();
        pairs.Add(1, 0, 1);
        pairs.Add(1, 0, 1);

        // One pair of 3 referrals: (2 + 1 + 2 × 0)² of two draws is 4 + 1.
        pairs.DesignEffect([1], 3).Should().BeApproximately(5.0 / 3, 1e-12);
    }

    [Fact]
    public void Of_many_referrals_a_sample_of_the_people_tells_the_same()
    {
        const int people = 200_000;
        var sample = new PersonSample(people, 2 * people);
        var pairs = new PersonPairs(sample, 2);
        for (var row = 0; row < 2 * people; row++)
        {
            var person = 1 + (row / 2);
            if (sample.Has(person))
            {
                pairs.Add(person, person * 7919 % 10 < 3 ? 1 : 0, 1);
            }
        }

        pairs.DesignEffect([-0.3, 0.7], 2 * people * 0.21).Should().BeApproximately(2, 0.02, "everybody comes twice to the same");
    }
}
