using CommissioningDashboard.Access;
using CommissioningDashboard.Market;
using CommissioningDashboard.Web.Access;
using Microsoft.AspNetCore.Components;

namespace CommissioningDashboard.Web.Components.Islands;

/// <summary>
/// A chart whose parts can be brought out one at a time, by pressing one or with the arrow keys; what stands out is read
/// out in words. Before the circuit is up, and with script off, it is the plain chart. Islands on one page share a circuit.
/// </summary>
public abstract class MarketExplorer : ComponentBase
{
    [Inject] private SnapshotStore Snapshots { get; set; } = null!;

    [Inject] private CurrentUser User { get; set; } = null!;

    /// <summary>The page's filter as a query string.</summary>
    [Parameter, EditorRequired] public string Query { get; set; } = "";

    /// <summary>None for a reader who may not see it.</summary>
    protected MarketSlice? Slice { get; private set; }

    /// <summary>What stands out; none when everything does.</summary>
    protected int? Focus { get; private set; }

    /// <summary>The read-out.</summary>
    protected string Words { get; private set; } = "";

    /// <summary>What is said before anything is chosen.</summary>
    protected abstract string Invitation { get; }

    /// <summary>What is said when everything stands out again.</summary>
    protected abstract string AllShown { get; }

    protected abstract string Describe(MarketSlice slice, int at);

    /// <summary>Where a step leads, from where it is now or from nowhere.</summary>
    protected abstract int Next(int? at, int step);

    protected abstract void Load(MarketSlice slice);

    protected override async Task OnParametersSetAsync()
    {
        if (!User.May(Permission.ViewMarket))
        {
            return;
        }

        Slice = (await Snapshots.GetAsync(User.AuthorityId)).Slice(FilterAddress.Read(Query).Filter);
        Load(Slice);
        (Focus, Words) = (null, Invitation);
    }

    /// <summary>Brings one out; the same again lets go of it.</summary>
    protected void Choose(int at) => Show(Focus == at ? null : at);

    protected void Release() => Show(null);

    protected void Step(int step) => Show(Next(Focus, step));

    /// <summary>A measure's table as CSV, where the reader may take figures away.</summary>
    protected string? Csv(string measure) => User.May(Permission.ExportData) ? Slice?.Filter.On($"api/measures/{measure}/csv") : null;

    protected string? Method(string measure) => Slice?.Filter.On($"methods/{measure}");

    private void Show(int? at)
    {
        Focus = at;
        Words = at is { } chosen && Slice is not null ? Describe(Slice, chosen) : AllShown;
    }
}
