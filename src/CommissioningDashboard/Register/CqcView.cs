using CommissioningDashboard.Data;

namespace CommissioningDashboard.Register;

/// <summary>
/// What the Care Quality Commission's lists say of one location, all that were brought in taken together: of each fact the last that was
/// stated. It depends on what is held and not on the order in which it came.
/// </summary>
public sealed record CqcView
{
    /// <summary>The source of what is written onto the register from the lists.</summary>
    public const string Source = "Care Quality Commission’s register";

    public required string LocationId { get; init; }

    public required string Name { get; init; }

    /// <summary>The day of the latest list that has it.</summary>
    public required DateOnly FileDay { get; init; }

    public string? CqcProviderId { get; init; }

    public DateOnly? StartedOn { get; init; }

    /// <summary>The day its registration ended; none while it is registered.</summary>
    public DateOnly? EndedOn { get; init; }

    public string? ServiceTypes { get; init; }

    public string? Specialisms { get; init; }

    public string? Activities { get; init; }

    public string? OwnershipType { get; init; }

    /// <summary>The day of the list that says so.</summary>
    public DateOnly? OwnershipOn { get; init; }

    public string? CompaniesHouseNumber { get; init; }

    public string? CharityNumber { get; init; }

    public string? OdsCode { get; init; }

    /// <summary>Every rating that a list told, by the day of its publication.</summary>
    public IReadOnlyList<(DateOnly On, CqcRating Rating, bool IsInherited, DateOnly FileDay)> Ratings { get; init; } = [];

    /// <summary>The brands it stood under, first to last, each with the day of the first list that says so; none for no brand.</summary>
    public IReadOnlyList<(DateOnly From, string? Brand)> Brands { get; init; } = [];

    /// <summary>The owner as far as the ownership type tells: an organisation may be a company or a charity.</summary>
    public Ownership? Ownership => OwnershipType?.ToUpperInvariant() switch
    {
        "INDIVIDUAL" => Data.Ownership.Individual,
        "NHS BODY" => Data.Ownership.Nhs,
        _ => null,
    };

    /// <param name="rows">One location's, at least one.</param>
    public static CqcView Of(IEnumerable<CqcLocation> rows)
    {
        List<CqcLocation> told = [.. rows.OrderByDescending(x => x.FileDay).ThenBy(x => x.List)];
        var active = told.Find(x => x.List == CqcList.Active);
        var ended = told.Find(x => x.List == CqcList.Deactivated);
        return new CqcView
        {
            LocationId = told[0].LocationId,
            Name = told[0].Name,
            FileDay = told[0].FileDay,
            CqcProviderId = Last(x => x.CqcProviderId),
            StartedOn = told.Select(x => x.StartedOn).FirstOrDefault(x => x is not null),
            EndedOn = ended is not null && !(active?.FileDay > ended.FileDay) ? ended.EndedOn : null,
            ServiceTypes = Last(x => x.ServiceTypes),
            Specialisms = Last(x => x.Specialisms),
            Activities = Last(x => x.Activities),
            OwnershipType = Last(x => x.OwnershipType),
            OwnershipOn = told.Find(x => x.OwnershipType is not null)?.FileDay,
            CompaniesHouseNumber = Last(x => x.CompaniesHouseNumber),
            CharityNumber = Last(x => x.CharityNumber),
            OdsCode = Last(x => x.OdsCode),
            Ratings =
            [
                .. told.Where(x => x is { Rating: not null, RatingOn: not null }).DistinctBy(x => x.RatingOn).OrderBy(x => x.RatingOn)
                    .Select(x => (x.RatingOn!.Value, x.Rating!.Value, x.IsRatingInherited, x.FileDay)),
            ],
            Brands = [.. Runs(told.Where(x => x.List == CqcList.Active).Reverse())],
        };

        string? Last(Func<CqcLocation, string?> fact) => told.Select(fact).FirstOrDefault(x => x is not null);
    }

    /// <summary>The groups that follow from the brands for a provider listed on a day: what is told first held since then.</summary>
    public IEnumerable<(string Group, DateOnly From, DateOnly? To)> Groups(DateOnly listed)
    {
        for (var i = 0; i < Brands.Count; i++)
        {
            var from = i == 0 || Brands[i].From < listed ? listed : Brands[i].From;
            DateOnly? to = i + 1 < Brands.Count ? Brands[i + 1].From.AddDays(-1) : null;
            if (Brands[i].Brand is { } brand && !(to < from))
            {
                yield return (brand, from, to);
            }
        }
    }

    private static IEnumerable<(DateOnly From, string? Brand)> Runs(IEnumerable<CqcLocation> rows)
    {
        var (isFirst, last) = (true, (string?)null);
        foreach (var row in rows)
        {
            if (isFirst || row.Brand != last)
            {
                yield return (row.FileDay, row.Brand);
            }

            (isFirst, last) = (false, row.Brand);
        }
    }
}
