using CommissioningDashboard.Data;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Demo;

/// <summary>The people who are referred: most once, some again within a year or two.</summary>
internal sealed class DemoPeople(Xoshiro256 random, int referrals)
{
    private const double _knownAlready = 0.28;
    private readonly int _remembered = 1 + referrals / 3;
    private readonly int _latest = referrals / 60;
    private readonly List<DemoPerson> _recent = [];
    private int _oldest;

    public DemoPerson Next()
    {
        // Not the latest: one person's referrals lie some time apart.
        var longAgo = _recent.Count - _latest;
        if (longAgo > 0 && random.Happens(_knownAlready))
        {
            return _recent[(_oldest + random.Below(longAgo)) % _recent.Count];
        }

        var need = DemoCounty.Needs.Pick(random);
        var person = new DemoPerson(
            random.Next(), random.Next(),
            (byte)DemoCounty.PeopleByArea.Pick(random),
            (Need)(need + 1),
            (AgeBand)(DemoCounty.AgesByNeed[need].Pick(random) + 1),
            (EthnicityGroup)(DemoCounty.Ethnicities.Pick(random) + 1));
        Remember(person);
        return person;
    }

    private void Remember(DemoPerson person)
    {
        if (_recent.Count < _remembered)
        {
            _recent.Add(person);
            return;
        }

        _recent[_oldest] = person;
        _oldest = (_oldest + 1) % _remembered;
    }
}
