using CommissioningDashboard.Referrals;

namespace CommissioningDashboard.Tests.Referrals;

public sealed class WeekTimesTests
{
    [Theory]
    [InlineData("", "any time")]
    [InlineData("mon-morning", "Monday morning")]
    [InlineData("mon-morning mon-evening tue-night", "Monday morning and evening, Tuesday night")]
    [InlineData("mon-morning tue-morning wed-morning thu-morning fri-morning sat-morning sun-morning", "every morning")]
    [InlineData("someday-noon mon-morning", "Monday morning")]
    public void Times_are_said_as_a_person_would(string codes, string words) => WeekTimes.Read(codes.Split(' ')).InWords().Should().Be(words);
}
