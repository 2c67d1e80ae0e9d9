using CommissioningDashboard.Data;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Demo;

/// <summary>The people who are referred: most once, some again within a year or two.</summary>
internal sealed class DemoPeople(Xoshiro256 random)
{
    private const double _knownAlready = 0.28;
    private const int _remembered = 12_000;
    private readonly List<DemoPerson> _recent = [];
    private int _oldest;

    public DemoPerson Next()
    {
        if (_recent.Count > 0 && random.Happens(_knownAlready))
        {
            return _recent[random.Below(_recent.Count)];
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
