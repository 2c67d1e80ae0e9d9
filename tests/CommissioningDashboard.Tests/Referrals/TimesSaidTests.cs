using CommissioningDashboard.Referrals;

namespace CommissioningDashboard.Tests.Referrals;

public sealed class TimesSaidTests
{
    [Theory]
    [InlineData("Every day, 7am to 1pm and 5pm to 9pm.", "morning afternoon evening weekend")]
    [InlineData("Weekends and evenings.", "evening weekend")]
    [InlineData("Tuesday to Friday, 10am to 3pm.", "morning afternoon")]
    [InlineData("07:00–22:00", "morning afternoon evening")]
    [InlineData("9.30am - 11.30am", "morning")]
    [InlineData("10pm to 7am", "night morning")]
    [InlineData("Mornings only, no weekends", "morning")]
    [InlineData("Any time", "morning afternoon evening night weekend")]
    [InlineData("Day and night, seven days", "morning afternoon evening night weekend")]
    [InlineData("Never at night or weekends", "")]
    [InlineData("Daytime", "morning afternoon")]
    [InlineData("Ask us", "")]
    [InlineData("", "")]
    public void The_parts_of_the_day_are_those_that_a_reader_would_understand(string words, string parts)
        => TimesSaid.Read(words).Should().BeEquivalentTo(parts.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
