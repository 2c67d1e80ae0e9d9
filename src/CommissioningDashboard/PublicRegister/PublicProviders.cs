using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Referrals;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.PublicRegister;

/// <summary>The authority whose register is open to everybody.</summary>
public sealed record OpenRegister(int AuthorityId, string Code, string Name);

/// <summary>A service that a provider gives, as the public sees it.</summary>
public sealed record PublicService(ProviderRecord Provider, RegisterEntry Service);

/// <summary>
/// The public part of the register: who is open today, what they give and where, and what they say of themselves. A person who works alone
/// is in it only once it has described itself: its name is personal. Sizes, hours and referrals are never in it.
/// </summary>
public sealed class PublicProviders(Database database, SnapshotStore store, DayOrder order)
{
    /// <summary>The open register with this code; without a code the only one that is open.</summary>
    /// <returns>None when it is not open, or several are and none is named.</returns>
    public async Task<OpenRegister?> FindAsync(string? code, CancellationToken cancellationToken = default)
    {
        var open = new List<OpenRegister>();
        foreach (var authorityId in await database.PublicRegistersAsync(cancellationToken))
        {
            await using var db = database.For(authorityId);
            var authority = await db.Authorities.AsNoTracking()
                .SingleOrDefaultAsync(x => x.Id == authorityId && x.RemovedAt == null, cancellationToken);
            if (authority is not null && (string.IsNullOrEmpty(code) || authority.Code == code))
            {
                open.Add(new OpenRegister(authority.Id, authority.Code, authority.Name));
            }
        }

        return open.Count == 1 ? open[0] : null;
    }

    public ValueTask<MarketSnapshot> MarketAsync(OpenRegister register, CancellationToken cancellationToken = default)
        => store.GetAsync(register.AuthorityId, cancellationToken);

    /// <summary>Every service of every public provider, each at a place that is drawn for the day for it alone.</summary>
    public async Task<IReadOnlyList<PublicService>> ServicesAsync(OpenRegister register, CancellationToken cancellationToken = default)
    {
        var market = await MarketAsync(register, cancellationToken);
        var open = Of(market).ToList();
        var drawn = new List<(string Place, PublicService Service)>();
        foreach (var service in market.Services)
        {
            var places = await order.ForAsync(register.AuthorityId, service.Code, null, cancellationToken);
            drawn.AddRange(open.Where(x => Gives(x, service)).Select(x => (places.Place(x.Id), new PublicService(x, service))));
        }

        return [.. drawn.OrderBy(x => x.Place, StringComparer.Ordinal).Select(x => x.Service)];
    }

    /// <summary>Public providers that give a service in an area and say some words, in the order of that search and day.</summary>
    /// <param name="register">Whose.</param>
    /// <param name="words">Any part of a name or of what they say; empty for all.</param>
    /// <param name="service">A service's code; none for any.</param>
    /// <param name="area">An area's code; none for any.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IReadOnlyList<ProviderRecord>> SearchAsync(
        OpenRegister register, string? words, string? service, string? area, CancellationToken cancellationToken = default)
    {
        var market = await MarketAsync(register, cancellationToken);
        var wantedService = market.Services.FirstOrDefault(x => x.Code == service);
        var wantedArea = market.Areas.FirstOrDefault(x => x.Code == area);
        var places = await order.ForAsync(register.AuthorityId, wantedService?.Code, wantedArea?.Code, cancellationToken);
        return places.Arrange(Of(market).Where(x => (wantedService is null || Gives(x, wantedService))
            && (wantedArea is null || AreasOf(x, market) is { Count: 0 } || AreasOf(x, market).Contains(wantedArea))
            && Says(x, (words ?? "").Trim())), x => x.Id);
    }

    /// <summary>The public providers, in the register's order.</summary>
    public IEnumerable<ProviderRecord> Of(MarketSnapshot market)
        => market.Providers.Where(x => x.IsOpen(order.Today) && !x.ToBeCompleted && x.Services.Any(s => s.Contains(order.Today))
            && (x.Ownership != Ownership.Individual || x.ProfileOn(order.Today) is not null));

    public bool Gives(ProviderRecord provider, RegisterEntry service)
        => provider.Services.Any(x => x.Index == service.Index && x.Contains(order.Today));

    /// <summary>The areas that a provider covers; none when it states none and so covers all.</summary>
    public IReadOnlyList<RegisterEntry> AreasOf(ProviderRecord provider, MarketSnapshot market)
        => [.. provider.Areas.Where(x => x.Contains(order.Today)).Select(x => market.Areas[x.Index]).Distinct().OrderBy(x => x.Name)];

    private bool Says(ProviderRecord provider, string words)
        => words.Length == 0 || provider.Name.Contains(words, StringComparison.CurrentCultureIgnoreCase)
            || provider.ProfileOn(order.Today)?.Texts.Said().Any(
                x => x.Text.Contains(words, StringComparison.CurrentCultureIgnoreCase)) is true;
}
