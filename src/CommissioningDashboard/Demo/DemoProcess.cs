using CommissioningDashboard.Data;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Demo;

/// <summary>
/// Makes the referrals month by month: a person, a need, a service, a route, and what became of it. The lists are filled anew
/// for each month, so that memory stays the same for forty thousand and for a million.
/// </summary>
internal sealed class DemoProcess
{
    private readonly DemoCalendar _calendar;
    private readonly Xoshiro256 _random;
    private readonly DemoPools _pools;
    private readonly DemoChoice _choice;
    private readonly DemoPeople _people;
    private readonly DemoSupport _support;
    private readonly DemoLoad _load;
    private readonly DemoVoices _voices;
    private readonly int _listEvery;
    private readonly int[] _quotas;
    private readonly IReadOnlyList<DemoProvider> _register;
    private readonly Queue<DemoReferral> _handedBack = new();
    private int _number;

    public DemoProcess(DemoCalendar calendar, IReadOnlyList<DemoProvider> register, DemoOptions options)
    {
        _calendar = calendar;
        _register = register;
        _random = new Xoshiro256(unchecked((ulong)options.Seed));
        _pools = new DemoPools(register);
        _load = new DemoLoad(register, calendar, options.Referrals);
        _choice = new DemoChoice(register, _pools, _load, _random);
        _people = new DemoPeople(_random, options.Referrals);
        _support = new DemoSupport(calendar, _random);
        _voices = new DemoVoices(calendar, register, options);
        _quotas = calendar.Quotas(options.Referrals);
        _listEvery = 1 + options.Referrals / (DemoOptions.ListsKept + 1);
    }

    public List<DemoReferral> Referrals { get; } = [];

    public List<DemoOption> Options { get; } = [];

    public List<DemoScore> Scores { get; } = [];

    /// <summary>Fills the lists with the month's referrals, in the order in which they were received.</summary>
    public void Fill(int month)
    {
        Referrals.Clear();
        Options.Clear();
        Scores.Clear();
        _load.Begin(month);
        var days = _calendar.Days(month, _quotas[month], _random);
        for (var day = 0; day < days.Length; day++)
        {
            for (var i = 0; i < days[day]; i++)
            {
                Add(month, _calendar.FirstOf(month).AddDays(day));
            }
        }
    }

    private void Add(int month, DateOnly received)
    {
        // People left without support are seen first, but other people's referrals do not stop.
        var again = month > DemoStories.LargeLeavesAfterMonth && _handedBack.Count > 0 && _random.Happens(0.4);
        var referral = again ? Again(_handedBack.Dequeue()) : Fresh();
        referral.Number = ++_number;
        referral.Received = received;
        referral.Provider = -1;
        if (_random.Happens(DemoStories.Withdrawn))
        {
            referral.Outcome = ReferralOutcome.Withdrawn;
        }
        else
        {
            Place(ref referral, month, again && _random.Happens(DemoStories.HandedBackGoInHouse));
        }

        Referrals.Add(referral);
        _voices.Hear(referral, Scores);
    }

    private DemoReferral Fresh()
    {
        var person = _people.Next();
        var service = DemoCounty.ServicesByNeed[(int)person.Need - 1].Pick(_random);
        return new DemoReferral
        {
            Person = person,
            Service = service,
            Team = _support.Team(person, service),
            Route = _support.Route(service),
            QuarterHours = _support.QuarterHours(service),
        };
    }

    private static DemoReferral Again(DemoReferral before)
        => before with { Arranged = null, Ended = null, Pence = 0, Route = Route.CouncilCommissioned };

    private void Place(ref DemoReferral referral, int month, bool toOwnCompany)
    {
        var area = referral.Person.Area;
        var brokered = referral.Route is Route.CouncilCommissioned or Route.ManagedBudget;
        var door = Door(referral);
        var (arranged, ended) = _support.Dates(referral.Service, referral.Received);
        if (arranged > _calendar.LastDay
            || (brokered && month >= DemoStories.WaitingFromMonth && _random.Happens(DemoStories.StillWaiting)))
        {
            referral.Outcome = ReferralOutcome.Waiting;
            if (brokered)
            {
                _choice.List(month, referral.Service, area, door);
                KeepList(referral);
            }

            return;
        }

        if (toOwnCompany && _pools.OwnCompanyOffers(referral.Service, area))
        {
            referral.Provider = _pools.OwnCompany;
            _choice.Only(referral.Provider);
            KeepList(referral);
        }
        else if (referral.Route != Route.DirectPayment || _random.Happens(DemoStories.DirectPaymentNamesProvider))
        {
            referral.Provider = _choice.Choose(month, referral.Service, area, door);
            if (brokered)
            {
                KeepList(referral);
            }
        }

        if (brokered && referral.Provider < 0)
        {
            referral.Outcome = ReferralOutcome.NoProviderFound;
            return;
        }

        Settle(ref referral, arranged, ended);
    }

    private void KeepList(in DemoReferral referral)
    {
        if (referral.Number % _listEvery == 0)
        {
            _choice.Record(referral.Number, Options);
        }
    }

    /// <summary>
    /// Dates and cost of support that was arranged; none outlasts its provider, and what outlasts the five years has not ended.
    /// </summary>
    private void Settle(ref DemoReferral referral, DateOnly arranged, DateOnly ended)
    {
        var provider = referral.Provider < 0 ? null : _register[referral.Provider];
        var closes = provider?.LastOpen is { } last ? _calendar.LastOf(last) : DateOnly.MaxValue;
        referral.Outcome = ReferralOutcome.Arranged;
        referral.Pence = _support.Pence(referral, provider);
        referral.Arranged = arranged < closes ? arranged : closes;
        ended = ended < closes ? ended : closes;
        referral.Ended = ended > _calendar.LastDay ? null : ended;
        if (provider is not null)
        {
            _load.Take(referral.Provider, referral.QuarterHours, referral.Ended);
        }

        if (provider?.Name == DemoNames.LargeLeaver && ended == closes)
        {
            _handedBack.Enqueue(referral);
        }
    }

    private DemoDoor Door(in DemoReferral referral) => referral.Route switch
    {
        Route.DirectPayment or Route.Signposting => DemoDoor.Person,
        Route.CouncilCommissioned when DemoCounty.Services[referral.Service].OnFramework && _random.Happens(DemoStories.BoughtFromFramework)
            => DemoDoor.Framework,
        _ => DemoDoor.Spot,
    };
}
