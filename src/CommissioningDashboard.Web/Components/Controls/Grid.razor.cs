using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace CommissioningDashboard.Web.Components.Controls;

/// <summary>
/// A table that sorts and pages by links, so that its state is in the address and it works with script off. Sorting is done
/// here, over the items given: meant for hundreds or a few thousand, not for raw referrals.
/// </summary>
public sealed partial class Grid<TItem>
{
    private readonly List<GridColumn<TItem>> _columns = [];
    private GridState _state = new(null, false, 1);

    [Parameter, EditorRequired] public IReadOnlyList<TItem> Data { get; set; } = [];

    [Parameter, EditorRequired] public RenderFragment? GridColumns { get; set; }

    [Parameter, EditorRequired] public string Caption { get; set; } = "";

    [Parameter] public bool ShowCaption { get; set; }

    /// <summary>Rows to a page; nought for all.</summary>
    [Parameter] public int PageSize { get; set; } = 25;

    /// <summary>The sort before the reader chooses one: a column's key, with a minus for largest first.</summary>
    [Parameter] public string? DefaultSort { get; set; }

    /// <summary>Sets this grid's address values apart from another's on the same page.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>What to show when there are no items.</summary>
    [Parameter] public RenderFragment? Empty { get; set; }

    private string SortName => Name is null ? "sort" : $"{Name}-sort";

    private string PageName => Name is null ? "page" : $"{Name}-page";

    private int TotalPages => PageSize <= 0 ? 1 : (Data.Count + PageSize - 1) / PageSize;

    private int PageNumber => Math.Clamp(_state.Page, 1, Math.Max(1, TotalPages));

    private string Range
    {
        get
        {
            var first = (PageNumber - 1) * PageSize;
            return $"{first + 1:#,##0} to {Math.Min(first + PageSize, Data.Count):#,##0} of {Data.Count:#,##0}";
        }
    }

    internal void Add(GridColumn<TItem> column) => _columns.Add(column);

    internal void Remove(GridColumn<TItem> column) => _columns.Remove(column);

    protected override void OnParametersSet()
    {
        var query = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        _state = GridState.Read(query.GetValueOrDefault(SortName), query.GetValueOrDefault(PageName), DefaultSort);
    }

    private IEnumerable<TItem> Shown()
    {
        var by = _columns.FirstOrDefault(column => column.SortKey is not null && column.SortKey == _state.Sort);
        IEnumerable<TItem> sorted = Data;
        if (by?.SortKeySelector is { } key)
        {
            sorted = _state.Descending ? Data.OrderByDescending(key) : Data.OrderBy(key);
        }

        return PageSize <= 0 ? sorted : sorted.Skip((PageNumber - 1) * PageSize).Take(PageSize);
    }

    private bool IsSortedBy(GridColumn<TItem> column) => column.SortKey is not null && column.SortKey == _state.Sort;

    private string? AriaSort(GridColumn<TItem> column) => (IsSortedBy(column), _state.Descending) switch
    {
        (false, _) => null,
        (true, true) => "descending",
        (true, false) => "ascending",
    };

    private string Arrow(GridColumn<TItem> column) => (IsSortedBy(column), _state.Descending) switch
    {
        (false, _) => "↕",
        (true, true) => "↓",
        (true, false) => "↑",
    };

    private string SortHref(GridColumn<TItem> column, string key)
    {
        // The first press on numbers shows the largest first; a second press turns the order round.
        var descending = IsSortedBy(column) ? !_state.Descending : column.IsNumber;
        return With(new() { [SortName] = descending ? "-" + key : key, [PageName] = null });
    }

    private string PageHref(int page) => With(new() { [PageName] = page == 1 ? null : page });

    private string With(Dictionary<string, object?> values) =>
        new Uri(Navigation.GetUriWithQueryParameters(values)).PathAndQuery;
}
