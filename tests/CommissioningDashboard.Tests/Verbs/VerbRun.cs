using CommissioningDashboard.Web.Verbs;
using Microsoft.Extensions.Configuration;

namespace CommissioningDashboard.Tests.Verbs;

/// <summary>What a verb answered: its code and what it wrote.</summary>
internal sealed record VerbRun(int Code, string Output, string Error)
{
    /// <summary>Runs a line as the operator would type it; a part between double quotation marks is one word.</summary>
    public static async Task<VerbRun> OfAsync(TestDatabase server, string line, string typed = "", string? owner = null)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Owner"] = owner ?? server.OwnerConnectionString,
            ["ConnectionStrings:Dashboard"] = server.AppConnectionString,
        }).Build();
        using var input = new StringReader(typed);
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var words = line.Split('"').SelectMany((part, place) => place % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var code = await CommandLine.RunAsync([.. words], new Operator(settings, input, TimeProvider.System), output, error);
        return new(code, output.ToString().Trim(), error.ToString().Trim());
    }
}
