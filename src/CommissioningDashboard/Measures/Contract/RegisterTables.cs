using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>One provider of the register on the last day of the period, with what it received in it.</summary>
public sealed record RegisterLine(ProviderRecord Provider, DisplayBand Band, string Services, string Areas, bool IsOpen, long Referrals)
{
    /// <summary>True when its name, reference, services or areas hold the word.</summary>
    public bool Contains(string word)
        => new[] { Provider.Name, Provider.Reference, Services, Areas }.Any(
        x => x.Contains(word, StringComparison.CurrentCultureIgnoreCase));
}

/// <summary>Tables of the provider register.</summary>
public static class RegisterTables
{
    /// <summary>The providers that hold every word of a search, in the register's order; all of them without one.</summary>
    public static IReadOnlyList<RegisterLine> Lines(MarketSlice slice, string? search)
    {
        var tallies = slice.ByProvider(slice.Period);
        var day = slice.Period.To.LastDay;
        var words = (search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return
        [
            .. slice.Providers
                .Select(x => new RegisterLine(
                    x, slice.BandOf(x, slice.Period.To), Names(x.Services, slice.Market.Services, day),
                    Names(x.Areas, slice.Market.Areas, day),
                    x.IsOpen(day), tallies[x.Index].Referrals))
                .Where(x => words.All(x.Contains)),
        ];
    }

    public static MeasureTable Register(MarketSlice slice, string? search) => MeasureTable.FromRows<RegisterLine>(
        "Providers on the register", Lines(slice, search),
        (new("provider", "Provider", Unit.Text, Protection.Free), x => x.Provider.Name),
        (new("reference", "Reference", Unit.Text, Protection.Free), x => x.Provider.Reference),
        (new("band", "Size", Unit.Text, Protection.Free), x => x.Band.Name()),
        (new("ownership", "Ownership", Unit.Text, Protection.Free), x => x.Provider.Ownership.Name()),
        (new("services", "Services", Unit.Text, Protection.Free), x => x.Services),
        (new("areas", "Areas", Unit.Text, Protection.Free), x => x.Areas),
        (new("open", "Open", Unit.Text, Protection.Free), x => x.IsOpen ? "open" : "closed"),
        (Shares.ReferralsColumn, x => x.Referrals));

    /// <summary>One provider's arranged referrals in each month of the data.</summary>
    public static MeasureTable Months(MarketSlice slice, ProviderRecord provider) => MeasureTable.FromRows<Month>(
        $"Referrals to {provider.Name}, by month",
        Enumerable.Range(0, Math.Max(1, slice.Market.Months)).Select(slice.Market.FirstMonth.Plus),
        (new("month", "Month", Unit.Text, Protection.Free), x => x.Label),
        (Shares.ReferralsColumn, x => slice.To(provider, new Period(x, x)).Referrals));

    private static string Names(IReadOnlyList<DatedLink> ties, IReadOnlyList<RegisterEntry> entries, DateOnly day)
        => string.Join(", ", ties.Where(x => x.Contains(day)).Select(x => entries[x.Index].Name).Distinct().Order());
}
