using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class ConcentrationTablesTests
{
    /// <summary>Now 6, 3 and 1 of 10; a year before 2 and 2 of 4.</summary>
    [Fact]
    public void The_largest_one_three_and_five_are_set_beside_those_of_a_year_before()
    {
        var table = ConcentrationTables.Together(Three().Refer(2, "Ash", "2025-05-28").Refer(2, "Birch", "2025-05-28").Slice());

        table.Rows.Select(x => (x[0].Text, x[1].Number, x[2].Number, x[3].Number, x[^1].Number)).Should().Equal(
            ("One", 10, 3, 0.6, 0.5), ("Three", 10, 3, 1.0, 1.0), ("Five", 10, 3, 1.0, 1.0));
    }

    [Fact]
    public void Without_a_year_before_nothing_stands_there()
        => ConcentrationTables.Together(Three().Slice()).Rows.Select(x => x[^1].IsNothing).Should().Equal(true, true, true);

    [Fact]
    public void Every_index_stands_in_one_table_as_its_measure_gives_it()
    {
        var slice = Three().Slice();
        var (effective, herfindahl) = (EffectiveProviders.For(slice).Rows, HerfindahlIndex.For(slice).Rows);

        ConcentrationTables.Indices(slice).Rows.Select(x => (x[0].Text, x[3].Number)).Should().Equal(
        [
            .. effective.Select(x => ((string?)x.Name, x.Now.Value)),
            .. herfindahl.Select(x => ((string?)x.Name, x.Now.Value)),
            ("Gini’s coefficient", UseInequality.For(slice).Value.Value),
        ]);
    }

    [Fact]
    public void The_numbers_that_all_rests_on_are_there_for_disclosure_control_and_not_for_readers()
        => ConcentrationTables.Together(Three().Slice()).Columns.Where(x => x.IsWorking).Select(x => x.Id).Should().Equal("referrals", "used");

    private static MarketBuilder Three() => new MarketBuilder().Provider("Ash").Provider("Birch").Provider("Cedar").Refer(6, "Ash").Refer(3, "Birch").Refer(1, "Cedar");
}
