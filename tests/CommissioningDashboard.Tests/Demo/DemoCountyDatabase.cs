using CommissioningDashboard.Demo;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace CommissioningDashboard.Tests.Demo;

/// <summary>A database with the demo authority in it at its usual size, shared by the classes that look at its stories.</summary>
public sealed class DemoCountyDatabase : IAsyncLifetime
{
    /// <summary>The five years then run from 1 November 2021 to 31 October 2026.</summary>
    public static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public TestDatabase Server { get; } = new();

    public DemoResult Result { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Server.InitializeAsync();
        Result = await DemoAuthority.WriteAsync(Server.OwnerConnectionString, Server.AppConnectionString, new DemoOptions { Clock = Clock });
    }

    public Task DisposeAsync() => Server.DisposeAsync();

    /// <summary>One number, asked of the tables behind the scenes. "b" holds each provider's display band by the Birmingham scheme.</summary>
    public async Task<double> AskAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Bands + sql, connection);
        return Convert.ToDouble(await command.ExecuteScalarAsync());
    }

    /// <summary>
    /// b: band of each provider as last counted. named: referrals with a provider. last and before: the last twelve months and the
    /// twelve before them.
    /// </summary>
    private const string Bands = """
        with size as (
          select distinct on (provider_id) provider_id, value from provider_size where basis = 1 order by provider_id, from_date desc),
        b as (
          select p.id, p.name, case
            when p.ownership in (3, 4) then 'in-house'
            when s.value is null then 'not known'
            when s.value <= 5 and not exists (select from group_membership g where g.provider_id = p.id) then 'micro'
            when s.value <= 49 then 'small'
            when s.value <= 249 then 'medium'
            else 'large' end as band
          from provider p left join size s on s.provider_id = p.id),
        named as (select r.*, b.band, b.name from referral r join b on b.id = r.provider_id),
        last as (select * from named where received_on between '2025-11-01' and '2026-10-31'),
        before as (select * from named where received_on between '2024-11-01' and '2025-10-31')
        """ + "\n";
}
