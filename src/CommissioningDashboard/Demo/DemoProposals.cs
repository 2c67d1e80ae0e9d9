using CommissioningDashboard.Data;
using CommissioningDashboard.Register;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Demo;

/// <summary>Small providers that speak for themselves: what they do, a change that one proposes, a size that it disputes.</summary>
internal static class DemoProposals
{
    private const int _described = 12;

    private static readonly ProfileText[] _texts =
    [
        new()
        {
            About = "We help people to live at home as they are used to: up and dressed, a cooked breakfast, a walk to the shop, a chat.",
            ForWhom = "Older people in the villages around us. We know most families by name.",
            Times = "Every day, 7am to 1pm and 5pm to 9pm.",
            Languages = "English, Polish",
            Prices = "£26 an hour, £14 for half an hour, no charge for travel.",
            Quality = "Everyone has the Care Certificate. The parish council gave us its community award in 2025.",
            Telephone = "01632 960 114",
            Email = "hello@provider.example",
            Website = "https://provider.example",
        },
        new()
        {
            About = "Two friends who sit with people so that the family can go out, sleep or see a doctor.",
            ForWhom = "People with dementia and those who look after them.",
            Times = "Weekends and evenings.",
            Languages = "English, British Sign Language",
            Quality = "Trained as dementia champions. Carers may ring the families we support and ask.",
            Telephone = "01632 960 187",
        },
        new()
        {
            About = "A small workshop: wood, cloth, paint and a pot of tea. Everybody makes something to take home.",
            ForWhom = "Anybody who would like company and something to do, with a learning disability or without.",
            Times = "Tuesday to Friday, 10am to 3pm.",
            Prices = "£48 a day, lunch and materials in it.",
            Email = "workshop@provider.example",
        },
    ];

    public static async Task AddAsync(DashboardDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
        var micro = await db.Providers
            .Where(x => db.ProviderOpenings.Any(o => o.ProviderId == x.Id && o.To == null)
                && db.ProviderSizes.Any(s => s.ProviderId == x.Id)
                && db.ProviderSizes.Where(s => s.ProviderId == x.Id && s.Basis == SizeBasis.FullTimeEquivalents).All(s => s.Value <= 5)
                && x.Ownership != Ownership.CouncilDepartment && x.Ownership != Ownership.CouncilOwnedCompany)
            .OrderBy(x => x.Id).Take(_described).ToListAsync(cancellationToken);
        foreach (var (place, provider) in micro.Index())
        {
            var profile = new ProviderProfile { ProviderId = provider.Id, From = today.AddDays(-40 - place) };
            _texts[place % _texts.Length].WriteTo(profile);
            db.ProviderProfiles.Add(profile);
            db.ProviderConfirmations.Add(
                new ProviderConfirmation { ProviderId = provider.Id, From = today.AddDays(-30 - place), ByProvider = true });
        }

        // The smallest that is not micro: its own count would put it there.
        var disputed = await db.ProviderSizes
            .Where(x => x.Basis == SizeBasis.FullTimeEquivalents && x.Value > 5
                && db.ProviderOpenings.Any(o => o.ProviderId == x.ProviderId && o.To == null))
            .OrderBy(x => x.Value).ThenBy(x => x.Id).Select(x => x.ProviderId).FirstAsync(cancellationToken);
        var more = new CorrectionForm { Part = RegisterPart.Capacity, Value = "130", From = CorrectionForm.Day(today.AddDays(-2)) };
        db.ProviderProposals.Add(
            new ProviderProposal
            {
                ProviderId = micro[0].Id,
                Kind = ProposalKind.Change,
                Form = more.ToJson(),
                SentAt = now.AddDays(-2),
            });
        await db.SaveChangesAsync(cancellationToken);
        db.ProviderProposals.Add(
            new ProviderProposal
            {
                ProviderId = disputed,
                Kind = ProposalKind.SizeChallenge,
                Words = "Two of us share one post and were counted as two. All together we are four and a half full-time staff.",
                SentAt = now.AddDays(-18),
            });
        await db.SaveChangesAsync(cancellationToken);
    }
}
