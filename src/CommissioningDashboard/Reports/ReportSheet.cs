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
    /// <summary>Its place among the sheets, from 1; unique.</summary>
    public abstract int Order { get; }

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

    /// <summary>Every sheet there is, in order.</summary>
    public static IReadOnlyList<ReportSheet> All { get; } =
    [
        .. typeof(ReportSheet).Assembly.GetTypes()
            .Where(x => x.IsAssignableTo(typeof(ReportSheet)) && !x.IsAbstract)
            .Select(x => (ReportSheet)Activator.CreateInstance(x)!)
            .OrderBy(x => x.Order),
    ];
}
