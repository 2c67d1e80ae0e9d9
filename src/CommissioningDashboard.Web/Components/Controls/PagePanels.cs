namespace CommissioningDashboard.Web.Components.Controls;

/// <summary>The panels of a page as they make themselves known, for the list of contents above them.</summary>
/// <param name="folds">Whether they fold.</param>
public sealed class PagePanels(bool folds)
{
    private readonly List<(string Id, string Question)> _panels = [];

    public bool Folds { get; } = folds;

    public IReadOnlyList<(string Id, string Question)> All => _panels;

    /// <summary>Called when a panel has been added.</summary>
    public Action? Changed { get; set; }

    /// <summary>
    /// Adds a panel; twice does no harm. A component that draws a panel adds it before the panel does itself, for parents are
    /// set up in the order of the page and their children only after all of them.
    /// </summary>
    public void Add(string id, string question)
    {
        if (_panels.All(x => x.Id != id))
        {
            _panels.Add((id, question));
            Changed?.Invoke();
        }
    }
}
