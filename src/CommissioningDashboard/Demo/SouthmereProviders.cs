using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Demo;

/// <summary>A provider as a Client Level Data file knows it, and who of Southmere's it is likely to support.</summary>
/// <param name="Services">The letters of <see cref="SouthmereServices"/>.</param>
/// <param name="Weight">How often it is chosen, against the others of the same service.</param>
/// <param name="First">The first month in which it takes anybody on.</param>
/// <param name="Last">The last such month.</param>
internal sealed record SouthmereProvider(string Name, string CqcLocationId, string Services, int Weight, int First, int Last);

/// <summary>
/// Who supports people in Southmere: a few very large providers and a long tail. The names are made of parts that no place or family
/// carries.
/// </summary>
internal static class SouthmereProviders
{
    /// <summary>The largest five first. Each line: name, services, weight and, unless all of them, the months it takes people on.</summary>
    private const string _lines = """
        Ossenstrand Homecare|HR|900
        Brimmelshoal Care|HE|640
        Quessenwrack Houses|NGT|260
        Lunderstrand Care at Home|HE|330
        Tarvenskerry Living|L|300
        Bellaskerry Home Support|H|16
        Cattenshoal House|NT|34
        Corrastrand Care|H|60
        Dellanskerry House|NT|90
        Dunnawrack Homecare|H|24
        Ebbenskerry Extra Care|E|60
        Eskenstrand Supported Living|L|64
        Ferrinshoal Care|H|90
        Gannelstrand Trust|LS|80
        Garrenwrack Care at Home|H|12|9-35
        Gullenskerry House|N|40
        Hathelshoal Care|H|130
        Hollastrand Homecare|H|36
        Inkenwrack Nursing Home|G|46
        Jorrenskerry Care|H|8
        Kettenshoal Living|L|44
        Kittastrand House|N|28
        Lorrenwrack Homecare|H|30|14-35
        Marrinshoal Care|HR|52
        Mirrinskerry Homecare|HR|120
        Nellanstrand House|NT|36
        Ollenwrack Care|H|14
        Pennarwrack Homecare|H|150|0-21
        Pellinskerry Supported Living|L|26
        Quillanstrand Care|H|6
        Rennashoal House|N|52
        Rostenskerry Care at Home|H|20
        Sandenwrack Shared Lives|S|30
        Selkenstrand Care|H|10|20-35
        Skarrenshoal Living|L|18
        Sorrinstrand Support|L|96
        Tellanwrack House|G|66
        Tiddenskerry Homecare|H|18
        Ullenstrand Care|H|5
        Varrenshoal Homecare|H|42
        Vennaskerry House|NT|24|0-11
        Wellastrand Care|H|9
        Wraylewrack House|N|95
        Yarrenskerry Care|H|7|0-16
        Yollerwrack Nursing Home|G|80
        Zellanshoal Homecare|H|22
        """;

    public static IReadOnlyList<SouthmereProvider> All { get; } =
        [.. _lines.Split('\n', StringSplitOptions.TrimEntries).Select((x, i) => Read(x.Split('|'), i + 1))];

    private static SouthmereProvider Read(string[] parts, int number)
    {
        int[] months = parts.Length > 3 ? [.. parts[3].Split('-').Select(int.Parse)] : [0, SouthmereFile.Months - 1];

        // Outside what the Care Quality Commission issues, and other than the county's.
        return new SouthmereProvider(parts[0], $"1-00002{number:00000}", parts[1], int.Parse(parts[2]), months[0], months[1]);
    }
}

/// <summary>Who can be chosen for a service in a month, and how likely each is.</summary>
internal sealed class SouthmereMarket
{
    private readonly Dictionary<(char Service, int Month), (SouthmereProvider[] Open, Weighted Weights)> _pools = [];

    public SouthmereProvider Pick(char service, int month, Xoshiro256 random)
    {
        if (!_pools.TryGetValue((service, month), out var pool))
        {
            SouthmereProvider[] open =
                [.. SouthmereProviders.All.Where(x => x.Services.Contains(service) && month >= x.First && month <= x.Last)];
            _pools[(service, month)] = pool = (open, new Weighted([.. open.Select(x => x.Weight)]));
        }

        return pool.Open[pool.Weights.Pick(random)];
    }
}
