using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Spend;

namespace CommissioningDashboard.Tests.Spend;

public sealed class SupplierFactTests
{
    private static readonly DateOnly _day = new(2025, 10, 14);

    [Theory]
    [InlineData(249, true)]
    [InlineData(250, false)]
    [InlineData(null, null)]
    public void An_sme_has_fewer_than_250_staff(int? workers, bool? isSme)
        => SupplierFact.Sme(SpendPictureTests.Provider("P", workers), null, _day).Answer.Should().Be(isSme);

    [Fact]
    public void A_basis_names_the_source_and_its_day()
    {
        SupplierFact.Sme(SpendPictureTests.Provider("P", 12), null, _day).Basis.Should().Be("register: 12 staff on 1 January 2025, survey");
        SupplierFact.Sme(null, new StatedFact(true, _day), _day).Should().Be(new SupplierFact(true, "spend file, payment of 14 October 2025"));
    }

    [Fact]
    public void A_small_member_of_a_group_and_one_of_whom_nobody_was_asked_are_not_known_and_a_large_one_is_none()
    {
        var group = new GroupOf("Giant", new DatedLink(0, new DateOnly(2020, 1, 1), null));

        SupplierFact.Sme(SpendPictureTests.Provider("P", 12) with { Groups = [group] }, null, _day).Answer.Should().BeNull();
        SupplierFact.Sme(SpendPictureTests.Provider("P", 12) with { ToBeCompleted = true }, null, _day).Answer.Should().BeNull();
        SupplierFact.Sme(SpendPictureTests.Provider("P", 400) with { Groups = [group] }, null, _day).Answer.Should().BeFalse();
        SupplierFact.Sme(SpendPictureTests.Provider("P", 12, Ownership.CouncilOwnedCompany), null, _day).Answer.Should().BeFalse();
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, null)]
    public void A_hint_of_a_small_size_counts_and_one_of_medium_may_have_too_much_turnover(int hint, bool? isSme)
        => SupplierFact.Sme(SpendPictureTests.Provider("P", null) with { Sizes = [new(_day, SizeBasis.Hint, hint, "accounts")] }, null, _day).Answer
        .Should().Be(isSme);

    [Fact]
    public void How_many_are_supported_does_not_say_how_many_work_there()
        => SupplierFact.Sme(SpendPictureTests.Provider("P", null) with { Sizes = [new(_day, SizeBasis.PeopleSupported, 12, "return")] }, null, _day).Answer
        .Should().BeNull();

    [Theory]
    [InlineData("Oak CIC", true)]
    [InlineData("Oak C.I.C.", true)]
    [InlineData("Oak Community Interest Company", true)]
    [InlineData("Oak CIO", true)]
    [InlineData("Oak Cicero Ltd", null)]
    [InlineData("Friends of Oak", null)]
    public void Only_a_name_that_the_law_keeps_for_them_makes_a_vcse(string name, bool? isVcse)
        => SupplierFact.Vcse(null, name, null, null).Answer.Should().Be(isVcse);

    [Theory]
    [InlineData(Ownership.VoluntaryOrCharity, true)]
    [InlineData(Ownership.Private, false)]
    [InlineData(Ownership.NotKnown, null)]
    public void The_register_says_who_is_a_vcse_by_its_owner(Ownership ownership, bool? isVcse)
        => SupplierFact.Vcse(SpendPictureTests.Provider("P", null, ownership), "P", null, null).Answer.Should().Be(isVcse);

    [Fact]
    public void A_charity_number_makes_a_vcse_and_the_councils_own_word_comes_first()
    {
        SupplierFact.Vcse(null, "P", "1000042", null).Should().Be(new SupplierFact(true, "charity number 1000042"));
        SupplierFact.Vcse(SpendPictureTests.Provider("P", null), "P", "1000042", new StatedFact(false, _day)).Answer.Should().BeFalse();
    }

    [Fact]
    public void What_was_said_latest_by_the_day_holds_and_a_day_that_says_both_says_nothing()
    {
        StatedFact[] said = [new(true, _day), new(false, _day.AddDays(10))];

        new StatedHistory(said).At(_day.AddDays(9))!.Answer.Should().BeTrue();
        new StatedHistory(said).At(_day.AddDays(10))!.Answer.Should().BeFalse();
        new StatedHistory(said).At(_day.AddDays(-5))!.Answer.Should().BeTrue();
        new StatedHistory([.. said, new(false, _day)]).At(_day).Should().BeNull();
        new StatedHistory([]).At(_day).Should().BeNull();
    }
}
