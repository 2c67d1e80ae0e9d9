using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

public sealed class IndexGridTests
{
    [Fact]
    public void Each_combination_of_places_has_a_cell_of_its_own_and_none_is_before_the_first()
    {
        var grid = new IndexGrid<string>(2, 3, 1);
        int?[] rows = [null, 0, 1];
        int?[] columns = [null, 0, 1, 2];
        int?[] layers = [null, 0];
        var all = (from row in rows from column in columns from layer in layers select (row, column, layer)).ToList();

        foreach (var (row, column, layer) in all)
        {
            grid[row, column, layer] = $"{row},{column},{layer}";
        }

        grid.Cells.Should().Equal(all.Select(x => $"{x.row},{x.column},{x.layer}"));
    }

    [Fact]
    public void A_grid_of_two_indices_is_addressed_by_two()
    {
        var grid = new IndexGrid<int>(1, 2);

        grid[0, 1] += 5;
        grid[null, 0]++;

        grid.Cells.Should().Equal(0, 1, 0, 0, 0, 5);
    }
}
