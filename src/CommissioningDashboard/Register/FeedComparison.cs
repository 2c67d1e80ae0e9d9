using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.OpenReferral;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Register;

/// <summary>The register of today and what was answered, to set what feeds tell beside.</summary>
internal sealed class FeedComparison
{
    private readonly FeedMatching _matching;
    private readonly FeedLists _lists;
    private readonly Dictionary<int, HeldFacts> _held;
    private readonly ILookup<int, OpenReferralAnswer> _answers;

    private FeedComparison(
        FeedMatching matching, FeedLists lists, Dictionary<int, HeldFacts> held, ILookup<int, OpenReferralAnswer> answers)
        => (_matching, _lists, _held, _answers) = (matching, lists, held, answers);

    public static async Task<FeedComparison> LoadAsync(DashboardDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var providers = await db.Providers.AsNoTracking().OrderBy(x => x.Id).ToListAsync(cancellationToken);
        var matched = await MatchedProviders.LoadAsync(db, cancellationToken);
        var services = (await db.ProviderServices.AsNoTracking().Where(x => x.From <= today && (x.To == null || x.To >= today))
            .ToListAsync(cancellationToken)).ToLookup(x => matched.Of(x.ProviderId), x => x.ServiceId);
        var areas = (await db.ProviderAreas.AsNoTracking().Where(x => x.From <= today && (x.To == null || x.To >= today))
            .ToListAsync(cancellationToken)).ToLookup(x => matched.Of(x.ProviderId), x => x.AreaId);
        var profiles = (await db.ProviderProfiles.AsNoTracking().Where(x => x.From <= today).OrderBy(x => x.From)
            .ToListAsync(cancellationToken)).GroupBy(x => x.ProviderId).ToDictionary(x => x.Key, x => ProfileText.Of(x.Last()));
        var lists = new FeedLists(
            await db.Authorities.Where(x => x.Id == db.AuthorityId).Select(x => x.Name).SingleAsync(cancellationToken),
            await db.Services.AsNoTracking().OrderBy(x => x.Name).ToListAsync(cancellationToken),
            await db.Areas.AsNoTracking().OrderBy(x => x.Name).ToListAsync(cancellationToken));

        // An answer counts while the batch that it was written by does.
        var answers = await db.OpenReferralAnswers.AsNoTracking()
            .Where(x => x.BatchId == null || db.ImportBatches.Any(b => b.Id == x.BatchId && b.Status != ImportStatus.Undone))
            .ToListAsync(cancellationToken);
        return new FeedComparison(
            new FeedMatching(providers, matched), lists,
            providers.ToDictionary(x => x.Id, x => new HeldFacts(
                x, services[x.Id].ToHashSet(), areas[x.Id].ToHashSet(), profiles.GetValueOrDefault(x.Id) ?? new ProfileText())),
            answers.ToLookup(x => x.OrganisationId));
    }

    public bool IsRefused(OpenReferralOrganisation one)
        => _answers[one.Id].Any(x => x.Key == OpenReferralAnswer.WhichProvider && !x.IsAccepted);

    public FeedMatch MatchOf(OpenReferralOrganisation one)
        => _matching.Of(
            OpenReferralIntake.Read(one),
            _answers[one.Id].FirstOrDefault(x => x.Key == OpenReferralAnswer.WhichProvider && x.IsAccepted)?.ProviderId);

    /// <summary>What is told, is not on the record, and nobody has answered.</summary>
    public IReadOnlyList<FeedOffer> OffersOf(OpenReferralOrganisation one, FeedMatch match)
    {
        var answered = _answers[one.Id].Select(x => x.Key).ToHashSet();
        return
        [
            .. FeedOffers.Of(OpenReferralIntake.Read(one), match.Provider is { } provider ? _held[provider.Id] : HeldFacts.None, _lists)
                .Where(x => !answered.Contains(x.Key)),
        ];
    }

    public FeedView ViewOf(OpenReferralOrganisation one)
    {
        var (told, match) = (OpenReferralIntake.Read(one), MatchOf(one));
        return new FeedView(
            one, match, IsRefused(one), [.. _matching.Suggestions(told).Where(x => x.Id != match.Provider?.Id)], OffersOf(one, match),
            FeedOffers.LeftOut(told), _lists.Services, _lists.Areas);
    }
}
