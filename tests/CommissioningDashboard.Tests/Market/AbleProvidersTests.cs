using CommissioningDashboard.Market;
using CsCheck;

namespace CommissioningDashboard.Tests.Market;

public sealed class AbleProvidersTests
{
    [Fact]
    public void Each_provider_is_found_where_it_stands_among_the_able()
        => Gen.Bool.Array[1, 200].Sample(isAble =>
        {
            ushort[] places = [.. isAble.Index().Where(x => x.Item).Select(x => (ushort)x.Index)];

            var able = new AbleProviders(places, isAble.Length);

            able.Places.Should().Equal(places);
            Enumerable.Range(0, isAble.Length).Select(able.IndexOf).Should().Equal(Enumerable.Range(0, isAble.Length).Select(x => Array.IndexOf(places, (ushort)x)));
        }, iter: 300, threads: 1);
}
