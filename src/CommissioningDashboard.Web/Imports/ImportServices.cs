using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.OpenReferral;
using CommissioningDashboard.Imports.Profiles;
using CommissioningDashboard.Imports.Submissions;

namespace CommissioningDashboard.Web.Imports;

internal static class ImportServices
{
    /// <summary>
    /// For tests only: feeds are also read from servers on this very machine, and without TLS. Never set it where people work.
    /// </summary>
    public const string TestFeeds = "OpenReferral:ReadsThisMachineInTests";

    /// <summary>The importer with the operator's key for people, and the desk that runs it in the background.</summary>
    public static void AddImports(this WebApplicationBuilder builder)
    {
        var keyFile = KeyFile(builder.Configuration);
        builder.Services.AddSingleton(_ => PersonKeys.Open(keyFile));
        builder.Services.AddSingleton<Importer>();
        builder.Services.AddSingleton<ImportUndo>();
        builder.Services.AddSingleton<CldSettling>();
        builder.Services.AddSingleton<ColumnMapper>();
        builder.Services.AddSingleton<ProfileDesk>();
        builder.Services.AddSingleton<TakenProfiles>();
        builder.Services.AddSingleton<OpenReferralIntake>();
        builder.Services.AddSingleton<TakenFeeds>();
        builder.Services.AddSingleton(_ => new OpenReferralClient(builder.Configuration.GetValue(TestFeeds, false)));
        builder.Services.AddSingleton<FeedsByAddress>();
        builder.Services.AddSingleton<ImportDesk>();
        builder.Services.AddHostedService(x => x.GetRequiredService<ImportDesk>());
    }

    /// <summary>The file of the person key: as the operator says, or beside the program's data in the account's own folder.</summary>
    public static string KeyFile(IConfiguration settings) => settings["Pseudonym:KeyFile"] is { Length: > 0 } path ? path : Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "commissioning-dashboard", "pseudonym.key");
}
