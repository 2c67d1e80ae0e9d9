using CommissioningDashboard.Market;
using CommissioningDashboard.Referrals;

namespace CommissioningDashboard.Tests.Referrals;

public sealed class QuietWordTests
{
    private static readonly DisplayBand[] _listed =
        [DisplayBand.Micro, DisplayBand.Small, DisplayBand.Medium, DisplayBand.Large, DisplayBand.InHouse, DisplayBand.NotKnown];

    [Theory]
    [InlineData(3, DisplayBand.Large)]
    [InlineData(3, DisplayBand.Large, DisplayBand.InHouse)]
    [InlineData(0, DisplayBand.Large, DisplayBand.Micro)]
    [InlineData(0, DisplayBand.Medium)]
    [InlineData(0, DisplayBand.NotKnown)]
    [InlineData(0)]
    public void It_is_due_only_when_nothing_but_large_and_in_house_was_looked_at(int smaller, params DisplayBand[] lookedAt)
        => QuietWord.SmallerUnseen(lookedAt, _listed).Should().Be(smaller);

    [Fact]
    public void Where_nothing_smaller_is_listed_there_is_no_word_to_say()
        => QuietWord.SmallerUnseen([DisplayBand.Large], [DisplayBand.Large, DisplayBand.InHouse, DisplayBand.NotKnown]).Should().Be(0);
}
