using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

/// <summary>Turns plain rows into the snapshot that the same rows give when they come through PostgreSQL.</summary>
internal static class PlainSnapshot
{
    public static IReadOnlyList<SizeScheme> Schemes { get; } =
    [
        Scheme("birmingham-5", "Birmingham (5 FTE)", SizeBasis.FullTimeEquivalents, 5, true),
        Scheme("people-100", "People supported (10, 50 and 100)", SizeBasis.PeopleSupported, 10, false, 50, 100),
        Scheme("sme-10", "SME (under 10 employees)", SizeBasis.Employees, 9, false),
        Scheme("somerset-8", "Somerset (8 workers)", SizeBasis.Workers, 8, true),
    ];

    public static MarketSnapshot Snapshot(this PlainMarket rows)
    {
        var months = rows.Referrals.Select(x => Month.FromDate(x.Day).Index).DefaultIfEmpty(Month.FromDate(PlainMarket.Today).Index).ToList();
        var (services, areas, teams) = (Entries(rows.Services), Entries(rows.Areas), Entries(rows.Teams));
        services = services.ConvertAll(x => x with { Regulated = rows.Regulated.GetValueOrDefault(x.Name, RegulatedActivity.NotKnown) });
        var providers = rows.Providers.OrderBy(x => x.Name, StringComparer.Ordinal).Select((x, i) => Record(x, i, services, areas)).ToList();
        var first = new Month(months.Min());
        var (columns, options, outcomes) = (new ReferralColumns(0), new OptionColumns(), new List<OutcomeRow>());
        var people = new List<int> { 0 };
        foreach (var row in rows.Referrals.OrderBy(x => x.Day))
        {
            if (!people.Contains(row.Person))
            {
                people.Add(row.Person);
            }

            columns.Add(new ReferralRow(
                (byte)(Month.FromDate(row.Day).Index - first.Index), Place(providers.Select(x => x.Name), row.Provider),
                (byte)(Place(services.Select(x => x.Name), row.Service) - 1), Place(areas.Select(x => x.Name), row.Area),
                Place(teams.Select(x => x.Name), row.Team), (byte)row.Need, (byte)row.Route, (byte)row.Outcome,
                row.Hours is { } hours ? (ushort)(hours * 100) : ReferralColumns.NoHours, row.Cost is { } cost ? (int)(cost * 100) : ReferralColumns.NoCost,
                Day(row.Day), Day(row.Arranged), Day(row.Ended), (byte)row.Age, (byte)row.Ethnicity, people.IndexOf(row.Person),
                Gaps: (byte)row.Gaps));
            columns.SetOptions(columns.Count - 1, row.Options.Count == 0 ? 0 : options.Count, row.Options.Count);
            foreach (var (option, position) in row.Options.Select((x, n) => (x, n + 1)))
            {
                options.Add(Place(providers.Select(x => x.Name), option.Provider) - 1, position, option.Outcome, option.Reason);
            }

            outcomes.AddRange(row.Scores.Select(x => new OutcomeRow(
                columns.Count - 1, x.On, x.Statement is null ? OutcomeInstrument.QualityOfLife : OutcomeInstrument.Statement, x.Statement ?? "", x.Score)));
        }

        ushort Day(DateOnly? day) => day is { } on ? (ushort)Math.Max(0, on.DayNumber - first.FirstDay.DayNumber) : ReferralColumns.NoDay;

        return new MarketSnapshot
        {
            AuthorityId = 1,
            AuthorityName = "Testshire",
            IsDemo = false,
            Version = 1,
            LoadedAt = new DateTimeOffset(PlainMarket.Today, TimeOnly.MinValue, TimeSpan.Zero),
            DefaultScheme = "birmingham-5",
            Schemes = Schemes,
            Services = services,
            Areas = areas,
            Teams = teams,
            Targets = rows.Targets,
            Changes = rows.Changes,
            Providers = providers,
            Referrals = columns,
            Options = options,
            Outcomes = [.. outcomes.OrderBy(x => x.On).ThenBy(x => x.Referral).ThenBy(x => x.Instrument).ThenBy(x => x.Statement, StringComparer.Ordinal)],
            FirstMonth = first,
            Months = rows.Referrals.Count == 0 ? 0 : months.Max() - months.Min() + 1,
            DataAsAt = rows.Referrals.Count == 0 ? null : rows.Referrals.Max(x => x.Day),
        };
    }

    private static List<RegisterEntry> Entries(IReadOnlyList<string> names)
        => [.. names.Order(StringComparer.Ordinal).Select((x, i) => new RegisterEntry(i, i + 1, x, x))];

    private static ushort Place(IEnumerable<string> names, string? name) => (ushort)(name is null ? 0 : names.ToList().IndexOf(name) + 1);

    private static ProviderRecord Record(PlainProvider row, int index, List<RegisterEntry> services, List<RegisterEntry> areas) => new()
    {
        Index = index,
        Id = index + 1,
        Reference = row.Name,
        Name = row.Name,
        Ownership = row.Ownership,
        ListedOn = row.Listed,
        ToBeCompleted = row.ToBeCompleted,
        CqcLocationId = row.Registered == true ? $"1-{index}" : null,
        RegistrationStated = row.Registered is not null,
        Ratings = [.. row.Ratings.OrderBy(x => x.On).Select(x => new PublishedRating(x.On, x.Rating, "test"))],
        Sizes = [.. row.Sizes.OrderBy(x => x.On).Select(x => new SizeObservation(x.On, x.Basis, x.Value, "test"))],
        Services = [.. row.Services.OrderBy(x => x.From).Select(x => new DatedLink(services.Single(s => s.Name == x.Name).Index, x.From, x.To))],
        Areas = [.. row.Areas.OrderBy(x => x.From).Select(x => new DatedLink(areas.Single(s => s.Name == x.Name).Index, x.From, x.To))],
        Openings = [.. row.Openings.OrderBy(x => x.From).Select(x => new DatedLink(0, x.From, x.To))],
        Capacities = [.. row.Capacities.OrderBy(x => x.On).Select(x => new StatedCapacity(x.On, x.Hours))],
        Frameworks = [.. row.OnFramework.OrderBy(x => x.From).Select(x => ("Framework", new DatedLink(services.Single(s => s.Name == x.Name).Index, x.From, x.To)))],
        Groups = [.. row.InGroups.OrderBy(x => x.From).Select(x => new GroupOf(x.Name, new DatedLink(0, x.From, x.To)))],
        Communities = [.. row.Communities.OrderBy(x => x.From).Select(x => new CommunityOf(x.Name, x.IsLedBy, new DatedLink(0, x.From, x.To)))],
    };

    private static SizeScheme Scheme(string id, string name, SizeBasis basis, decimal micro, bool independent, decimal small = 49, decimal medium = 249) => new()
    {
        Id = id,
        Name = name,
        Basis = basis,
        MicroMax = micro,
        SmallMax = small,
        MediumMax = medium,
        MicroMustBeIndependent = independent,
        From = new DateOnly(2013, 1, 1),
        Source = "test",
    };
}
