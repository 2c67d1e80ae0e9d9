using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>
/// A made-up market whose true shares are known, since each person's provider, hours and cost are drawn from what stands here. People may
/// come again and stay with their provider, and a size may have larger packages. Who somebody is has no bearing on any of it, so that no
/// group of people is treated unlike another.
/// </summary>
internal sealed class RepeatMarket(ulong seed)
{
    private static readonly DateOnly _last = new(2026, 5, 31);

    private readonly Xoshiro256 _random = new(seed);

    public int Referrals { get; init; } = 300;

    /// <summary>The chance that a person goes to a micro-provider.</summary>
    public double Micro { get; init; } = 0.2;

    /// <summary>The part of referrals that are of somebody who has been before, half of them of the one before.</summary>
    public double Returning { get; init; }

    /// <summary>How many times as large micro-providers' packages are as others'.</summary>
    public double MicroPackages { get; init; } = 1;

    /// <summary>How many hours the large packages have that one in ten of other providers' are; 20 as all others.</summary>
    public double LargePackages { get; init; } = 20;

    /// <summary>
    /// Whether support begins within a fortnight, and those for whom that would be after the data end still wait; otherwise all had it.
    /// </summary>
    public bool SomeWait { get; init; }

    /// <summary>One in ten of micro-providers' packages is as large.</summary>
    public bool HasLargeEverywhere { get; init; }

    /// <summary>Whose chance of a micro-provider is one and a half times that of others; nobody's.</summary>
    public Func<AgeBand, EthnicityGroup, Need, bool> IsFavoured { get; init; } = (_, _, _) => false;

    /// <summary>Micro-providers' true share, where nobody is favoured.</summary>
    public double Truth(Weight weight)
    {
        var others = (0.9 * 20) + (0.1 * LargePackages);
        var (own, rest) = weight == Weight.Referrals
            ? (Micro, 1 - Micro)
            : (Micro * (HasLargeEverywhere ? others : MicroPackages * 20), (1 - Micro) * others);
        return own / (own + rest);
    }

    public MarketSlice Slice(Weight weight)
    {
        var builder = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20).Provider("Cedar", 100);
        var people = new List<(bool IsMicro, bool HasChoice, int Days, AgeBand Age, EthnicityGroup Ethnicity, Need Need)>();
        for (var i = 0; i < Referrals; i++)
        {
            var again = people.Count > 0 && _random.NextDouble() < Returning;
            var before = Below(2) == 0 ? people.Count - 1 : Below(people.Count);
            var person = again ? before : people.Count;
            if (!again)
            {
                var drawn = _random.NextDouble();
                var (hasChoice, days) = (Below(3) > 0, Below(40));
                var (age, ethnicity, need) = ((AgeBand)(1 + Below(6)), (EthnicityGroup)(1 + Below(5)), (Need)(1 + Below(6)));
                people.Add((drawn < Micro * (IsFavoured(age, ethnicity, need) ? 1.5 : 1), hasChoice, days, age, ethnicity, need));
            }

            var who = people[person];
            var hours = Hours(who.IsMicro);
            var provider = who.IsMicro ? "Ash" : Below(2) == 0 ? "Birch" : "Cedar";
            var day = new DateOnly(2026, 5, 1 + (i * 31 / Referrals));
            var arranged = day.AddDays(SomeWait ? who.Days / 3 : who.Days);
            var waits = SomeWait && arranged > _last;
            builder.Refer(1, waits ? null : provider, $"{day:O}", x => x with
            {
                Outcome = waits ? ReferralOutcome.Waiting : ReferralOutcome.Arranged,
                Person = person + 1,
                Hours = hours,
                Cost = hours * 20,
                Age = who.Age,
                Ethnicity = who.Ethnicity,
                Need = who.Need,
                Arranged = waits ? null : arranged,
                Options = [.. new[] { provider, provider == "Birch" ? "Cedar" : "Birch" }.Take(who.HasChoice ? 2 : 1)
                    .Select(p => new PlainOption(p, p == provider && !waits ? OptionOutcome.Accepted : OptionOutcome.Shown))],
            });
        }

        return builder.Slice(MarketBuilder.InMay with { Weight = weight });
    }

    /// <summary>Half to one and a half times the size's mean.</summary>
    private decimal Hours(bool isMicro)
    {
        var others = _random.NextDouble() < 0.1 ? LargePackages : 20;
        var mean = isMicro && !HasLargeEverywhere ? 20 * MicroPackages : others;
        return Math.Round((decimal)(mean * (0.5 + _random.NextDouble())) * 4) / 4;
    }

    private int Below(int count) => (int)(_random.NextDouble() * count);
}
