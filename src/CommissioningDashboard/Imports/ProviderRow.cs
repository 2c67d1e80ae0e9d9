using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Formats;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports;

/// <summary>One checked row of a providers file. Empty cells are null; keys below 0 are of names that the file brings in.</summary>
internal sealed record ProviderRow
{
    private static readonly DateOnly _earliest = new(1900, 1, 1);

    public required int RowNumber { get; init; }

    public required string Reference { get; init; }

    public required string Name { get; init; }

    public Ownership? Ownership { get; init; }

    public string? ParentGroup { get; init; }

    public DateOnly? GroupFrom { get; init; }

    public string? CqcProviderId { get; init; }

    public string? CqcLocationId { get; init; }

    public string? CompaniesHouseNumber { get; init; }

    public string? CharityNumber { get; init; }

    public string? OdsCode { get; init; }

    public DateOnly? ListedOn { get; init; }

    public DateOnly? OpenFrom { get; init; }

    public DateOnly? OpenTo { get; init; }

    public decimal? Size { get; init; }

    public SizeBasis? SizeBasis { get; init; }

    public DateOnly? SizeOn { get; init; }

    public string? SizeSource { get; init; }

    public IReadOnlyList<int> Services { get; init; } = [];

    public IReadOnlyList<int> Areas { get; init; } = [];

    public IReadOnlyList<string> Serves { get; init; } = [];

    public IReadOnlyList<string> LedBy { get; init; } = [];

    public decimal? Capacity { get; init; }

    public DateOnly? CapacityOn { get; init; }

    public CqcRating? Rating { get; init; }

    public DateOnly? RatingOn { get; init; }

    public string? RatingSource { get; init; }

    /// <summary>The row as written, by column, to tell whether a repeat says the same.</summary>
    public required string?[] Said { get; init; }

    public static ProviderRow Read(RowFields row, ProvidersFormat format, RegisterNames names, DateOnly today)
    {
        var latest = today.AddYears(5);
        var read = new ProviderRow
        {
            RowNumber = row.RowNumber,
            Reference = row.Text(format.Reference, longest: 60) ?? "",
            Name = row.Text(format.ProviderName) ?? "",
            Ownership = row.Code(format.Ownership, CodeLists.Ownership),
            ParentGroup = row.Text(format.ParentGroup),
            GroupFrom = row.Date(format.GroupFrom, _earliest, today),
            CqcProviderId = Cqc(row, format.CqcProvider),
            CqcLocationId = Cqc(row, format.CqcLocation),
            CompaniesHouseNumber = Identifier(row, format.CompaniesHouse)?.PadLeft(8, '0'),
            CharityNumber = Identifier(row, format.Charity),
            OdsCode = Identifier(row, format.Ods),
            ListedOn = row.Date(format.Listed, _earliest, today),
            OpenFrom = row.Date(format.OpenFrom, _earliest, latest),
            OpenTo = row.Date(format.OpenTo, _earliest, latest),
            Size = row.Number(format.Size, 0, 1_000_000),
            SizeBasis = row.Code(format.SizeBasis, CodeLists.SizeBasis),
            SizeOn = row.Date(format.SizeOn, _earliest, today),
            SizeSource = row.Text(format.SizeSource),
            Services = List(row, format.Services, names.Services),
            Areas = List(row, format.Areas, names.Areas),
            Serves = Communities(row, format.Serves),
            LedBy = Communities(row, format.LedBy),
            Capacity = row.Number(format.Capacity, 0, 1_000_000),
            CapacityOn = row.Date(format.CapacityOn, _earliest, today),
            Rating = row.Code(format.Rating, CodeLists.Rating),
            RatingOn = row.Date(format.RatingOn, _earliest, today),
            RatingSource = row.Text(format.RatingSource),
            Said = [],
        };
        read.CheckPairs(row, format);
        return read with { Said = row.Said(format.Columns) };
    }

    private void CheckPairs(RowFields row, ProvidersFormat format)
    {
        if (OpenTo < (OpenFrom ?? ListedOn))
        {
            row.Refuse(format.OpenTo, "It cannot close before it opened.", "Check both dates.");
        }

        if (Size is not null && SizeBasis is null && !row.IsRefusedIn(format.SizeBasis))
        {
            row.Refuse(format.SizeBasis, "A size needs its basis.", $"{CodeLists.SizeBasis.Rule}.");
        }

        if (Size is not null && SizeOn is null && !row.IsRefusedIn(format.SizeOn))
        {
            row.Refuse(format.SizeOn, "A size needs the day on which it was so.", "Fill in the date of the declaration or return.");
        }

        if (Capacity is not null && CapacityOn is null && !row.IsRefusedIn(format.CapacityOn))
        {
            row.Refuse(format.CapacityOn, "A capacity needs the day on which it was stated.", "Fill in the date of the declaration.");
        }

        if (Rating is not null && RatingOn is null && !row.IsRefusedIn(format.RatingOn))
        {
            row.Refuse(format.RatingOn, "A rating needs the day on which it was published.", "Fill in the date of the report.");
        }
    }

    private static string? Cqc(RowFields row, ImportColumn column)
    {
        if (Identifier(row, column) is not { } text)
        {
            return null;
        }

        if (CqcNumber.Read(text) is { } number)
        {
            return number;
        }

        row.Refuse(column, CqcNumber.Rule, "Correct it, or leave the cell empty.");
        return null;
    }

    private static string? Identifier(RowFields row, ImportColumn column)
    {
        var text = row.Text(column, longest: 20)?.ToUpperInvariant();
        if (text is null or "-")
        {
            return null;
        }

        if (text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'))
        {
            return text;
        }

        row.Refuse(column, "An identifier has only letters, digits and hyphens.", "Correct it, or leave the cell empty.");
        return null;
    }

    private static List<int> List<T>(RowFields row, ImportColumn column, KnownNames<T> names) where T : Reference
        => [.. (row.Text(column, longest: 2_000) ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(x => names.Find(row, column, x)).OfType<int>().Distinct()];

    private static List<string> Communities(RowFields row, ImportColumn column)
    {
        List<string> names = [
            .. (row.Text(column, longest: 2_000) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Distinct(StringComparer.OrdinalIgnoreCase)];
        if (names.Exists(x => x.Length > 100))
        {
            row.Refuse(column, "A community’s name has more than 100 characters.", "Shorten it, or part the names with semicolons.");
        }

        return names;
    }
}
