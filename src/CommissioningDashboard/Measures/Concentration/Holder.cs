using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>One who holds a part of the market: a provider, or the providers of one group that are looked at.</summary>
/// <param name="Providers">The providers, in the register’s order.</param>
/// <param name="Group">The group that they belonged to on the day looked at; none for one provider.</param>
public sealed record Holder(IReadOnlyList<ProviderRecord> Providers, string? Group = null)
{
    /// <summary>Several providers that one owner decides for.</summary>
    public bool IsGroup => Providers.Count > 1;

    /// <summary>The group’s name, or the provider’s.</summary>
    public string Name => IsGroup ? Group! : Providers[0].Name;

    /// <summary>The same in a ranking, where a person who is a provider is not named.</summary>
    public string RankedName => IsGroup ? Name : ActiveSupport.NameOf(Providers[0]);

    /// <summary>One of them is a person working alone, whose living is nobody else’s business.</summary>
    public bool HasPerson => Providers.Any(x => x.Ownership == Ownership.Individual);

    /// <summary>The providers of a group, by name; nothing for one provider.</summary>
    public string? Members => IsGroup ? string.Join("; ", Providers.Select(ActiveSupport.NameOf)) : null;

    /// <summary>Its place among all: that of its first provider in the register.</summary>
    public int Index => Providers[0].Index;

    /// <summary>
    /// Who holds, for some providers: each by itself, or with the others of its group of a day, as the filter has it. In the register’s
    /// order.
    /// </summary>
    public static IReadOnlyList<Holder> Of(MarketSlice slice, IEnumerable<ProviderRecord> providers, DateOnly day)
        =>
        [
            .. providers.GroupBy(x => KeyOf(slice, x, day), StringComparer.OrdinalIgnoreCase)
                .Select(x => (IReadOnlyList<ProviderRecord>)[.. x.OrderBy(p => p.Index)]).Select(x => new Holder(x, x[0].GroupOn(day)))
                .OrderBy(x => x.Index),
        ];

    /// <summary>
    /// Said after a comma beside figures of power: how groups are counted; nothing where no two of the providers are of one group on a day.
    /// </summary>
    public static string Clause(MarketSlice slice, IEnumerable<ProviderRecord> providers, DateOnly day)
        => providers.Where(x => x.GroupOn(day) is not null).GroupBy(x => x.GroupOn(day)!.Trim(), StringComparer.OrdinalIgnoreCase)
            .Any(x => x.Distinct().Count() > 1) ? $", {slice.Filter.Power.InWords()}" : "";

    private static string KeyOf(MarketSlice slice, ProviderRecord provider, DateOnly day)
        => slice.Filter.Power == PowerUnit.Provider || provider.GroupOn(day) is not { } group ? $"#{provider.Index}" : group.Trim();
}
