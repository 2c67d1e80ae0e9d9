using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

public sealed class DisplayBandTests
{
    private static readonly DateOnly _day = new(2026, 5, 31);

    [Theory]
    [InlineData("birmingham-5", 5, DisplayBand.Micro)]
    [InlineData("birmingham-5", 5.01, DisplayBand.Small)]
    [InlineData("somerset-8", 8, DisplayBand.Micro)]
    [InlineData("somerset-8", 9, DisplayBand.Small)]
    [InlineData("sme-10", 9, DisplayBand.Micro)]
    [InlineData("sme-10", 10, DisplayBand.Small)]
    [InlineData("sme-10", 49, DisplayBand.Small)]
    [InlineData("sme-10", 50, DisplayBand.Medium)]
    [InlineData("sme-10", 249, DisplayBand.Medium)]
    [InlineData("sme-10", 250, DisplayBand.Large)]
    [InlineData("birmingham-5", 0, DisplayBand.Micro)]
    [InlineData("people-100", 10, DisplayBand.Micro)]
    [InlineData("people-100", 11, DisplayBand.Small)]
    [InlineData("people-100", 51, DisplayBand.Medium)]
    [InlineData("people-100", 101, DisplayBand.Large)]
    public void Cut_offs_belong_to_the_smaller_band(string scheme, double size, DisplayBand band)
        => Of(Scheme(scheme), sizes: new SizeObservation(_day, Scheme(scheme).Basis, (decimal)size, "test")).Should().Be(band);

    [Theory]
    [InlineData("birmingham-5", DisplayBand.Small)]
    [InlineData("somerset-8", DisplayBand.Small)]
    [InlineData("sme-10", DisplayBand.Micro)]
    public void A_small_member_of_a_group_is_micro_only_where_independence_is_not_asked(string scheme, DisplayBand band)
        => Of(Scheme(scheme), independent: false, sizes: new SizeObservation(_day, Scheme(scheme).Basis, 2, "test")).Should().Be(band);

    [Theory]
    [InlineData(Ownership.CouncilDepartment)]
    [InlineData(Ownership.CouncilOwnedCompany)]
    public void What_the_council_owns_is_in_house_whatever_its_size(Ownership ownership)
        => Of(Scheme("sme-10"), ownership, sizes: new SizeObservation(_day, SizeBasis.Employees, 2000, "test")).Should()
        .Be(DisplayBand.InHouse);

    [Fact]
    public void The_latest_size_on_the_schemes_own_basis_counts_and_another_stands_in_when_there_is_none()
    {
        var old = new SizeObservation(_day.AddYears(-2), SizeBasis.Workers, 4, "test");
        var newer = new SizeObservation(_day.AddYears(-1), SizeBasis.Workers, 30, "test");
        var other = new SizeObservation(_day, SizeBasis.Employees, 300, "test");
        var later = new SizeObservation(_day.AddDays(1), SizeBasis.Workers, 3, "test");

        Of(Scheme("somerset-8"), sizes: [newer, old, other, later]).Should().Be(DisplayBand.Small);
        Of(Scheme("birmingham-5"), sizes: [newer, old, other, later]).Should().Be(DisplayBand.Large);
        Of(Scheme("somerset-8"), sizes: [later]).Should().Be(DisplayBand.Micro);
    }

    [Fact]
    public void On_one_day_and_basis_the_latest_of_several_sizes_counts_and_before_any_the_first()
    {
        var (first, second) = (
            new SizeObservation(_day.AddDays(1), SizeBasis.Workers, 3, "test"),
                new SizeObservation(_day.AddDays(2), SizeBasis.Workers, 30, "test"));
        var before = new SizeObservation(_day.AddDays(-1), SizeBasis.Employees, 300, "test");

        Of(Scheme("somerset-8"), sizes: [second, first]).Should().Be(DisplayBand.Micro);
        Of(Scheme("somerset-8"), sizes: [second, first, before]).Should()
            .Be(DisplayBand.Large, "a size already seen stands before one still to come");
        Of(Scheme("birmingham-5"), sizes: [second, first]).Should().Be(DisplayBand.Micro);
        Of(Scheme("somerset-8"), sizes: [new(_day.AddDays(1), SizeBasis.Employees, 300, "test"), second]).Should()
            .Be(DisplayBand.Small, "its own basis comes first here too");
        Of(Scheme("birmingham-5"), sizes: []).Should().Be(DisplayBand.NotKnown);
    }

    [Fact]
    public void How_many_are_supported_says_nothing_of_how_many_work_there_nor_the_other_way()
    {
        var supported = new SizeObservation(_day, SizeBasis.PeopleSupported, 3, "test");
        var workers = new SizeObservation(_day.AddDays(-9), SizeBasis.Workers, 30, "test");

        Of(Scheme("birmingham-5"), sizes: [supported]).Should().Be(DisplayBand.NotKnown);
        Of(Scheme("people-100"), sizes: [workers]).Should().Be(DisplayBand.NotKnown);
        Of(Scheme("birmingham-5"), sizes: [supported, workers]).Should().Be(DisplayBand.Small);
        Of(Scheme("people-100"), sizes: [supported, workers]).Should().Be(DisplayBand.Micro);
    }

    [Theory]
    [InlineData(1, true, DisplayBand.Micro)]
    [InlineData(1, false, DisplayBand.Small)]
    [InlineData(2, true, DisplayBand.Small)]
    [InlineData(3, true, DisplayBand.Medium)]
    [InlineData(4, true, DisplayBand.Large)]
    public void A_hint_that_was_accepted_counts_while_nothing_was_counted(int hint, bool independent, DisplayBand band)
    {
        var later = new SizeObservation(_day.AddDays(30), SizeBasis.Hint, hint, "test");

        Of(Scheme("birmingham-5"), independent: independent, sizes: later).Should().Be(band);
        Of(Scheme("birmingham-5"), sizes: [later, new(_day.AddDays(60), SizeBasis.Employees, 60, "test")]).Should().Be(DisplayBand.Medium);
    }

    [Theory]
    [InlineData("birmingham-5", "up to 5 full-time staff, independent")]
    [InlineData("somerset-8", "up to 8 workers, independent")]
    [InlineData("sme-10", "up to 9 employees")]
    [InlineData("people-100", "up to 10 people supported")]
    public void Micro_is_described_by_its_scheme(string scheme, string range) => DisplayBand.Micro.Range(Scheme(scheme)).Should().Be(range);

    [Fact]
    public void Each_band_has_a_name_and_its_cut_offs()
        => Enum.GetValues<DisplayBand>().Skip(1).Select(x => $"{x.Name()}: {x.Range(Scheme("sme-10"))}").Should().Equal(
            "Small: over 9 to 49", "Medium: over 49 to 249", "Large: over 249", "In-house: council department or council-owned",
            "Size not known: no size on the register", "Provider not recorded: mostly direct payments");

    private static SizeScheme Scheme(string id) => PlainSnapshot.Schemes.Single(x => x.Id == id);

    private static DisplayBand Of(
        SizeScheme scheme, Ownership ownership = Ownership.Private, bool independent = true, params SizeObservation[] sizes)
        => DisplayBands.Classify(scheme, ownership, independent, sizes, _day);
}
