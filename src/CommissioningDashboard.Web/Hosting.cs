using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.DatedChanges;
using CommissioningDashboard.Demo;
using CommissioningDashboard.Market;
using CommissioningDashboard.Referrals;
using CommissioningDashboard.Register;
using CommissioningDashboard.Reports;
using CommissioningDashboard.Spend;
using CommissioningDashboard.Targets;
using CommissioningDashboard.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Npgsql;

namespace CommissioningDashboard.Web;

/// <summary>How the host serves: addresses, limits, keys, the proxy in front, and the way to the database.</summary>
internal static class Hosting
{
    /// <summary>Largest request body in bytes; a page that takes uploads states its own, larger limit.</summary>
    private const long _bodyLimit = 1024 * 1024;

    /// <summary>Npgsql's own limit on opening a connection, in seconds.</summary>
    private const int _defaultTimeout = 15;

    /// <summary>Ours: a reader waits for it when the database's machine does not even say no.</summary>
    private const int _timeout = 5;

    public static void AddServing(this WebApplicationBuilder builder)
    {
        builder.Host.UseDefaultServiceProvider(x => x.ValidateOnBuild = x.ValidateScopes = true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = _bodyLimit;
            kestrel.Limits.MaxConcurrentConnections = 2_000;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });

        // A build that was not published finds its style sheets and scripts through the build's own list.
        // What is not on that list is not served: no search of folders at run time.
        builder.WebHost.UseStaticWebAssets();
        builder.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = "true";
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            // The loopback address only: what reaches other machines goes through a proxy that speaks TLS.
            builder.WebHost.UseUrls($"http://127.0.0.1:{builder.Configuration.GetValue("PORT", 8080)}");
        }

        // Without kept keys every restart would sign everyone out.
        var protection = builder.Services.AddDataProtection().SetApplicationName("CommissioningDashboard");
        if (builder.Configuration["DataProtection:Path"] is { Length: > 0 } path)
        {
            protection.PersistKeysToFileSystem(new DirectoryInfo(path));
        }

        builder.Services.AddKnownHosts();
        builder.Services.AddSingleton(TimeProvider.System);
    }

    /// <summary>Makes the way to the database, and what reads the market through it.</summary>
    /// <returns>What the operator must mend before the host can serve, or none.</returns>
    public static string? AddMarket(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetConnectionString("Dashboard") is not { Length: > 0 } connection)
        {
            return "No database is named. Set ConnectionStrings__Dashboard to the PostgreSQL connection string of the role dashboard_app.";
        }

        try
        {
            // Made by the container, so that it is disposed with it; read here, so that a slip in the setting is told at once.
            var settings = new NpgsqlConnectionStringBuilder(connection);
            if (settings.Timeout == _defaultTimeout)
            {
                settings.Timeout = _timeout;
            }

            builder.Services.AddSingleton(_ => new Database(settings.ConnectionString));
        }
        catch (ArgumentException problem)
        {
            return $"ConnectionStrings__Dashboard cannot be read: {problem.Message}.";
        }

        builder.Services.AddSingleton<SnapshotStore>();
        builder.Services.AddSingleton<SizeSchemeChoice>();
        builder.Services.AddSingleton<BoardExport>();
        builder.Services.AddSingleton<FrozenReports>();
        builder.Services.AddSingleton<StatedFacts>().AddSingleton<TargetDesk>().AddSingleton<TeamDesk>().AddSingleton<DatedChangeDesk>();
        builder.Services.AddReferralDesk();
        builder.Services.AddSingleton<PeopleDesk>().AddSingleton<PasswordLinks>().AddSingleton<AuditView>();
        builder.Services.AddSingleton<RegisterDesk>().AddSingleton<RequirementDesk>().AddSingleton<ProviderLinks>()
            .AddSingleton<ProviderVoice>().AddSingleton<ProposalDesk>().AddSingleton<MatchDesk>().AddSingleton<CqcDesk>()
            .AddSingleton<SizeHintDesk>().AddSingleton<OpenReferralDesk>().AddSingleton<SpendReader>();
        builder.Services.AddHostedService<MarketListener>();
        return null;
    }

    private static void AddReferralDesk(this IServiceCollection services)
        => services.AddSingleton<DeskList>().AddSingleton<SaveDraft>().AddSingleton<OpenReferral>().AddSingleton<ShowList>()
            .AddSingleton<LookCloser>().AddSingleton<RecordChoice>().AddSingleton<LedgerExport>()
            .AddSingleton<DayOrder>().AddSingleton<LiveListReader>().AddSingleton<PlaceUseReader>().AddSingleton<AuthoritySettings>()
            .AddSingleton<AskProviders>().AddSingleton<DemoEnquiries>().AddSingleton<AnswerEnquiry>()
            .AddSingleton<RecordSupport>().AddSingleton<DeskTimes>();

    /// <summary>
    /// Believes a proxy's word about scheme and address only when told that one is there (Proxy:Enabled): otherwise
    /// anybody could claim to come over https from anywhere.
    /// </summary>
    public static void UseProxyHeaders(this WebApplication app)
    {
        if (!app.Configuration.GetValue("Proxy:Enabled", false))
        {
            return;
        }

        // The framework trusts the loopback address; a proxy elsewhere is named in Proxy:Address.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        if (app.Configuration["Proxy:Address"] is { Length: > 0 } address)
        {
            options.KnownProxies.Add(System.Net.IPAddress.Parse(address));
        }

        app.UseForwardedHeaders(options);
    }
}
