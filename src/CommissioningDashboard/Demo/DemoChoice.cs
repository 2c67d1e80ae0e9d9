using CommissioningDashboard.Data;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Demo;

/// <summary>
/// How one provider is chosen from a list: where the order of names and the favour for the council's company do their work.
/// </summary>
internal sealed class DemoChoice(IReadOnlyList<DemoProvider> register, DemoPools pools, DemoLoad load, Xoshiro256 random)
{
    private const int _longest = 5;
    private static readonly Weighted _lengths = new(10, 18, 30, 24, 18);
    private static readonly string[] _providerReasons = [
        "No capacity at the times asked for", "Too far to travel", "Needs staff with other skills", "The rate is too low"];
    private static readonly Weighted _providerReason = new(55, 20, 15, 10);
    private static readonly string[] _personReasons = [
        "Wanted the same carers each time", "The times did not suit", "Preferred somebody local"];
    private const double _personDeclines = 0.04;
    private readonly int[] _shown = new int[_longest];
    private readonly OptionOutcome[] _outcomes = new OptionOutcome[_longest];
    private readonly string?[] _reasons = new string?[_longest];
    private int _count;

    /// <summary>Draws up a list and tries its providers, the most attractive most likely first, until one accepts. None is -1.</summary>
    public int Choose(int month, int service, int area, DemoDoor door)
    {
        List(month, service, area, door);
        while (Try() is var tried and >= 0)
        {
            var (outcome, reason) = Answer(_shown[tried]);
            _outcomes[tried] = outcome;
            _reasons[tried] = reason;
            if (outcome == OptionOutcome.Accepted)
            {
                return _shown[tried];
            }
        }

        return -1;
    }

    /// <summary>Draws up a list of which nobody has yet been chosen; some have been called.</summary>
    public void List(int month, int service, int area, DemoDoor door)
    {
        _count = pools.List(month, service, area, door, random, _shown.AsSpan(0, 1 + _lengths.Pick(random)));
        for (var i = 0; i < _count; i++)
        {
            _outcomes[i] = random.Happens(0.25) ? OptionOutcome.Contacted : OptionOutcome.Shown;
            _reasons[i] = null;
        }
    }

    /// <summary>A list of one, who accepts: nobody else was looked for.</summary>
    public void Only(int provider) => (_count, _shown[0], _outcomes[0], _reasons[0]) = (1, provider, OptionOutcome.Accepted, null);

    /// <summary>The last list, as it was shown and with what became of each.</summary>
    public void Record(int referral, List<DemoOption> into)
    {
        for (var i = 0; i < _count; i++)
        {
            into.Add(new DemoOption(referral, (short)_shown[i], (short)(i + 1), _outcomes[i], _reasons[i]));
        }
    }

    /// <summary>The place of the next one to try: not yet tried, in proportion to the pull of its place and the favour it has.</summary>
    private int Try()
    {
        Span<double> pull = stackalloc double[_longest];
        var total = 0.0;
        for (var i = 0; i < _count; i++)
        {
            pull[i] = _outcomes[i] is OptionOutcome.Shown or OptionOutcome.Contacted ? Pull(register[_shown[i]], i) : 0;
            total += pull[i];
        }

        var left = random.NextDouble() * total;
        for (var i = 0; i < _count; i++)
        {
            if (pull[i] > 0 && (left -= pull[i]) < 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static double Pull(DemoProvider provider, int place)
        => provider.PassedOver ? 0
            : DemoStories.PullOfPosition[place] * (provider.Kind == DemoKind.OwnCompany ? DemoStories.OwnCompanyPreferred : 1);

    private (OptionOutcome Outcome, string? Reason) Answer(int provider)
    {
        var kind = register[provider].Kind;
        if (kind != DemoKind.OwnCompany && load.IsFull(provider) && random.Happens(DemoStories.DeclinesWhenFull))
        {
            return (OptionOutcome.DeclinedByProvider, _providerReasons[0]);
        }

        if (random.Happens(DemoStories.Declines(kind)))
        {
            return (OptionOutcome.DeclinedByProvider, _providerReasons[_providerReason.Pick(random)]);
        }

        return random.Happens(_personDeclines)
            ? (OptionOutcome.DeclinedByPerson, _personReasons[random.Below(_personReasons.Length)])
            : (OptionOutcome.Accepted, null);
    }
}
