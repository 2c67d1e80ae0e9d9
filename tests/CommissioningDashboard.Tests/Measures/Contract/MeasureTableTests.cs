using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Tests.Measures;

public sealed class MeasureTableTests
{
    private static readonly MeasureTable _table = MeasureTable.FromRows<int>(
        "Squares", [1, 2],
        (new("root", "Root", Unit.Any, Protection.Free), x => x),
        (new("square", "Square", Unit.Any, Protection.Free), x => x * x));

    [Fact]
    public void A_column_is_found_by_its_id() => _table.IndexOf("square").Should().Be(1);

    [Fact]
    public void A_column_that_is_not_there_is_refused_by_name()
        => _table.Invoking(x => x.IndexOf("cube")).Should().Throw<ArgumentException>().WithMessage("*Squares*cube*");
}
