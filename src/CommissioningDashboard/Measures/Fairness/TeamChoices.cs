using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// One team's choices of a named provider in the order received, service by service. A person who stays with a provider has chosen once,
/// and no choice is compared with one of the same person.
/// </summary>
internal sealed class TeamChoices(string team, int services, int providers)
{
    private readonly long[]?[] _counts = new long[services][];
    private readonly (int Provider, int Person)?[] _last = new (int, int)?[services];
    private readonly long[] _pairs = new long[services];

    public string Team => team;

    public long Referrals { get; private set; }

    /// <summary>Choices that followed one of another person for the service.</summary>
    public long Choices => _pairs.Sum();

    /// <summary>Those of them that fell on the provider chosen last.</summary>
    public long Repeats { get; private set; }

    /// <summary>All referrals by the provider's place, all services together.</summary>
    public long[] ByProvider { get; } = new long[providers];

    /// <summary>Every team with a choice in the period, in the register's order.</summary>
    public static List<TeamChoices> In(MarketSlice slice)
    {
        var teams = new TeamChoices?[slice.Market.Teams.Count];
        var chosen = new ushort[slice.Market.PeopleCount + 1];
        foreach (var referral in slice.Named)
        {
            var provider = referral.Provider!.Value;
            var person = referral.Person ?? 0;
            var stays = person > 0 && chosen[person] == provider + 1;
            chosen[person] = (ushort)(provider + 1);
            if (referral.Team is { } team)
            {
                teams[team] ??= new TeamChoices(slice.Market.Teams[team].Name, slice.Market.Services.Count, slice.Providers.Count);
                teams[team]!.Add(referral.Service, provider, person, stays);
            }
        }

        return [.. teams.OfType<TeamChoices>()];
    }

    /// <summary>Its choices for each service with neighbours of two people, and which part of all neighbours those are.</summary>
    public IEnumerable<ChoiceRun> Runs => _counts.Zip(_pairs).Where(x => x.Second > 0)
        .Select(x => new ChoiceRun(x.First!, (double)x.Second / (x.First!.Sum() - 1)));

    /// <summary>
    /// The mean and the variance of the repeats if the same choices had come in any order: those of all neighbours, by the part of them
    /// that are of two people.
    /// </summary>
    public (double Mean, double Variance) InRandomOrder()
    {
        var mean = 0.0;
        var variance = 0.0;
        foreach (var run in Runs)
        {
            var all = AdjacentRepeats.InRandomOrder(run.Counts);
            mean += all.Mean * run.Part;
            variance += all.Variance * run.Part;
        }

        return (mean, variance);
    }

    private void Add(int service, int provider, int person, bool stays)
    {
        Referrals++;
        ByProvider[provider]++;
        if (stays)
        {
            return;
        }

        if (_last[service] is { } last && (person == 0 || person != last.Person))
        {
            _pairs[service]++;
            Repeats += last.Provider == provider ? 1 : 0;
        }

        _last[service] = (provider, person);
        (_counts[service] ??= new long[providers])[provider]++;
    }
}
