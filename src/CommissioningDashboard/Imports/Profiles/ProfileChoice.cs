using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Imports.Reading.Files;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports.Profiles;

/// <summary>Finds the profile by which a file is read: the one that was named, or the one that knows its headings.</summary>
internal static class ProfileChoice
{
    /// <summary>Headings stand in one of the first so many rows.</summary>
    private const int _looked = 40;

    /// <summary>How much of a profile a row of headings has.</summary>
    /// <param name="Known">The profile's columns that the row has.</param>
    /// <param name="IsWhole">True when the row has nothing that the profile does not speak of.</param>
    private sealed record Fit(NamedMapping Named, int Known, bool IsWhole);

    /// <summary>The profile, or none for a file that names its columns as the format does.</summary>
    public static async Task<NamedMapping?> FindAsync(
        FileContent file, ImportFormat format, ImportSession session, CancellationToken cancellationToken)
    {
        var said = session.Answers.GetValueOrDefault(NamedMapping.Key);
        if (said == NamedMapping.None)
        {
            session.Said.Add("Read without a profile, as was asked.");
            return null;
        }

        var known = await KnownAsync(format, session, cancellationToken);
        if (said is not null)
        {
            return known.FirstOrDefault(x => x.Name.Equals(said, StringComparison.OrdinalIgnoreCase))
                ?? throw new FileRefusedException(
                    $"There is no profile “{(said.Length > 60 ? $"{said[..60]}…" : said)}” for {format.InWords}.",
                    known.Count == 0 ? "There is none at all for it yet." : $"There are: {string.Join(", ", known.Select(x => x.Name))}.");
        }

        var fits = known.Count == 0 ? [] : await Task.Run(() => Fits(file, format, known), cancellationToken);
        if (fits.Count < 2)
        {
            return fits.Count == 1 ? fits[0] : null;
        }

        var answer = session.Ask(
            NamedMapping.Key, $"{fits.Count} profiles know the headings of this file. Which one reads it?",
            [.. fits.Select(x => new ReadingAnswer(x.Name, x.Name)), new(NamedMapping.None, "None of them")]);
        return answer is null ? fits[0] : fits.Find(x => x.Name == answer);
    }

    /// <summary>The authority's own come before those that are ready.</summary>
    private static async Task<IReadOnlyList<NamedMapping>> KnownAsync(
        ImportFormat format, ImportSession session, CancellationToken cancellationToken)
    {
        var kept = await session.Db.ImportProfiles.AsNoTracking().Where(x => x.EndedAt == null && x.Format == format.Id)
            .OrderBy(x => x.Name).ToListAsync(cancellationToken);
        return
        [
            .. kept.Select(x => new NamedMapping(x.Name, x.Version, ProfileFile.Kept(x.Document))),
            .. ReadyProfiles.All.Where(x => x.Mapping.FormatId == format.Id),
        ];
    }

    /// <summary>The profiles that fit best; more than one only where nothing tells them apart.</summary>
    private static List<NamedMapping> Fits(FileContent file, ImportFormat format, IReadOnlyList<NamedMapping> known)
    {
        var found = new List<Fit>();
        var isFormats = false;
        for (var sheet = 0; sheet < file.Sheets.Count; sheet++)
        {
            using var rows = file.Rows(sheet);
            for (var i = 0; i < _looked && Read(rows); i++)
            {
                var headings = Enumerable.Range(0, rows.Count).Select(x => Plain.Normalise(rows[x])).Where(x => x.Length > 0).ToHashSet();
                isFormats |= format.Columns.Where(x => x.Required).All(x => x.Names.Any(n => headings.Contains(Plain.Normalise(n))));
                found.AddRange(known.Select(x => Look(x, format, headings)).OfType<Fit>());
            }
        }

        // A file that names its columns as the format does is read by a profile only if that speaks of every one of them.
        var fits = found.Where(x => x.IsWhole || !isFormats).ToList();
        var best = fits.MaxBy(x => (x.IsWhole, x.Known, !x.Named.IsReady));
        return [.. fits.Where(x => x.IsWhole == best!.IsWhole && x.Known == best.Known && x.Named.IsReady == best.Named.IsReady)
            .Select(x => x.Named).Distinct()];
    }

    private static Fit? Look(NamedMapping named, ImportFormat format, HashSet<string> headings)
    {
        var mapped = new MappedFormat(format, named);
        var has = format.Columns.Where(x => headings.Any(h => mapped.Of(h).Contains(x))).ToHashSet();
        if (!format.Columns.Where(x => x.Required).All(x => has.Contains(x) || mapped.Constant(x) is not null))
        {
            return null;
        }

        var mapping = named.Mapping;
        var own = mapping.Columns.Values.Count(x => x.Any(h => headings.Contains(Plain.Normalise(h))));
        var spoken = mapping.Columns.Values.SelectMany(x => x).Concat(mapping.Unused).Select(x => Plain.Normalise(x)).ToHashSet();
        return own * 2 < mapping.Columns.Count || own == 0 ? null
            : new Fit(named, own, own == mapping.Columns.Count && headings.IsSubsetOf(spoken));
    }

    private static bool Read(RowSource rows)
    {
        try
        {
            return rows.Read();
        }
        catch (FileRefusedException)
        {
            // Said where reading the file comes to it.
            return false;
        }
    }
}
