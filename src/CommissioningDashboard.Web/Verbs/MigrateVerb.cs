using System.CommandLine;
using CommissioningDashboard.Data;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>Brings the database's structure up to date. Safe to run at every start.</summary>
internal static class MigrateVerb
{
    public static Command Create(Operator @operator)
    {
        var verb = new Command("migrate", "Brings the database's structure up to date.");
        verb.SetAction(async (parsed, stop) =>
        {
            var applied = await Schema.MigrateAsync(@operator.OwnerConnection, stop);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(applied.Count switch
            {
                0 => "The database is up to date.",
                1 => $"Applied 1 migration: {applied[0]}.",
                var count => $"Applied {count} migrations, the last one {applied[^1]}.",
            });
            return CommandLine.Done;
        });
        return verb;
    }
}
