using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Market;

/// <summary>Makes, changes and deletes a few referrals at random, with their options and outcomes, and tells which.</summary>
internal sealed class ReferralEditor(Database database, int authority, Random random)
{
    private int _made;

    /// <summary>One transaction: a new version of the market.</summary>
    public async Task ChangeSomeAsync()
    {
        await using var db = database.For(authority);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var held = await db.Referrals.OrderBy(x => x.Id).ToListAsync();
        var changed = new HashSet<long>();
        for (var change = 0; change <= random.Next(3); change++)
        {
            var referral = held.Count > 0 && random.Next(3) > 0 ? held[random.Next(held.Count)] : null;
            if (referral is not null)
            {
                // Each at most once: what hangs on it would change beneath what is tracked.
                held.Remove(referral);
            }

            if (referral is not null && random.Next(4) == 0)
            {
                db.Referrals.Remove(referral);
            }
            else
            {
                if (referral is null)
                {
                    referral = new Referral { Reference = $"made-{random.Next():x8}-{++_made}" };
                    db.Referrals.Add(referral);
                }

                await FillAsync(db, referral);
                await db.SaveChangesAsync();
                await HangAsync(db, referral.Id);
            }

            await db.SaveChangesAsync();
            changed.Add(referral.Id);
        }

        await MarketChange.RecordReferralsAsync(db, changed);
        await transaction.CommitAsync();
    }

    /// <summary>Likewise a new version, but of new referrals only, received after all others or on the last one's day.</summary>
    public async Task AddLaterAsync()
    {
        await using var db = database.For(authority);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var last = await db.Referrals.MaxAsync(x => (DateOnly?)x.ReceivedOn) ?? new DateOnly(2025, 6, 1);
        var added = new HashSet<long>();
        for (var addition = 0; addition <= random.Next(3); addition++)
        {
            var referral = new Referral { Reference = $"later-{random.Next():x8}-{++_made}" };
            await FillAsync(db, referral);
            (referral.ReceivedOn, referral.ArrangedOn) = (last, null);
            last = last.AddDays(random.Next(3));
            db.Referrals.Add(referral);
            await db.SaveChangesAsync();
            await HangAsync(db, referral.Id);
            await db.SaveChangesAsync();
            added.Add(referral.Id);
        }

        await MarketChange.RecordReferralsAsync(db, added);
        await transaction.CommitAsync();
    }

    private async Task FillAsync(DashboardDb db, Referral referral)
    {
        // Mostly within a market's 32 months; now and then before them or after.
        referral.ReceivedOn = new DateOnly(2023, 11, 1).AddDays(random.Next(-3, 990));
        referral.PersonKey = random.Next(3) == 0 ? null : [.. BitConverter.GetBytes((long)random.Next(1, 12)), .. new byte[8]];
        referral.ServiceId = await AnyAsync(db.Services.Select(x => x.Id));
        referral.AreaId = random.Next(3) == 0 ? null : await AnyAsync(db.Areas.Select(x => x.Id));
        referral.ProviderId = random.Next(3) == 0 || !await db.Providers.AnyAsync() ? null : await AnyAsync(db.Providers.Select(x => x.Id));
        referral.Route = (Route)random.Next(1, 5);
        referral.Outcome = (ReferralOutcome)random.Next(1, 5);
        referral.WeeklyHours = random.Next(4) == 0 ? null : random.Next(80) / 4m;
        referral.WeeklyCost = random.Next(4) == 0 ? null : random.Next(90_000) / 100m;
        referral.ArrangedOn = random.Next(2) == 0 ? null : referral.ReceivedOn.AddDays(random.Next(40));
        referral.AgeBand = (AgeBand)random.Next(1, 10);
    }

    private async Task HangAsync(DashboardDb db, long referral)
    {
        await db.Options.Where(x => x.ReferralId == referral).ExecuteDeleteAsync();
        await db.OutcomeScores.Where(x => x.ReferralId == referral).ExecuteDeleteAsync();
        var providers = await db.Providers.Select(x => x.Id).ToListAsync();
        db.Options.AddRange(Enumerable.Range(1, providers.Count == 0 ? 0 : random.Next(4)).Select(x => new Option
        {
            ReferralId = referral,
            ProviderId = providers[random.Next(providers.Count)],
            Position = (short)x,
            Outcome = (OptionOutcome)random.Next(1, 6),
            Reason = random.Next(2) == 0 ? null : $"reason {random.Next(5)}",
        }));
        db.OutcomeScores.AddRange(Enumerable.Range(0, random.Next(3)).Select(x => new OutcomeScore
        {
            ReferralId = referral,
            MeasuredOn = new DateOnly(2025, 1, 1).AddDays(x * random.Next(1, 90)),
            Instrument = x == 0 ? OutcomeInstrument.QualityOfLife : OutcomeInstrument.Statement,
            Statement = x == 0 ? "" : "I can live as I wish",
            Score = 1,
        }));
    }

    private async Task<int> AnyAsync(IQueryable<int> ids)
    {
        var all = await ids.ToListAsync();
        return all[random.Next(all.Count)];
    }
}
