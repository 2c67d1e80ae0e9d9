using CommissioningDashboard.Data;

namespace CommissioningDashboard.Demo;

/// <summary>Turns the county and its register into rows. The rows' keys are the database's own, so its sequences stay right.</summary>
internal sealed class RegisterWriting(DashboardDb db, DemoCalendar calendar, IReadOnlyList<DemoProvider> register)
{
    private const string _source = "Provider’s own declaration";
    private const string _ratingSource = "Care Quality Commission, published ratings";
    private readonly List<Provider> _providers = [];
    private readonly DemoRatings _ratings = new(calendar);
    private List<Area> _areas = [];
    private List<Team> _teams = [];
    private List<Service> _services = [];

    /// <summary>Saves everything but the referrals and returns the keys they need.</summary>
    public async Task<DemoKeys> SaveAsync(CancellationToken cancellationToken)
    {
        db.Areas.AddRange(_areas = [.. DemoCounty.Areas.Select(x => new Area { Code = x.Code, Name = x.Name })]);
        db.Teams.AddRange(_teams = [.. DemoCounty.Teams.Select(x => new Team { Code = x.Code, Name = x.Name })]);
        db.Services.AddRange(_services = [.. DemoCounty.Services.Select(x => ServiceOf(x))]);
        _providers.AddRange(register.Select((x, i) => Row(x, i + 1)));
        db.Providers.AddRange(_providers);
        var framework = Framework();
        db.Frameworks.Add(framework);
        await db.SaveChangesAsync(cancellationToken);

        for (var i = 0; i < register.Count; i++)
        {
            AddFacts(register[i], i, framework.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new DemoKeys(
            [.. _areas.Select(x => x.Id)], [.. _teams.Select(x => x.Id)], [.. _services.Select(x => x.Id)],
                [.. _providers.Select(x => x.Id)]);
    }

    private static Service ServiceOf(DemoService service) => new()
    {
        Code = service.Code,
        Name = service.Name,
        Regulated = service.Regulated,
    };

    private Framework Framework() => new()
    {
        Code = "community-support",
        Name = "Community support framework",
        From = calendar.FirstOf(DemoRegister.FrameworkStart),
        To = calendar.LastOf(DemoRegister.FrameworkStart + 71),
    };

    private Provider Row(DemoProvider provider, int number)
    {
        // Shaped like the real registers' numbers but outside what they issue: zeros, the prefix ZZ, charities near ten million. Most
        // micro-providers give no personal care, or not as a company, and so are on no register.
        var registered = provider.Services.Any(x => DemoCounty.Services[x].Registered)
            && (provider.Kind != DemoKind.Micro || number % 9 == 0);
        var isCharity = provider.Ownership == Ownership.VoluntaryOrCharity && provider.Kind != DemoKind.Micro;
        var isCompany = provider.Ownership is Ownership.Private or Ownership.CouncilOwnedCompany
            && (provider.Kind != DemoKind.Micro || number % 3 == 0);
        return new Provider
        {
            Reference = $"P{number:0000}",
            Name = provider.Name,
            Ownership = provider.Ownership,
            CqcProviderId = registered ? $"1-00000{number:00000}" : null,
            CqcLocationId = registered ? $"1-00001{number:00000}" : null,
            RegistrationStated = true,
            CompaniesHouseNumber = isCompany ? $"ZZ{number:000000}" : null,
            CharityNumber = isCharity ? $"99{number:00000}" : null,
            OdsCode = provider.Kind is DemoKind.Large or DemoKind.Medium ? $"V0{number:000}" : null,
            ListedOn = calendar.FirstOf(provider.Opened),
        };
    }

    private void AddFacts(DemoProvider provider, int place, int frameworkId)
    {
        var id = _providers[place].Id;
        var opened = calendar.FirstOf(provider.Opened);
        DateOnly? closed = provider.LastOpen is { } last ? calendar.LastOf(last) : null;
        db.ProviderOpenings.Add(new ProviderOpening { ProviderId = id, From = opened, To = closed });
        db.ProviderServices.AddRange(
            provider.Services.Select(
                x => new ProviderService { ProviderId = id, ServiceId = _services[x].Id, From = opened, To = closed }));
        db.ProviderAreas.AddRange(
            provider.Areas.Select(x => new ProviderArea { ProviderId = id, AreaId = _areas[x].Id, From = opened, To = closed }));
        if (provider.ParentGroup is { } group)
        {
            var joined = calendar.FirstOf(provider.InGroupFrom ?? provider.Opened);
            db.GroupMemberships.Add(new GroupMembership { ProviderId = id, GroupName = group, From = joined });
        }

        foreach (var size in provider.Sizes)
        {
            AddSize(id, size.Month, SizeBasis.FullTimeEquivalents, size.FullTimeEquivalents);
            AddSize(id, size.Month, SizeBasis.Workers, size.Workers);
            AddSize(id, size.Month, SizeBasis.Employees, size.Employees);
        }

        if (!provider.IsWithoutCommunity && DemoStories.CommunityOf(provider.Kind, place) is { } tied)
        {
            var tie = tied.IsLedBy ? CommunityTie.LedBy : CommunityTie.Serves;
            db.ProviderCommunities.Add(
                new ProviderCommunity { ProviderId = id, Community = tied.Community, Tie = tie, From = opened, To = closed });
        }

        db.ProviderCapacities.AddRange(Capacity(provider, id));
        if (_providers[place].CqcProviderId is not null)
        {
            db.ProviderRatings.AddRange(
                _ratings.Draw(provider)
                    .Select(x => new ProviderRating { ProviderId = id, From = x.On, Rating = x.Rating, Source = _ratingSource }));
        }

        if (provider.OnFrameworkFrom is { } from)
        {
            db.FrameworkMemberships.AddRange(
                provider.Services.Where(x => DemoCounty.Services[x].OnFramework).Select(x => new FrameworkMembership
                {
                    FrameworkId = frameworkId,
                    ProviderId = id,
                    ServiceId = _services[x].Id,
                    From = calendar.FirstOf(from),
                    To = closed,
                }));
        }
    }

    private void AddSize(int id, int month, SizeBasis basis, decimal value)
        => db.ProviderSizes.Add(
        new ProviderSize { ProviderId = id, From = calendar.FirstOf(month), Basis = basis, Value = value, Source = _source });

    /// <summary>Stated when the provider opened (or as the five years began) and again at each April while it was open.</summary>
    private IEnumerable<ProviderCapacity> Capacity(DemoProvider provider, int id)
    {
        var first = Math.Max(provider.Opened, 0);
        yield return new ProviderCapacity { ProviderId = id, From = calendar.FirstOf(first), WeeklyHours = provider.Capacity[0] };
        var aprils = Enumerable.Range(1, DemoCalendar.Months - 1).Where(x => calendar.FirstOf(x).Month == 4).ToArray();
        for (var i = 0; i < aprils.Length; i++)
        {
            if (aprils[i] > first && provider.IsOpen(aprils[i]))
            {
                yield return new ProviderCapacity
                {
                    ProviderId = id,
                    From = calendar.FirstOf(aprils[i]),
                    WeeklyHours = provider.Capacity[i + 1]
                };
            }
        }
    }
}

/// <summary>The database's keys of what the referrals refer to, in the generator's order.</summary>
internal sealed record DemoKeys(int[] Areas, int[] Teams, int[] Services, int[] Providers);
