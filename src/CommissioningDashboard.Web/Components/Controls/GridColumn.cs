using Microsoft.AspNetCore.Components;

namespace CommissioningDashboard.Web.Components.Controls;

/// <summary>A column of a <see cref="Grid{TItem}"/>. The first column heads each row.</summary>
public sealed class GridColumn<TItem> : ComponentBase, IDisposable
{
    [CascadingParameter] private Grid<TItem>? Grid { get; set; }

    [Parameter, EditorRequired] public string HeaderText { get; set; } = "";

    /// <summary>The column's name in the address; without one it cannot be sorted by.</summary>
    [Parameter] public string? SortKey { get; set; }

    /// <summary>What to sort by.</summary>
    [Parameter] public Func<TItem, IComparable?>? SortKeySelector { get; set; }

    /// <summary>Numbers stand to the right and sort largest first.</summary>
    [Parameter] public bool IsNumber { get; set; }

    /// <summary>Longer words, which keep some width on a phone instead of standing in a tall pile.</summary>
    [Parameter] public bool IsLong { get; set; }

    /// <summary>What a cell shows.</summary>
    [Parameter, EditorRequired] public RenderFragment<TItem> ChildContent { get; set; } = _ => _ => { };

    internal string? CssClass => this switch { { IsNumber: true } => "number", { IsLong: true } => "long", _ => null };

    protected override void OnInitialized() => Grid?.Add(this);

    public void Dispose() => Grid?.Remove(this);
}
