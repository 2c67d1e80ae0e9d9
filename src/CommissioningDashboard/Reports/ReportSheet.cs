using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports;

/// <summary>
/// One table of the board report. A sheet is one file in Sheets, found by reflection: adding one is adding its file. Its
/// definitions come from its measures; what is shown comes only through disclosure control.
/// </summary>
public abstract class ReportSheet
{
    /// <summary>The question it helps to answer; sheets of one group stand together.</summary>
    public abstract ReportGroup Group { get; }

    /// <summary>The sheet of its group that it follows; without one it stands where its name puts it.</summary>
    public virtual Type? After => null;

    /// <summary>The worksheet's name: letters, digits and underscores.</summary>
    public abstract string Name { get; }

    /// <summary>What the table shows, in words; the first line of the sheet.</summary>
    public abstract string Title { get; }

    /// <summary>The measures whose words the sheet rests on; each becomes a note.</summary>
    public abstract IReadOnlyList<Measure> Measures { get; }

    /// <summary>What stands in place of the table when it would have no row.</summary>
    public abstract string WhenEmpty { get; }

    /// <summary>The table as it may be shown.</summary>
    public abstract DisclosedTable Table(MarketSlice slice, DisclosureProfile profile);

    /// <summary>
    /// The finding in a sentence made from the table as shown, so that it tells nothing the table withholds; none when the
    /// table does not bear one out.
    /// </summary>
    public virtual string? Finding(DisclosedTable table) => null;

    /// <summary>Sentences that help to read the table.</summary>
    public virtual IEnumerable<string> Explanations(MarketSlice slice, DisclosureProfile profile) => [];

    /// <summary>Every sheet there is: by group, and within it each after the one that it follows.</summary>
    public static IReadOnlyList<ReportSheet> All { get; } = InOrder(
        typeof(ReportSheet).Assembly.GetTypes().Where(x => x.IsAssignableTo(typeof(ReportSheet)) && !x.IsAbstract)
            .Select(x => (ReportSheet)Activator.CreateInstance(x)!));

    /// <exception cref="InvalidOperationException">A sheet follows one that is not in its group, or two follow each other.</exception>
    internal static IReadOnlyList<ReportSheet> InOrder(IEnumerable<ReportSheet> sheets)
    {
        var all = sheets.OrderBy(x => x.Group).ThenBy(x => x.Name, StringComparer.Ordinal).ToList();
        List<ReportSheet> ordered = [.. all.Where(x => x.After is null).SelectMany(WithFollowers)];
        return all.Except(ordered).FirstOrDefault() is { } lost
            ? throw new InvalidOperationException($"{lost.GetType().Name} follows {lost.After!.Name}, which leads to no sheet of its "
                + $"group that stands by itself.")
            : ordered;

        IEnumerable<ReportSheet> WithFollowers(ReportSheet sheet)
            => all.Where(x => x.After == sheet.GetType() && x.Group == sheet.Group).SelectMany(WithFollowers).Prepend(sheet);
    }
}
