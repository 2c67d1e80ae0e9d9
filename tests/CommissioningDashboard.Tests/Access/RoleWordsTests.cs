using CommissioningDashboard.Access;

namespace CommissioningDashboard.Tests.Access;

public sealed class RoleWordsTests
{
    [Theory]
    [InlineData(Role.Commissioner, "Commissioner", "commissioner")]
    [InlineData(Role.CareManager, "Care manager", "care-manager")]
    [InlineData(Role.DataOfficer, "Data officer", "data-officer")]
    public void A_role_is_said_one_way_and_typed_another(Role role, string said, string typed)
    {
        role.Words().Should().Be(said);
        role.Slug().Should().Be(typed);
    }

    [Fact]
    public void Every_role_is_understood_as_it_is_typed_and_nothing_else_is()
    {
        Enum.GetValues<Role>().Should().OnlyContain(role => RoleWords.Parse(role.Slug()) == role);
        RoleWords.Parse("chief").Should().BeNull();
    }
}
