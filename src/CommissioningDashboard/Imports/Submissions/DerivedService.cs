using System.Buffers.Binary;
using System.Security.Cryptography;
using CommissioningDashboard.Data;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>A service as all submissions together tell it: what becomes a referral.</summary>
internal sealed record DerivedService
{
    public required LinkedService Service { get; init; }

    public required DateOnly Start { get; init; }

    public required DateOnly? End { get; init; }

    public required CldFlags Flags { get; init; }

    /// <summary>The record that the latest submission tells last.</summary>
    public required CldRow Latest { get; init; }

    /// <summary>The last record that names a provider, if any does.</summary>
    public required CldRow? Named { get; init; }

    /// <summary>The delivery mechanism as last told; none when no submission tells one.</summary>
    public required Route? Route { get; init; }

    public required Need Need { get; init; }

    public required AgeBand AgeBand { get; init; }

    public required EthnicityGroup Ethnicity { get; init; }

    /// <summary>The figures from the start on, then each change; empty when none is told.</summary>
    public required IReadOnlyList<SupportPeriod> History { get; init; }

    /// <summary>The first submission that tells it, whose import it is counted with.</summary>
    public Submission FirstTold => Service.Tellings[0].Submission;

    /// <summary>Made of what it is, so that the same submissions give the same name whatever order they come in.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Names it by person, kind and start, and by its place among those of which all of this is the same.</summary>
    public void NameBy(int place)
    {
        Span<byte> what = stackalloc byte[30];
        Latest.Person.TryWriteBytes(what);
        what[16] = Latest.IsCarer ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt16LittleEndian(what[17..], Latest.ServiceType);
        BinaryPrimitives.WriteInt16LittleEndian(what[19..], Latest.Component);
        BinaryPrimitives.WriteInt32LittleEndian(what[21..], Start.DayNumber);
        BinaryPrimitives.WriteInt32LittleEndian(what[25..], place);
        Reference = $"CLD-{Convert.ToHexStringLower(SHA256.HashData(what)[..16])}";
    }
}

/// <summary>What is known of a person beside their services.</summary>
/// <param name="Died">The earliest date of death told.</param>
/// <param name="Ended">Days on which a review or assessment ended all support.</param>
internal readonly record struct PersonEnds(DateOnly? Died, IReadOnlyList<DateOnly> Ended);

/// <summary>Reads off a service's tellings what is true of it.</summary>
internal static class ServiceFacts
{
    public static DerivedService Of(LinkedService service, Submission last, PersonEnds person, ProviderNames providers)
    {
        var flags = service.Tellings.Aggregate(CldFlags.None, (x, t) => x | t.Flags) | Moves(service, providers);
        var (end, how) = End(service, last, person);
        var rows = service.Tellings.SelectMany(x => x.Rows).Reverse().ToList();
        var history = SupportHistory.Of(service, service.Start, end);
        flags |= how | (history.Exists(x => !x.IsDayKnown) ? CldFlags.ChangedBetween : CldFlags.None);
        return new DerivedService
        {
            Service = service,
            Start = service.Start,
            End = end,
            Flags = flags,
            Latest = rows[0],
            Named = rows.Find(x => ProviderNames.KeyOf(x) is not null),
            Route = rows.Find(x => x.Route is not null)?.Route,
            Need = rows.Find(x => x.Need != Need.NotKnown)?.Need ?? Need.NotKnown,
            AgeBand = rows.Find(x => x.Start == service.Start && x.AgeBand != AgeBand.NotKnown)?.AgeBand ?? rows[^1].AgeBand,
            Ethnicity = rows.Find(x => x.Ethnicity != EthnicityGroup.NoData)?.Ethnicity ?? EthnicityGroup.NoData,
            History = history,
        };
    }

    /// <summary>What differs between one telling and the next.</summary>
    private static CldFlags Moves(LinkedService service, ProviderNames providers)
    {
        var flags = CldFlags.None;
        var started = service.Tellings[0].Start;
        for (var i = 1; i < service.Tellings.Count; i++)
        {
            var (before, now) = (service.Tellings[i - 1], service.Tellings[i]);
            if (now.Start > started && !now.Rows.Any(x => service.Tellings.Take(i).Any(t => t.StartsOn(x.Start))))
            {
                flags |= before.End is { } end ? After(end, now.Start) : CldFlags.ReDated;
            }

            var (one, other) = (ProviderNames.KeyOf(before.Last), ProviderNames.KeyOf(now.Last));
            if (one is not null && other is not null && one != other)
            {
                flags |= providers.AreOne(before.Last, now.Last) ? CldFlags.LocationChanged : CldFlags.ProviderChanged;
            }

            started = now.Start < started ? now.Start : started;
        }

        return flags;
    }

    private static CldFlags After(DateOnly end, DateOnly start)
        => CldFlags.Split | (ServiceThread.DaysBetween(end, start) > 0 ? CldFlags.Gap : CldFlags.None);

    /// <summary>
    /// The end as the latest telling has it. What is told open is ended by a death, by an outcome that says so, or, when later submissions
    /// no longer tell it, with the period of the last that did.
    /// </summary>
    private static (DateOnly? End, CldFlags How) End(LinkedService service, Submission last, PersonEnds person)
    {
        var (end, how) = (service.ToldEnd, CldFlags.None);
        if (end is null && service.Last.Submission != last)
        {
            (end, how) = (service.Last.Submission.To, CldFlags.Cropped);
        }

        if (service.ToldEnd is null)
        {
            var ending = service.Tellings.FirstOrDefault(x => CldCodes.EndingOutcomes.Contains(x.Last.Outcome))?.Submission.To;
            var reviewed = person.Ended.Where(x => x >= service.Last.Last.Start).Cast<DateOnly?>().Min();
            if ((reviewed ?? ending) is { } day && !(day >= end))
            {
                (end, how) = (day, CldFlags.EndedByOutcome);
            }
        }

        if (person.Died is { } died && !(end <= died) && died >= service.Start)
        {
            (end, how) = (died, CldFlags.EndedByDeath);
        }

        return (end < service.Start ? service.Start : end, how);
    }
}
