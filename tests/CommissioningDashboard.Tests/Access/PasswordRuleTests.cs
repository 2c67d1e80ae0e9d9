using CommissioningDashboard.Access;

namespace CommissioningDashboard.Tests.Access;

public sealed class PasswordRuleTests
{
    [Theory]
    [InlineData("quartz ribbon harbour")]
    [InlineData("teapot-lantern-64")]
    [InlineData("Zwölf Boxkämpfer jagen")]
    public void Random_words_are_taken(string password) => PasswordRule.Problem(password, "ann.lee@council.example").Should().BeNull();

    [Theory]
    [InlineData("short words", "12 characters or more")]
    [InlineData("Password12345", "easy to guess")]
    [InlineData("P@ssword1234!", "easy to guess")]
    [InlineData("qwertyuiop123", "easy to guess")]
    [InlineData("aaaaaaaaaaaaaaaa", "easy to guess")]
    [InlineData("abababababab", "easy to guess")]
    [InlineData("letmein letmein", "easy to guess")]
    [InlineData("annlee-council", "easy to guess")]
    [InlineData("Summer2026!!", "easy to guess")]
    public void What_anyone_would_try_first_is_refused_with_advice(string password, string problem)
        => PasswordRule.Problem(password, "ann.lee@council.example").Should().Contain(problem);

    [Fact]
    public void An_endless_password_is_refused()
        => PasswordRule.Problem(string.Concat(Enumerable.Range(0, 60).Select(x => $"{x:X4}")), "a@b.example").Should().Contain("200 characters or fewer");
}
