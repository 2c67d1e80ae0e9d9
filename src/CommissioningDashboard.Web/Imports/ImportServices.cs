using CommissioningDashboard.Imports;

namespace CommissioningDashboard.Web.Imports;

internal static class ImportServices
{
    /// <summary>The importer with the operator's key for people, and the desk that runs it in the background.</summary>
    public static void AddImports(this WebApplicationBuilder builder)
    {
        var keyFile = builder.Configuration["Pseudonym:KeyFile"] is { Length: > 0 } path ? path : DefaultKeyFile;
        builder.Services.AddSingleton(_ => PersonKeys.Open(keyFile));
        builder.Services.AddSingleton<Importer>();
        builder.Services.AddSingleton<ImportUndo>();
        builder.Services.AddSingleton<ImportDesk>();
        builder.Services.AddHostedService(x => x.GetRequiredService<ImportDesk>());
    }

    /// <summary>Beside the program's data in the account's own folder, when the operator names no file.</summary>
    public static string DefaultKeyFile => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "commissioning-dashboard", "pseudonym.key");
}
