using CommissioningDashboard.Data;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>One event as a submission tells it. Fields mean what those of <see cref="CldEvent"/> mean.</summary>
internal sealed record CldRow
{
    public required int Row { get; init; }

    public required CldEventKind Kind { get; init; }

    public required Guid Person { get; init; }

    public bool IsCarer { get; init; }

    public required DateOnly Start { get; init; }

    public DateOnly? End { get; init; }

    public DateOnly? Died { get; init; }

    public short ServiceType { get; init; }

    public short Component { get; init; }

    public short Outcome { get; init; }

    public Route? Route { get; init; }

    /// <summary>The CQC location in capitals.</summary>
    public string? Location { get; init; }

    public string? Name { get; init; }

    public long? Reference { get; init; }

    public int? UnitPence { get; init; }

    public string? Frequency { get; init; }

    public int? Planned { get; init; }

    public Need Need { get; init; } = Need.NotKnown;

    public AgeBand AgeBand { get; init; } = AgeBand.NotKnown;

    public EthnicityGroup Ethnicity { get; init; } = EthnicityGroup.NoData;

    public string? AccessRoute { get; init; }

    /// <summary>The weekly hours and cost, by the national rule.</summary>
    public SupportFigures Figures => CldCodes.Figures(UnitPence, Frequency, Planned);
}

/// <summary>What support comes to in a week.</summary>
/// <param name="Hours">Hundredths of an hour; none when it is not counted in hours or not told.</param>
/// <param name="Pence">Pence; none when not told, or for a cost that falls due once.</param>
internal readonly record struct SupportFigures(int? Hours, int? Pence)
{
    public bool IsTold => Hours is not null || Pence is not null;
}

/// <summary>What one file tells of one reporting period.</summary>
/// <param name="Id">Its key, which also tells which of two came later.</param>
/// <param name="BatchId">The import that brought it.</param>
/// <param name="From">The first day of its period.</param>
/// <param name="To">The last day.</param>
internal sealed record Submission(int Id, int BatchId, DateOnly From, DateOnly To, IReadOnlyList<CldRow> Rows)
{
    /// <summary>
    /// The submissions that count, in the order of their periods, which is the same in whatever order they came. Of two for the very same
    /// period the one brought later replaces the other.
    /// </summary>
    public static IReadOnlyList<Submission> Standing(IEnumerable<Submission> all)
        => [.. all.GroupBy(x => (x.To, x.From)).Select(x => x.MaxBy(s => s.Id)!).OrderBy(x => x.To).ThenBy(x => x.From)];
}
