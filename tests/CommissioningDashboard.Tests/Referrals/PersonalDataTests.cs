using CommissioningDashboard.Referrals;

namespace CommissioningDashboard.Tests.Referrals;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("NHS 943 476 5919", "an NHS number")]
    [InlineData("9434765919", "an NHS number")]
    [InlineData("943-476-5919 is hers", "an NHS number")]
    [InlineData("NI AB 12 34 56 C", "a National Insurance number")]
    [InlineData("ab123456c", "a National Insurance number")]
    [InlineData("lives at DN55 1PT", "a full postcode")]
    [InlineData("m11ae", "a full postcode")]
    [InlineData("write to a.b@example.org", "an e-mail address")]
    [InlineData("ring 01632 960 983 after six", "a telephone number")]
    [InlineData("07700 900123", "a telephone number")]
    [InlineData("+44 7700 900 123", "a telephone number")]
    [InlineData("born 3/4/1941", "a date of birth")]
    [InlineData("DOB 12 May", "a date of birth")]
    [InlineData("03.04.1941", "a date of birth")]
    [InlineData("1941-04-03", "a date of birth")]
    [InlineData("3 April 1941", "a date of birth")]
    public void What_tells_who_somebody_is_is_found(string text, string kind) => PersonalData.Find(text).Should().Be(kind);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Likes to be up by 7, and 2 carers at night")]
    [InlineData("9434765918")]
    [InlineData("R-7KQ4M2PD")]
    [InlineData("CASE-70412")]
    [InlineData("LAS 1000234567")]
    [InlineData("From 7/12/2026, 10.5 hours")]
    [InlineData("B12 injections each month")]
    [InlineData("Lives in DN55 with a dog")]
    [InlineData("Speaks Polish; uses British Sign Language")]
    [InlineData("Was in hospital until 14 November 2026")]
    public void Other_text_is_let_be(string? text) => PersonalData.Find(text).Should().BeNull();
}
