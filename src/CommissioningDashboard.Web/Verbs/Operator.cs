using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Web.Imports;
using Npgsql;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>Where a verb works and who types: the settings, the keyboard and the clock.</summary>
internal sealed class Operator(IConfiguration settings, TextReader input, TimeProvider time)
{
    /// <summary>The connection of the application's role, which every ordinary act uses.</summary>
    public const string AppSetting = "Dashboard";

    /// <summary>The connection of the database's owner: for the structure and for adding authorities, and nothing else.</summary>
    public const string OwnerSetting = "Owner";

    public TextReader Input => input;

    public TimeProvider Time => time;

    /// <summary>For tests only: see <see cref="ImportServices.TestFeeds"/>.</summary>
    public bool ReadsFeedsOfThisMachine => settings.GetValue(ImportServices.TestFeeds, false);

    /// <exception cref="Refusal">The setting is missing.</exception>
    public string OwnerConnection => Connection(OwnerSetting, "the role that owns the database");

    /// <exception cref="Refusal">The setting is missing.</exception>
    public string AppConnection => Connection(AppSetting, "the role dashboard_app");

    /// <summary>Opens the database as the application does. Dispose it.</summary>
    /// <exception cref="Refusal">The setting is missing or cannot be read.</exception>
    public Database OpenDatabase() => new(AppConnection);

    /// <exception cref="Refusal">The file cannot be read or made, or holds no key.</exception>
    public PersonKeys OpenPersonKeys()
    {
        try
        {
            return PersonKeys.Open(ImportServices.KeyFile(settings));
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"The person key cannot be used: {problem.Message} Check Pseudonym__KeyFile.");
        }
    }

    /// <summary>The authority that the code means: its own, or another by which the published lists know the same council.</summary>
    /// <exception cref="Refusal">There is none.</exception>
    public static async Task<Authority> AuthorityAsync(Database database, string code, CancellationToken cancellationToken)
    {
        foreach (var known in EnglishAuthorities.Find(code)?.Codes.Prepend(code) ?? [code])
        {
            if (await database.FindAuthorityAsync(known, cancellationToken) is { } authority)
            {
                return authority;
            }
        }

        throw new Refusal($"There is no authority with the code \"{code}\". Add it with: authority add --code {code} --name NAME");
    }

    private string Connection(string name, string role)
    {
        if (settings.GetConnectionString(name) is not { Length: > 0 } connection)
        {
            throw new Refusal($"Set ConnectionStrings__{name} to the PostgreSQL connection string of {role}.");
        }

        try
        {
            return new NpgsqlConnectionStringBuilder(connection).ConnectionString;
        }
        catch (ArgumentException problem)
        {
            throw new Refusal($"ConnectionStrings__{name} cannot be read: {problem.Message}.");
        }
    }
}
