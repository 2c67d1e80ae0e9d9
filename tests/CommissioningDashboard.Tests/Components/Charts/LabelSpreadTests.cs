using CommissioningDashboard.Web.Components.Charts;
using CsCheck;

namespace CommissioningDashboard.Tests.Components.Charts;

public sealed class LabelSpreadTests
{
    [Fact]
    public void Labels_with_room_stay_where_they_are()
        => LabelSpread.Apart([100, 20, 60], gap: 17, top: 0, bottom: 200).Should().Equal(100, 20, 60);

    [Fact]
    public void Labels_that_fit_never_touch_and_keep_their_order()
        => Gen.Double[0, 230].Array[1, 8].Sample(wanted =>
        {
            var places = LabelSpread.Apart(wanted, gap: 17, top: 0, bottom: 230);

            var sorted = wanted.Zip(places).OrderBy(pair => pair.First).ThenBy(pair => pair.Second).Select(pair => pair.Second).ToArray();
            return sorted.Zip(sorted.Skip(1)).All(pair => pair.Second - pair.First >= 17 - 1e-9) && sorted[0] >= -1e-9 && sorted[^1] <= 230 + 1e-9;
        });
}
