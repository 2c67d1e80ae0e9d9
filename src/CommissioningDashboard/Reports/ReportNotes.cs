using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports;

/// <summary>One numbered note.</summary>
public sealed record ReportNote(int Number, string About, string Text)
{
    public string Mark => $"[note {Number}]";
}

/// <summary>The notes of a report: those on the whole of it, then one on each measure used.</summary>
internal sealed class ReportNotes
{
    private readonly Dictionary<string, ReportNote> _byMeasure = [];

    public ReportNotes(BoardReport report, IEnumerable<ReportSheet> sheets)
    {
        All = [new(1, "Disclosure control", Disclosure(report)), new(2, "What is counted", Counted(report)),
            new(3, "Sizes of provider", Sizes(report))];
        foreach (var measure in sheets.SelectMany(x => x.Measures).DistinctBy(x => x.Id))
        {
            var note = new ReportNote(
                All.Count + 1, measure.Name,
                $"{measure.Words.What}\nHow it is worked out: {measure.Words.Plainly}\nTo the letter: {measure.Words.How}\nLimits: "
                    + $"{measure.Words.Limits}\nSource: {measure.Words.Source}.\nVersion {measure.Version} of the method, in force from "
                    + $"{Written.Date(measure.VersionFrom)}, reviewed {Written.Date(measure.ReviewedOn)}.");
            All.Add(note);
            _byMeasure.Add(measure.Id, note);
        }
    }

    public List<ReportNote> All { get; }

    /// <summary>
    /// The marks that belong to a sheet, such as "[note 1], [note 2] and [note 5]", ten to a line: lines above a table are not
    /// wrapped, and a longer one would shrink the printed page.
    /// </summary>
    public IEnumerable<string> Marks(ReportSheet sheet)
        => All.Take(3).Concat(sheet.Measures.Select(x => _byMeasure[x.Id]).OrderBy(x => x.Number)).Select(x => x.Mark).Chunk(10)
        .Select(x => FilterWords.Joined(x));

    private static string Disclosure(BoardReport report)
        => report.Profile.IsExact
            ? $"{report.Profile.Name} profile. {report.Profile.Words}"
            : $"{report.Profile.Name} profile. {report.Profile.Words}\n"
                + "Done besides: where the parts of one table add up to a whole and taking the visible parts away would narrow down a "
                    + "withheld number, one more number is withheld. Hours and costs are treated so too, wherever one or two providers "
                    + "make them. Providers who are one person are not named and stand in one line together. Sentences are made from "
                    + "the figures shown, and cells hold no more digits than they display. A report names all areas or all services and "
                    + "has at most two filters.\n"
                + "Not done: tables are not checked against each other, nor reports against other reports. Rounding makes such "
                    + "subtraction inexact but cannot rule it out, so do not publish several reports that differ by one small step of "
                    + "the filter. Counts of providers and what they say of themselves, such as capacity, are not about people and are "
                    + "exact.\n"
                + "Because of rounding, parts may not add up to their whole, and shares may differ a little from those worked out from "
                    + "exact figures.";

    private static string Sizes(BoardReport report)
        => $"{report.Slice.Scheme.Name}: "
        + string.Join("; ", DisplayBands.OfProviders.Select(x => $"{x.Name().ToLowerInvariant()}, {x.Range(report.Slice.Scheme)}"))
            + $".\nSource: {report.Slice.Scheme.Source}. Size and ownership are two things: a provider that the council owns is in-house "
            + $"whatever its size.";

    private static string Counted(BoardReport report)
        => "A referral is one request to arrange support for one person. Only referrals that led to support being arranged in the period "
        + "are counted, each in the month it was received. "
            + "Referrals with no provider recorded, mostly direct payments, are outside every share and are counted in a column of their "
            + "own.\n"
            + (report.Slice.Market.DataAsAt is { } day ? $"The latest referral in the data was received on {Written.Date(day)}."
            : "There are no referrals in the data yet.");
}
