using CommissioningDashboard.Data;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Demo;

/// <summary>Draws up the county's providers: always the same ones, in alphabetical order, whatever the seed of the referrals.</summary>
internal sealed class DemoRegister
{
    private const ulong _registerSeed = 20150623;
    private const ulong _gaveUpSeed = 20260401;
    private static readonly string[] _growing = [
        "Cloverquill Care", "Harebellow Care at Home", "Oakenquill Care at Home", "Swallowquill Care"];
    private readonly Xoshiro256 _random;

    private DemoRegister(ulong seed) => _random = new(seed);

    public static IReadOnlyList<DemoProvider> Draw() => new DemoRegister(_registerSeed).All();

    /// <summary>
    /// Those who gave up in the last year without a referral. They have a stream of their own and take no part in the process, so that the
    /// county is otherwise what it would be without them.
    /// </summary>
    public static IReadOnlyList<DemoProvider> DrawGaveUp()
    {
        var register = new DemoRegister(_gaveUpSeed);
        return
        [
            .. Lines(DemoNames.MicroGaveUp).Select(line => register.GaveUp(register.Independent(line, DemoKind.Micro))),
            .. Lines(DemoNames.SmallGaveUp).Select(line => register.GaveUp(register.Independent(line, DemoKind.Small))),
        ];
    }

    private DemoProvider[] All()
    {
        DemoProvider[] all =
        [
            .. Noticed([.. Lines(DemoNames.Micro).Select(line => Independent(line, DemoKind.Micro))]),
            .. Lines(DemoNames.MicroClosed).Select(line => Closed(Independent(line, DemoKind.Micro))),
            .. Lines(DemoNames.Small).Select(line => Independent(line, DemoKind.Small)),
            .. Lines(DemoNames.SmallClosed).Select(line => Closed(Independent(line, DemoKind.Small))),
            .. Lines(DemoNames.Medium).Select(line => Independent(line, DemoKind.Medium)),
            .. Lines(DemoNames.Large).Select(line => Independent(line, DemoKind.Large)),
            .. Lines(DemoNames.Unknown).Select(line => Independent(line, DemoKind.Unknown)),
            InHouse(DemoNames.Department, DemoKind.Department, Ownership.CouncilDepartment, "RSN", [0, 1, 2, 3, 5], 128, 1500),
            InHouse(DemoNames.OwnCompany, DemoKind.OwnCompany, Ownership.CouncilOwnedCompany, "HREDC", [0, 1, 2, 3, 4, 5], 415, 4200),
        ];
        Array.Sort(all, (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return [.. all.Select((x, i) => x with { Prominence = x.Prominence * DemoStories.Prominence(x.Kind) * Listing(i, all.Length) })];
    }

    private static double Listing(int rank, int of)
        => DemoStories.ListedIfFirst + (DemoStories.ListedIfLast - DemoStories.ListedIfFirst) * rank / (of - 1);

    /// <summary>
    /// Says which micro-providers are on no list, which are passed over and which are on the framework, each spread over the
    /// alphabet: none of these stories may be the first-listed one in disguise.
    /// </summary>
    private static IEnumerable<DemoProvider> Noticed(DemoProvider[] micro)
    {
        var unlisted = 0;
        var passedOver = 0;
        var onFramework = 0;
        for (var i = 0; i < micro.Length; i++)
        {
            var never = i % 9 is 2 or 6 && unlisted < DemoStories.MicroNeverListed;
            var passed = i % 9 is 8 or 4 && passedOver < DemoStories.MicroAlwaysPassedOver && !_growing.Contains(micro[i].Name);
            var framework = !never && !passed && i % 7 == 3 && onFramework < DemoStories.MicroOnFramework;
            unlisted += never ? 1 : 0;
            passedOver += passed ? 1 : 0;
            onFramework += framework ? 1 : 0;
            yield return micro[
                i] with
            {
                Prominence = never ? 0 : 1,
                PassedOver = passed,
                OnFrameworkFrom = framework ? Math.Max(FrameworkStart, micro[i].Opened) : null
            };
        }
    }

    /// <summary>The month in which the framework was let, for six years.</summary>
    public const int FrameworkStart = -4;

    private DemoProvider Independent(string line, DemoKind kind)
    {
        var (name, letters, owner) = line.Split('|') is [var a, var b, var c] ? (a, b, c) : throw new FormatException(line);
        var services = letters.Select(DemoCounty.Service).ToArray();
        var opened = Opened(kind);
        var inGroup = name.StartsWith("Harrowmote", StringComparison.Ordinal);
        var size = name switch
        {
            DemoNames.LargeLeaver => 960,
            DemoNames.Valleys => 190,
            _ when inGroup => _random.Between(38, 48) / 10m,
            _ => FullTimeEquivalents(kind),
        };
        return new DemoProvider(name, kind, OwnershipOf(owner), services)
        {
            Areas = AreasOf(name, kind),
            Opened = opened,
            LastOpen = name == DemoNames.LargeLeaver ? DemoStories.LargeLeavesAfterMonth : null,
            ParentGroup = GroupOf(name, kind, inGroup || name == DemoNames.Bought),
            InGroupFrom = name == DemoNames.Bought ? DemoStories.BoughtInMonth : null,
            Sizes = kind == DemoKind.Unknown ? [] : SizesOf(name, kind, opened, size),
            Capacity = CapacityOf(kind, size),
            OnFrameworkFrom = JoinsFramework(kind, services, opened),
            Prominence = 1,
        };
    }

    private string? GroupOf(string name, DemoKind kind, bool inGroup)
    {
        if (inGroup)
        {
            return DemoNames.Group;
        }

        return kind == DemoKind.Large && _random.Happens(0.5) ? $"{name.Split(' ')[0]} National" : null;
    }

    private DemoProvider InHouse(string name, DemoKind kind, Ownership ownership, string letters, int[] areas, decimal size, int hours)
        => new(name, kind, ownership, [.. letters.Select(DemoCounty.Service)])
        {
            Areas = areas,
            Opened = -100,
            Sizes = SizesOf(name, kind, -100, size),
            Capacity = [.. Enumerable.Range(0, 6).Select(year => hours + 40 * year)],
            Prominence = 1,
        };

    private DemoProvider Closed(DemoProvider provider)
        => provider with { Opened = -_random.Between(12, 60), LastOpen = _random.Between(14, 50), OnFrameworkFrom = null };

    private DemoProvider GaveUp(DemoProvider provider)
        => provider with
        {
            Opened = -_random.Between(2, 30),
            LastOpen = _random.Between(DemoStories.GaveUpFrom, DemoCalendar.Months - 3),
            OnFrameworkFrom = null,
            Prominence = 0,
            IsWithoutCommunity = true,
        };

    private int Opened(DemoKind kind) => kind switch
    {
        DemoKind.Micro when _random.Happens(0.35) => _random.Between(3, 44),
        DemoKind.Small or DemoKind.Unknown when _random.Happens(0.15) => _random.Between(3, 40),
        _ => -_random.Between(6, 140),
    };

    private int[] AreasOf(string name, DemoKind kind)
    {
        if (name == DemoNames.Valleys)
        {
            return [1, DemoCounty.NorthValleys];
        }

        // Nobody else covers the North valleys.
        List<int> reachable = [0, 1, 2, 3, 5];
        var wanted = kind switch
        {
            DemoKind.Micro => _random.Between(1, 2),
            DemoKind.Small or DemoKind.Unknown => _random.Between(1, 3),
            DemoKind.Medium => _random.Between(2, 4),
            _ => _random.Between(4, 5),
        };
        while (reachable.Count > wanted)
        {
            reachable.RemoveAt(_random.Below(reachable.Count));
        }

        return [.. reachable];
    }

    private decimal FullTimeEquivalents(DemoKind kind) => kind switch
    {
        DemoKind.Micro => _random.Between(12, 50) / 10m,
        DemoKind.Small => (60 + (int)(400 * _random.Skewed())) / 10m,
        DemoKind.Medium => 52 + (int)(190 * _random.Skewed()),
        DemoKind.Large => 262 + (int)(1200 * _random.Skewed()),
        _ => _random.Between(2, 30),
    };

    private DemoSize[] SizesOf(string name, DemoKind kind, int opened, decimal size)
    {
        var first = Size(Math.Max(opened, -12), size, kind);
        if (_growing.Contains(name))
        {
            return [first, Size(Math.Max(opened + 6, _random.Between(26, 44)), _random.Between(65, 95) / 10m, DemoKind.Small)];
        }

        // Some are counted again midway and found about the same, never across a band.
        return opened < 20 && _random.Happens(0.5)
            ? [first, Size(30, kind == DemoKind.Micro ? Math.Min(5, size + 0.2m) : size + 0.5m, kind)]
            : [first];
    }

    private DemoSize Size(int month, decimal fullTime, DemoKind kind)
    {
        // Much care work is part-time: more people than full-time equivalents, in micro-providers some of them unpaid or self-employed.
        var workers = Math.Max(1, (int)(fullTime * _random.Between(120, kind == DemoKind.Micro ? 200 : 150) / 100) + 1);
        var employees = kind == DemoKind.Micro ? Math.Max(0, workers - _random.Between(0, 3)) : workers - workers / 50;
        return new DemoSize(month, fullTime, workers, employees);
    }

    /// <summary>The larger the provider, the more of its hours go to people paying for themselves, or to other councils.</summary>
    private int[] CapacityOf(DemoKind kind, decimal size)
    {
        var hours = (
            double)size * kind switch { DemoKind.Micro => 36, DemoKind.Small => 14, DemoKind.Medium => 5, DemoKind.Large => 2.2, _ => 10 };
        return [.. Enumerable.Range(0, 6).Select(_ => Math.Max(5, (int)(hours * _random.Between(92, 110) / 500) * 5))];
    }

    private int? JoinsFramework(DemoKind kind, int[] services, int opened)
    {
        var chance = kind switch { DemoKind.Small => 0.75, DemoKind.Medium or DemoKind.Large => 1.0, DemoKind.Unknown => 0.3, _ => 0 };
        return services.Any(x => DemoCounty.Services[x].OnFramework) && _random.Happens(chance) ? Math.Max(FrameworkStart, opened) : null;
    }

    private static Ownership OwnershipOf(string letter) => letter switch
    {
        "v" => Ownership.VoluntaryOrCharity,
        "i" => Ownership.Individual,
        _ => Ownership.Private,
    };

    private static string[] Lines(string names)
        => names.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
