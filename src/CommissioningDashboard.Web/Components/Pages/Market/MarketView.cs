using CommissioningDashboard.Market;
using CommissioningDashboard.Web.Access;
using Microsoft.AspNetCore.Components;

namespace CommissioningDashboard.Web.Components.Pages.Market;

/// <summary>
/// A reading page: takes the filter from its address, the market from the snapshot, and has the slice ready before
/// anything is drawn. It holds nothing after the response.
/// </summary>
public abstract class MarketView : ComponentBase
{
    [Inject] private SnapshotStore Snapshots { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] protected CurrentUser User { get; set; } = null!;

    protected MarketSlice Slice { get; private set; } = null!;

    protected MarketSnapshot Market => Slice.Market;

    /// <summary>What of the address could not be read, in words.</summary>
    protected IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>This page's own path, without its query.</summary>
    protected string Path { get; private set; } = "";

    protected bool HasReferrals => Market.Months > 0;

    /// <summary>Everything is at hand before the first drawing: nothing of a reading page comes late.</summary>
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await ReadAddressAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    private async Task ReadAddressAsync()
    {
        Path = Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0];
        var (filter, problems) = FilterAddress.Read(new Uri(Navigation.Uri).Query);
        filter = Narrow(filter);
        var market = await Snapshots.GetAsync(User.AuthorityId);
        if (!User.May(CommissioningDashboard.Access.Permission.ViewMarket) && filter.WithoutPeople() != filter)
        {
            filter = filter.WithoutPeople();
            problems =
            [
                .. problems,
                "This page is not filtered by service, area, need, route, team or weight for you, since that could tell of single people.",
            ];
        }

        Slice = market.Slice(filter);
        Problems = [.. problems, .. filter.ProblemsIn(market)];
    }

    /// <summary>What of the address's filter the page shows; all of it, unless the page is of one part by itself.</summary>
    protected virtual MarketFilter Narrow(MarketFilter filter) => filter;

    /// <summary>The address of another page with the same filter.</summary>
    protected string Same(string path) => Slice.Filter.On(path);

    /// <summary>A measure's table as CSV, where the reader may take figures away.</summary>
    protected string? Csv(string measure)
        => User.May(CommissioningDashboard.Access.Permission.ExportData) ? Same($"api/measures/{measure}/csv") : null;

    /// <summary>A table of the page that is no measure's own, likewise; what else its address needs goes first.</summary>
    protected string? TableCsv(string table, string? asked = null)
    {
        if (!User.May(CommissioningDashboard.Access.Permission.ExportData))
        {
            return null;
        }

        var address = Same($"api/tables/{table}/csv");
        var joint = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return asked is null ? address : $"{address}{joint}{asked}";
    }

    protected string Method(string measure) => Same($"methods/{measure}");
}
