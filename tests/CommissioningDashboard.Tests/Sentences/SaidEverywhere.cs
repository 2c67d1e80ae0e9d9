using CommissioningDashboard.Demo;
using CommissioningDashboard.Market;
using CommissioningDashboard.Tests.Demo;

namespace CommissioningDashboard.Tests.Sentences;

/// <summary>
/// What is said of the demo county with few referrals, so that many slices of it hold next to nothing, and of tiny markets: looked at in
/// every way that one choice of the filter gives, within the data, at their ends and beyond.
/// </summary>
public sealed class SaidEverywhere : IAsyncLifetime
{
    private const int _referrals = 4_000;

    private readonly TestDatabase _server = new();

    internal IReadOnlyList<MarketSlice> Slices { get; private set; } = [];

    internal IReadOnlyList<Said> All { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        var demo = await DemoAuthority.WriteAsync(
            _server.OwnerConnectionString, _server.AppConnectionString,
                new DemoOptions { Clock = DemoCountyDatabase.Clock, Referrals = _referrals });
        var market = await new SnapshotStore(_server.Database, DemoCountyDatabase.Clock).GetAsync(demo.AuthorityId);
        Slices = [.. LooksAt.OneChoice(market).Select(x => MarketSlice.Take(market, x)), .. LooksAt.Tiny()];
        All = [.. Slices.AsParallel().AsOrdered().SelectMany(x => Said.Of(x)), .. Said.OverTime(Slices[0])];
    }

    public Task DisposeAsync() => _server.DisposeAsync();
}
