using CommissioningDashboard.Demo;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Reports;
using Microsoft.Extensions.Time.Testing;

namespace CommissioningDashboard.Tests.Reports;

/// <summary>The board report of a small demo county, made once for the classes that look at it.</summary>
public sealed class MadeReport : IAsyncLifetime
{
    public static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public TestDatabase Server { get; } = new();

    public MarketSnapshot Market { get; private set; } = null!;

    public BoardReport Report { get; private set; } = null!;

    public byte[] Bytes { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await Server.InitializeAsync();
        var made = await DemoAuthority.WriteAsync(
            Server.OwnerConnectionString, Server.AppConnectionString, new DemoOptions { Referrals = 2_000, Clock = Clock });
        Market = await new SnapshotStore(Server.Database, Clock).GetAsync(made.AuthorityId);
        Report = new BoardReport(MarketSlice.Take(Market, MarketFilter.Everything), DisclosureProfile.Board, "Commissioner", Clock.GetUtcNow());
        Bytes = Written(Report);
    }

    public static byte[] Written(BoardReport report)
    {
        using var stream = new MemoryStream();
        BoardWorkbook.Write(report, stream);
        return stream.ToArray();
    }

    public Task DisposeAsync() => Server.DisposeAsync();
}
