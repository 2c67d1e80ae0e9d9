using CommissioningDashboard.Data;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>What all submissions together tell. The same submissions give the same, in whatever order they came.</summary>
internal sealed record Derivation
{
    /// <summary>In the order of their references.</summary>
    public required IReadOnlyList<DerivedService> Services { get; init; }

    /// <summary>In the order received.</summary>
    public required IReadOnlyList<DerivedRequest> Requests { get; init; }

    /// <summary>How many services the national key between submissions counts, which takes each start for another service.</summary>
    public required int ByNationalKey { get; init; }

    /// <summary>The locations that are told, with the name last told and the first day on which they support somebody.</summary>
    public required IReadOnlyList<ToldLocation> Locations { get; init; }

    /// <summary>What no rule tells, in the order of the services' starts.</summary>
    public required IReadOnlyList<DerivedQuestion> Questions { get; init; }

    /// <summary>Locations that may be one provider.</summary>
    public required IReadOnlyList<ProposedTie> Ties { get; init; }

    /// <summary>The submissions that count, in the order of their periods.</summary>
    public required IReadOnlyList<Submission> Submissions { get; init; }
}

/// <summary>A CQC location as the submissions tell it.</summary>
internal sealed record ToldLocation(string Id, string? Name, DateOnly First);

/// <summary>Puts services together from submissions; pure, so that any set of them can be tried.</summary>
internal static class ServiceDerivation
{
    /// <param name="all">Every submission held, in any order.</param>
    /// <param name="rulings">What people have settled.</param>
    public static Derivation Derive(IEnumerable<Submission> all, CldRulings rulings)
    {
        var submissions = Submission.Standing(all);
        var providers = new ProviderNames(submissions, rulings);
        var questions = new ServiceQuestions(providers, rulings);
        var people = PersonEvents.Read(submissions);
        var services = new List<DerivedService>();
        var national = 0;
        foreach (var bySubmission in Groups(submissions))
        {
            national += bySubmission.SelectMany(x => x).Select(x => x.Start).Distinct().Count();
            var linking = new ServiceLinking(providers);
            for (var i = 0; i < submissions.Count; i++)
            {
                linking.Add(submissions[i], bySubmission[i]);
            }

            foreach (var same in questions.Settle(linking.Services, submissions[^1]).GroupBy(x => x.Start))
            {
                // Two that begin on one day are told apart by what the first record of each says.
                var place = 0;
                foreach (var service in same.OrderBy(x => ProviderNames.KeyOf(x.Tellings[0].Rows[0]), StringComparer.Ordinal)
                    .ThenBy(x => x.Tellings[0].Rows[0].UnitPence).ThenBy(x => x.Tellings[0].Rows[0].Planned)
                    .ThenBy(x => x.Tellings[0].Rows[0].Row))
                {
                    var person = people.EndsOf(service.Last.Last.Person);
                    services.Add(ServiceFacts.Of(service, submissions[^1], person, providers));
                    services[^1].NameBy(place++);
                }
            }
        }

        var locations = Locations(submissions);
        services.Sort((x, y) => string.CompareOrdinal(x.Reference, y.Reference));
        return new Derivation
        {
            Services = services,
            Requests = people.Requests(services),
            ByNationalKey = national,
            Locations = locations,
            Questions = [.. questions.Asked.OrderBy(x => x.First.Start).ThenBy(x => x.Key)],
            Ties = ProviderProposals.Of(submissions, locations, services),
            Submissions = submissions,
        };
    }

    /// <summary>The service rows of each person, service type and component, by submission in their order.</summary>
    private static List<IReadOnlyList<CldRow>[]> Groups(IReadOnlyList<Submission> submissions)
    {
        var groups = new Dictionary<(Guid, bool, short, short), IReadOnlyList<CldRow>[]>();
        for (var i = 0; i < submissions.Count; i++)
        {
            foreach (var row in submissions[i].Rows.Where(x => x.Kind == CldEventKind.Service))
            {
                var key = (row.Person, row.IsCarer, row.ServiceType, row.Component);
                if (!groups.TryGetValue(key, out var rows))
                {
                    groups[key] = rows = new IReadOnlyList<CldRow>[submissions.Count];
                    Array.Fill(rows, []);
                }

                rows[i] = rows[i].Count == 0 ? [row] : [.. rows[i], row];
            }
        }

        return [.. groups.Values];
    }

    private static List<ToldLocation> Locations(IReadOnlyList<Submission> submissions)
    {
        var told = new Dictionary<string, ToldLocation>();
        foreach (var row in submissions.SelectMany(x => x.Rows).Where(x => x is { Kind: CldEventKind.Service, Location: not null }))
        {
            var before = told.GetValueOrDefault(row.Location!);
            told[row.Location!] = new ToldLocation(
                row.Location!, row.Name ?? before?.Name, before is not null && before.First < row.Start ? before.First : row.Start);
        }

        return [.. told.Values.OrderBy(x => x.Id, StringComparer.Ordinal)];
    }
}
