using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>One page of the list of providers that fit a referral.</summary>
/// <param name="Case">The referral.</param>
/// <param name="Day">The day whose order it is.</param>
/// <param name="InOrder">All that are listed, in the order shown.</param>
/// <param name="FirstPlace">The place of this page's first, from 1.</param>
/// <param name="Others">Those that do not fit, with their reasons.</param>
/// <param name="Enquiries">Those that were asked, always in the fair order: whoever answers first is not preferred.</param>
/// <param name="Fitting">How many fit, listed or not.</param>
/// <param name="Narrowed">What the list was and can be narrowed by.</param>
/// <param name="Opened">The keys of those whose records were looked at.</param>
public sealed record ChoiceList(
    DeskCase Case, DateOnly Day, IReadOnlyList<ProviderRecord> InOrder, int FirstPlace, IReadOnlyList<UnsuitableProvider> Others,
    IReadOnlyList<EnquiryLine> Enquiries, int Fitting, NarrowedList Narrowed, IReadOnlySet<int> Opened)
{
    /// <summary>So many are shown at a time.</summary>
    public const int PageSize = 10;

    public IReadOnlyList<ProviderRecord> Shown => [.. InOrder.Skip(FirstPlace - 1).Take(PageSize)];
}

/// <summary>
/// Draws up the list of providers for a referral in the fair order of the day, and enters what is shown in the exposure ledger within
/// the same act.
/// </summary>
public sealed class ShowList(Database database, SnapshotStore store, TimeProvider clock)
{
    /// <param name="actor">Who looks.</param>
    /// <param name="referralId">The referral.</param>
    /// <param name="firstPlace">Where the page begins; brought within the list.</param>
    /// <param name="byName">True when the reader asked for A to Z; kept with the list as what was really shown.</param>
    /// <param name="narrowing">What the reader asked it to be narrowed by; kept likewise.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>None when there is no such referral for this person.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not work at the desk.</exception>
    public async Task<ChoiceList?> RunAsync(
        Actor actor, long referralId, int firstPlace = 1, bool byName = false, ListNarrowing? narrowing = null,
        CancellationToken cancellationToken = default)
    {
        await using var db = database.For(actor.AuthorityId);
        if (await DeskCase.FindAsync(db, actor, referralId, cancellationToken: cancellationToken) is not { } found)
        {
            return null;
        }

        var market = await store.GetAsync(actor.AuthorityId, cancellationToken);
        var day = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var service = market.Services.First(x => x.Id == found.Referral.ServiceId);
        var area = market.Areas.FirstOrDefault(x => x.Id == found.Referral.AreaId);
        var fits = Suitability.Assess(market, day, service.Index, area?.Index, found.Referral.WeeklyHours);
        var code = await db.Authorities.Where(x => x.Id == actor.AuthorityId).Select(x => x.Code).SingleAsync(cancellationToken);
        var context = FairOrder.Context(code, day, service.Code, area?.Code);
        var order = new FairOrder(await OrderKeys.ForAsync(db, FairOrder.PeriodOf(day), cancellationToken), context);
        var narrowed = NarrowedList.Of(fits.Fitting, narrowing ?? ListNarrowing.None, day);
        var inOrder = byName ? [.. narrowed.Providers.OrderBy(x => x.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(x => x.Id)]
            : order.Arrange(narrowed.Providers, x => x.Id);
        var pages = Math.Max(1, (inOrder.Count + ChoiceList.PageSize - 1) / ChoiceList.PageSize);
        var page = Math.Clamp((firstPlace - 1) / ChoiceList.PageSize, 0, pages - 1);
        var enquiries = await EnquiryLine.OfAsync(db, found.Referral, clock.GetUtcNow(), cancellationToken);
        var list = new ChoiceList(
            found, day, inOrder, (page * ChoiceList.PageSize) + 1, fits.Others, order.Arrange(enquiries, x => x.Enquiry.ProviderId),
            fits.Fitting.Count, narrowed, await LookCloser.OpenedAsync(db, referralId, cancellationToken));
        if (found.IsOpen && list.Shown.Count > 0)
        {
            await EnterAsync(db, list, context, byName ? "name" : "", fits.Fitting, cancellationToken);
        }

        return list;
    }

    /// <summary>A page looked at again on the same day is entered once.</summary>
    private async Task EnterAsync(
        DashboardDb db, ChoiceList list, string context, string sort, IEnumerable<ProviderRecord> fitting,
        CancellationToken cancellationToken)
    {
        var id = list.Case.Referral.Id;
        int[] eligible = [.. fitting.Select(x => x.Id).Order()];
        var narrowed = string.Join("; ", list.Narrowed.Words);
        int[] shown = [.. list.Shown.Select(x => x.Id)];
        var before = await db.ShownLists.AsNoTracking().Where(x => x.ReferralId == id && x.Context == context && x.Sort == sort
            && x.Narrowed == narrowed && x.FirstPlace == list.FirstPlace).OrderByDescending(x => x.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (before is not null && before.Eligible.SequenceEqual(eligible) && before.Shown.SequenceEqual(shown))
        {
            return;
        }

        db.ShownLists.Add(new ShownList
        {
            ReferralId = id,
            ShownAt = clock.GetUtcNow(),
            Context = context,
            KeyPeriod = FairOrder.PeriodOf(list.Day),
            Eligible = eligible,
            Shown = shown,
            FirstPlace = list.FirstPlace,
            Sort = sort,
            Narrowed = narrowed,
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}
