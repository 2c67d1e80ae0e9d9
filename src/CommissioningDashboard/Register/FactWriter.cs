using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Register;

/// <summary>
/// Writes a correction into the unit of work: sizes, capacities, ratings, groups and the day of listing by the rules of the providers
/// file. A fact that is corrected keeps its key; a new one is added beside what is held.
/// </summary>
internal sealed class FactWriter(ImportSession session, ProviderRegister register, Provider provider)
{
    public async Task WriteAsync(Correction correction, CancellationToken cancellationToken)
    {
        if (correction.Part == RegisterPart.Details)
        {
            Describe(correction);
        }
        else if (correction.Fact is { } fact)
        {
            await CorrectAsync(correction, fact, cancellationToken);
        }
        else
        {
            await AddAsync(correction, cancellationToken);
        }
    }

    private void Describe(Correction said)
    {
        provider.Name = said.Name!;
        provider.Ownership = said.Ownership;
        provider.ToBeCompleted = false;
        (provider.CqcProviderId, provider.CqcLocationId) = (said.CqcProviderId, said.CqcLocationId);
        provider.RegistrationStated = true;
        (provider.CompaniesHouseNumber, provider.CharityNumber, provider.OdsCode) = (said.CompaniesHouse, said.Charity, said.Ods);
        register.MoveListing(provider, said.ListedOn);
    }

    private async Task AddAsync(Correction said, CancellationToken cancellationToken)
    {
        var row = new ProviderRow { RowNumber = 0, Reference = provider.Reference, Name = provider.Name, Said = [] };
        switch (said.Part)
        {
            case RegisterPart.Size:
                register.AddSize(
                    provider.Id,
                    row with { Size = said.Value, SizeBasis = said.Basis, SizeOn = said.From, SizeSource = said.Source });
                break;
            case RegisterPart.Capacity:
                register.AddCapacity(provider.Id, row with { Capacity = said.Value, CapacityOn = said.From });
                break;
            case RegisterPart.Ratings:
                register.AddRating(provider.Id, row with { Rating = said.Rating, RatingOn = said.From, RatingSource = said.Source });
                break;
            case RegisterPart.Groups when said.To is null:
                register.AddGroup(provider, row with { ParentGroup = said.Text, GroupFrom = said.From }, isNew: false);
                break;
            case RegisterPart.Profile:
                await SetProfileAsync(said, cancellationToken);
                break;
            case RegisterPart.Frameworks:
                await AddPlacesAsync(said, cancellationToken);
                break;
            default:
                session.Db.AddRange(New(said));
                break;
        }
    }

    private IEnumerable<ProviderFact> New(Correction said) => said.Part switch
    {
        RegisterPart.Services
            => said.Items.Select(x => new ProviderService { ProviderId = provider.Id, ServiceId = x, From = said.From, To = said.To }),
        RegisterPart.Areas
            => said.Items.Select(x => new ProviderArea { ProviderId = provider.Id, AreaId = x, From = said.From, To = said.To }),
        RegisterPart.Confirmations => [new ProviderConfirmation { ProviderId = provider.Id, From = said.From }],
        RegisterPart.Openings => [new ProviderOpening { ProviderId = provider.Id, From = said.From, To = said.To }],
        RegisterPart.Groups
            => [new GroupMembership { ProviderId = provider.Id, GroupName = said.Text!, From = said.From, To = said.To }],
        _ =>
        [
            new ProviderCommunity
            {
                ProviderId = provider.Id,
                Community = said.Text!,
                Tie = said.Tie,
                From = said.From,
                To = said.To,
            },
        ],
    };

    private async Task SetProfileAsync(Correction said, CancellationToken cancellationToken)
    {
        var profile = await session.Db.ProviderProfiles
            .SingleOrDefaultAsync(x => x.ProviderId == provider.Id && x.From == said.From, cancellationToken);
        if (profile is null)
        {
            profile = new ProviderProfile { ProviderId = provider.Id, From = said.From };
            session.Db.Add(profile);
        }

        said.Profile!.WriteTo(profile);
    }

    private async Task AddPlacesAsync(Correction said, CancellationToken cancellationToken)
    {
        var framework = await session.Db.Frameworks.FirstAsync(x => x.Name == said.Text, cancellationToken);
        session.Db.AddRange(said.Items.Select(x => new FrameworkMembership
        {
            FrameworkId = framework.Id,
            ProviderId = provider.Id,
            ServiceId = x,
            From = said.From,
            To = said.To,
        }));
    }

    private async Task CorrectAsync(Correction said, int fact, CancellationToken cancellationToken)
    {
        switch (said.Part)
        {
            case RegisterPart.Size:
                var size = await FindAsync<ProviderSize>(fact, cancellationToken);
                (size.Value, size.Basis, size.Source, size.From) = (said.Value, said.Basis, said.Source!, said.From);
                break;
            case RegisterPart.Capacity:
                var capacity = await FindAsync<ProviderCapacity>(fact, cancellationToken);
                (capacity.WeeklyHours, capacity.From) = (said.Value, said.From);
                break;
            case RegisterPart.Ratings:
                var rating = await FindAsync<ProviderRating>(fact, cancellationToken);
                (rating.Rating, rating.Source, rating.From) = (said.Rating, said.Source!, said.From);
                break;
            case RegisterPart.Services:
                var service = await FindAsync<ProviderService>(fact, cancellationToken);
                (service.From, service.To) = (said.From, said.To);
                break;
            case RegisterPart.Areas:
                var area = await FindAsync<ProviderArea>(fact, cancellationToken);
                (area.From, area.To) = (said.From, said.To);
                break;
            case RegisterPart.Openings:
                var opening = await FindAsync<ProviderOpening>(fact, cancellationToken);
                (opening.From, opening.To) = (said.From, said.To);
                break;
            case RegisterPart.Groups:
                var group = await FindAsync<GroupMembership>(fact, cancellationToken);
                (group.GroupName, group.From, group.To) = (said.Text!, said.From, said.To);
                break;
            case RegisterPart.Communities:
                var community = await FindAsync<ProviderCommunity>(fact, cancellationToken);
                (community.Community, community.Tie, community.From, community.To) = (said.Text!, said.Tie, said.From, said.To);
                break;
            case RegisterPart.Profile:
                var profile = await FindAsync<ProviderProfile>(fact, cancellationToken);
                profile.From = said.From;
                said.Profile!.WriteTo(profile);
                break;
            case RegisterPart.Confirmations:
                (await FindAsync<ProviderConfirmation>(fact, cancellationToken)).From = said.From;
                break;
            default:
                var place = await session.Db.FrameworkMemberships
                    .SingleAsync(x => x.Id == fact && x.ProviderId == provider.Id, cancellationToken);
                (place.From, place.To) = (said.From, said.To);
                break;
        }
    }

    private Task<T> FindAsync<T>(int fact, CancellationToken cancellationToken) where T : ProviderFact
        => session.Db.Set<T>().SingleAsync(x => x.Id == fact && x.ProviderId == provider.Id, cancellationToken);
}
