using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Disclosure;

/// <summary>What a column counts decides which protection it needs at least, so that a new measure cannot forget it.</summary>
public sealed class ProtectionKindsTests
{
    /// <summary>What providers say of themselves.</summary>
    private static readonly string[] _stated = ["capacity"];

    [Theory]
    [InlineData(Weight.Referrals)]
    [InlineData(Weight.WeeklyHours)]
    [InlineData(Weight.WeeklyCost)]
    public void Every_column_is_protected_as_what_it_counts_asks(Weight weight)
    {
        var slice = new MarketBuilder().Provider("Alder", 3).Provider("Birch", 300).Refer(3, "Alder").Refer(4, "Birch").Slice(MarketBuilder.InMay with { Weight = weight });

        var columns = MeasureCatalogue.All.SelectMany(x => x.Calculate(slice).Table.Columns, (measure, column) => (Measure: measure.Id, Column: column)).ToList();

        columns.Where(x => !x.Column.IsWorking && !_stated.Contains(x.Column.Id) && !IsEnough(x.Column)).Select(x => $"{x.Measure}: {x.Column.Id}").Should().BeEmpty();
    }

    private static bool IsEnough(Column column) => column.Unit switch
    {
        Unit.Referrals => column.Protection is Protection.PeopleCount or Protection.FigureOf,
        Unit.Hours or Unit.Pounds => column.Protection is Protection.AmountOf or Protection.FigureOf,
        Unit.PoundsAnHour => column.Protection is Protection.MedianOf { Dominant: not null },
        Unit.Days => column.Protection is Protection.MedianOf or Protection.FigureOf,
        Unit.Index or Unit.Effective or Unit.Chance => column.Protection is Protection.IndexOf,
        _ => true,
    };
}
