using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

/// <summary>Writes plain rows into PostgreSQL as the application's role, in one transaction that ends with a told change.</summary>
internal static class PlainWriting
{
    public static async Task WriteAsync(this Database database, int authorityId, PlainMarket rows)
    {
        await using var db = database.For(authorityId);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var services = rows.Services.ToDictionary(x => x, x => new Service
        {
            Code = x,
            Name = x,
            Regulated = rows.Regulated.GetValueOrDefault(x, RegulatedActivity.NotKnown),
        });
        var areas = rows.Areas.ToDictionary(x => x, x => new Area { Code = x, Name = x });
        var teams = rows.Teams.ToDictionary(x => x, x => new Team { Code = x, Name = x });
        var places = rows.Providers.OrderBy(x => x.Name, StringComparer.Ordinal).Select((x, i) => (x.Name, i)).ToDictionary(x => x.Name, x => x.i);
        var providers = rows.Providers.ToDictionary(x => x.Name, x => new Provider
        {
            CqcLocationId = x.Registered == true ? $"1-{places[x.Name]}" : null,
            RegistrationStated = x.Registered is not null,
            Reference = x.Name,
            Name = x.Name,
            Ownership = x.Ownership,
            ListedOn = x.Listed,
        });
        db.AddRange(services.Values);
        db.AddRange(areas.Values);
        db.AddRange(teams.Values);
        db.AddRange(providers.Values);
        var framework = new Framework { Code = "framework", Name = "Framework", From = new DateOnly(2020, 1, 1) };
        if (rows.Providers.Any(x => x.OnFramework.Count > 0))
        {
            db.Add(framework);
        }

        await db.SaveChangesAsync();
        foreach (var row in rows.Providers)
        {
            var id = providers[row.Name].Id;
            db.AddRange(row.Sizes.Select(x => new ProviderSize { ProviderId = id, From = x.On, Basis = x.Basis, Value = x.Value, Source = "test" }));
            db.AddRange(row.Services.Select(x => new ProviderService { ProviderId = id, ServiceId = services[x.Name].Id, From = x.From, To = x.To }));
            db.AddRange(row.Areas.Select(x => new ProviderArea { ProviderId = id, AreaId = areas[x.Name].Id, From = x.From, To = x.To }));
            db.AddRange(row.InGroups.Select(x => new GroupMembership { ProviderId = id, GroupName = x.Name, From = x.From, To = x.To }));
            db.AddRange(row.Openings.Select(x => new ProviderOpening { ProviderId = id, From = x.From, To = x.To }));
            db.AddRange(row.OnFramework.Select(x => new FrameworkMembership { FrameworkId = framework.Id, ProviderId = id, ServiceId = services[x.Name].Id, From = x.From, To = x.To }));
            db.AddRange(row.Communities.Select(x => new ProviderCommunity
            {
                ProviderId = id,
                Community = x.Name,
                Tie = x.IsLedBy ? CommunityTie.LedBy : CommunityTie.Serves,
                From = x.From,
                To = x.To,
            }));
            db.AddRange(row.Ratings.Select(x => new ProviderRating { ProviderId = id, From = x.On, Rating = x.Rating, Source = "test" }));
            db.AddRange(row.Capacities.Select(x => new ProviderCapacity { ProviderId = id, From = x.On, WeeklyHours = x.Hours }));
        }

        var referrals = rows.Referrals.Select((x, i) => new Referral
        {
            Reference = $"R{i}",
            PersonKey = x.Person == 0 ? null : [.. BitConverter.GetBytes((long)x.Person), .. new byte[8]],
            ReceivedOn = x.Day,
            ServiceId = services[x.Service].Id,
            AreaId = x.Area is null ? null : areas[x.Area].Id,
            TeamId = x.Team is null ? null : teams[x.Team].Id,
            ProviderId = x.Provider is null ? null : providers[x.Provider].Id,
            Need = x.Need,
            Route = x.Route,
            AgeBand = x.Age,
            EthnicityGroup = x.Ethnicity,
            Outcome = x.Outcome,
            WeeklyHours = x.Hours,
            WeeklyCost = x.Cost,
            ArrangedOn = x.Arranged,
            EndedOn = x.Ended,
        }).ToList();
        db.AddRange(referrals);
        await db.SaveChangesAsync();
        foreach (var (row, referral) in rows.Referrals.Zip(referrals))
        {
            db.AddRange(row.Options.Select((x, n) => new Option
            {
                ReferralId = referral.Id,
                ProviderId = providers[x.Provider].Id,
                Position = (short)(n + 1),
                Outcome = x.Outcome,
                Reason = x.Reason,
            }));
            db.AddRange(row.Scores.Select(x => new OutcomeScore
            {
                ReferralId = referral.Id,
                MeasuredOn = x.On,
                Instrument = x.Statement is null ? OutcomeInstrument.QualityOfLife : OutcomeInstrument.Statement,
                Statement = x.Statement ?? "",
                Score = (short)x.Score,
            }));
        }

        await db.SaveChangesAsync();
        await MarketChange.RecordAsync(db);
        await transaction.CommitAsync();
    }
}
