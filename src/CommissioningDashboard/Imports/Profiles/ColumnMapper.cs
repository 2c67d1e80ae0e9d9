using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Imports.Reading.Files;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports.Profiles;

/// <summary>A file whose columns are being said: what it holds, what it is checked against and what has been said so far.</summary>
/// <param name="Mapping">The proposal, or the profile that it begins with.</param>
/// <param name="Name">The profile's name, when it begins with one that is kept.</param>
public sealed record MappingStart(ColumnSurvey Survey, RegisterWords Register, ColumnMapping Mapping, string? Name);

/// <summary>Looks a file over so that somebody can say what its columns are. Nothing of it is stored.</summary>
public sealed class ColumnMapper(Database database, TimeProvider clock)
{
    /// <param name="order">The file; a profile named in its answers is what the mapping begins with.</param>
    /// <param name="sheet">The sheet that was chosen, or none.</param>
    /// <param name="row">The row of its headings that was said, or none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>None for a file that cannot be read at all.</returns>
    public async Task<MappingStart?> LookAsync(ImportOrder order, int? sheet, int? row, CancellationToken cancellationToken = default)
    {
        var format = ImportFormat.Find(order.FormatId)!;
        await using var db = database.For(order.AuthorityId);
        var register = await RegisterWords.LoadAsync(db, cancellationToken);
        try
        {
            using var file = FileContent.Open(order.File, clock, SpreadsheetLimits.For(format));
            var chosen = sheet >= 0 && sheet < file.Sheets.Count ? sheet : null;
            var survey = await Task.Run(() => ColumnSurvey.Run(file, chosen, row, cancellationToken), cancellationToken);
            var kept = await BeganAsync(db, order, format, cancellationToken);
            return kept is null
                ? new MappingStart(survey, register, ColumnProposals.Mapping(format, survey, register), null)
                : new MappingStart(survey, register, kept.Mapping, kept.IsReady ? null : kept.Name);
        }
        catch (FileRefusedException)
        {
            return null;
        }
    }

    private static async Task<NamedMapping?> BeganAsync(
        DashboardDb db, ImportOrder order, ImportFormat format, CancellationToken cancellationToken)
    {
        var said = order.Answers.GetValueOrDefault(NamedMapping.Key);
        if (said is null or NamedMapping.None)
        {
            return null;
        }

        var kept = await db.ImportProfiles.AsNoTracking()
            .SingleOrDefaultAsync(x => x.EndedAt == null && x.Name == said && x.Format == format.Id, cancellationToken);
        return kept is null ? ReadyProfiles.Find(said) : new NamedMapping(kept.Name, kept.Version, ProfileFile.Kept(kept.Document));
    }
}
