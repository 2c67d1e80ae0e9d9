using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Demo;

/// <summary>How somebody comes to a list of providers.</summary>
internal enum DemoDoor
{
    /// <summary>A broker buys from the framework; the council's own are there without being on it.</summary>
    Framework,

    /// <summary>A broker buys from anyone.</summary>
    Spot,

    /// <summary>The person looks for themselves.</summary>
    Person,
}

/// <summary>Who can be put forward for a service in an area in a month, and how likely each is to be listed.</summary>
internal sealed class DemoPools(IReadOnlyList<DemoProvider> register)
{
    private readonly Pool?[] _pools = new Pool?[DemoCalendar.Months * DemoCounty.Services.Length * DemoCounty.Areas.Length * 3];
    private readonly int _ownCompany = register.ToList().FindIndex(x => x.Kind == DemoKind.OwnCompany);

    /// <summary>
    /// Draws a list of up to <paramref name="shown"/>'s length in alphabetical order, each provider once; returns how many there are.
    /// </summary>
    public int List(int month, int service, int area, DemoDoor door, Xoshiro256 random, Span<int> shown)
    {
        var pool = For(month, service, area, door);
        var count = 0;
        if (pool.HasOwnCompany && door != DemoDoor.Person && random.Happens(OwnCompanyFirst(month)))
        {
            shown[count++] = _ownCompany;
        }

        // Those with the largest weights come up again and again in a small pool: a few tries, then a shorter list.
        for (var tries = 0; count < Math.Min(shown.Length, pool.Providers.Length) && tries < 40; tries++)
        {
            var drawn = pool.Draw(random);
            if (drawn >= 0 && !shown[..count].Contains(drawn))
            {
                shown[count++] = drawn;
            }
        }

        // The register is alphabetical, so its indexes are too.
        shown[..count].Sort();
        return count;
    }

    public bool OwnCompanyOffers(int service, int area) => register[_ownCompany].Offers(service, area);

    public int OwnCompany => _ownCompany;

    private static double OwnCompanyFirst(int month)
        => month > DemoStories.LargeLeavesAfterMonth ? DemoStories.OwnCompanyListedFirstAfterwards : DemoStories.OwnCompanyListedFirst;

    private Pool For(int month, int service, int area, DemoDoor door)
    {
        var key = ((month * DemoCounty.Services.Length + service) * DemoCounty.Areas.Length + area) * 3 + (int)door;
        return _pools[key] ??= Make(month, service, area, door);
    }

    private Pool Make(int month, int service, int area, DemoDoor door)
    {
        List<int> providers = [];
        List<double> cumulative = [];
        var total = 0.0;
        for (var i = 0; i < register.Count; i++)
        {
            var provider = register[i];
            if (provider.IsOpen(month) && provider.Offers(service, area) && (door != DemoDoor.Framework || MayBeBought(provider, month))
                && Weight(provider, month, door) is > 0 and var weight)
            {
                providers.Add(i);
                cumulative.Add(total += weight);
            }
        }

        return new Pool([.. providers], [.. cumulative], providers.Contains(_ownCompany));
    }

    private static bool MayBeBought(DemoProvider provider, int month)
        => provider.IsInHouse || (provider.OnFrameworkFrom is { } from && month >= from);

    private static double Weight(DemoProvider provider, int month, DemoDoor door)
    {
        var weight = provider.Capacity[0] * provider.Prominence;
        if (provider.Kind != DemoKind.Micro)
        {
            return weight;
        }

        return weight * DemoStories.MicroRise(month) * (door == DemoDoor.Person ? DemoStories.PeopleFindMicro : 1);
    }

    private sealed record Pool(int[] Providers, double[] Cumulative, bool HasOwnCompany)
    {
        public int Draw(Xoshiro256 random)
        {
            if (Providers.Length == 0)
            {
                return -1;
            }

            var found = Array.BinarySearch(Cumulative, random.NextDouble() * Cumulative[^1]);
            return Providers[Math.Min(found < 0 ? ~found : found + 1, Providers.Length - 1)];
        }
    }
}
