using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>One team's choices of a named provider in the order received, service by service.</summary>
internal sealed class TeamChoices(string team, int services, int providers)
{
    private readonly long[]?[] _counts = new long[services][];
    private readonly int?[] _last = new int?[services];

    public string Team => team;

    public long Referrals { get; private set; }

    /// <summary>Choices but the first of each service.</summary>
    public long Choices { get; private set; }

    /// <summary>Those of them that fell on the provider chosen last.</summary>
    public long Repeats { get; private set; }

    /// <summary>Every team with a choice in the period, in the register's order.</summary>
    public static List<TeamChoices> In(MarketSlice slice)
    {
        var teams = new TeamChoices?[slice.Market.Teams.Count];
        foreach (var referral in slice.Named)
        {
            if (referral.Team is { } team)
            {
                teams[team] ??= new TeamChoices(slice.Market.Teams[team].Name, slice.Market.Services.Count, slice.Providers.Count);
                teams[team]!.Add(referral.Service, referral.Provider!.Value);
            }
        }

        return [.. teams.OfType<TeamChoices>()];
    }

    /// <summary>Repeats expected on average if the same choices had come in any order: Σ n(n − 1) ÷ N for each service.</summary>
    public double ByChance() => _counts.OfType<long[]>().Sum(x => (double)x.Sum(n => n * (n - 1)) / x.Sum());

    /// <summary>Referrals by the provider's place, all services together.</summary>
    public long[] ByProvider()
    {
        var sum = new long[providers];
        foreach (var counts in _counts.OfType<long[]>())
        {
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += counts[i];
            }
        }

        return sum;
    }

    private void Add(int service, int provider)
    {
        Referrals++;
        Choices += _last[service] is null ? 0 : 1;
        Repeats += _last[service] == provider ? 1 : 0;
        _last[service] = provider;
        (_counts[service] ??= new long[providers])[provider]++;
    }
}
