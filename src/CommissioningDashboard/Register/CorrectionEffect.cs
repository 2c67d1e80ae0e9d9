using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Register;

/// <summary>What a correction does to the figures, worked out from the market as it is before anything is saved.</summary>
public sealed class CorrectionEffect
{
    private readonly MarketSnapshot _market;
    private readonly ProviderRecord _before;
    private readonly ProviderRecord _after;
    private readonly DateOnly _today;
    private readonly MarketSlice _slice;

    private CorrectionEffect(MarketSnapshot market, ProviderRecord before, ProviderRecord after, DateOnly today)
    {
        (_market, _before, _after, _today) = (market, before, after, today);
        _slice = market.Slice(MarketFilter.Everything);
    }

    /// <summary>The effects as sentences; never none.</summary>
    /// <param name="market">The market, in which the provider may not be yet.</param>
    /// <param name="before">The provider as it is recorded.</param>
    /// <param name="after">As it would be.</param>
    /// <param name="today">The day on which it is asked.</param>
    public static IReadOnlyList<Sentence> Of(MarketSnapshot market, ProviderRecord before, ProviderRecord after, DateOnly today)
    {
        var effect = new CorrectionEffect(market, before, after, today);
        var own = market.Scheme(null);
        List<Sentence> found =
        [
            .. effect.Bands(own).Select(x => new Sentence($"{x}.")),
            .. market.Schemes.Where(x => x.Id != own.Id).SelectMany(
                scheme => effect.Bands(scheme).Select(x => new Sentence($"Under “{scheme.Name}”: {Lower(x)}."))),
            .. effect.Able(),
            .. effect.Capacity(),
        ];
        return found.Count > 0 ? found
            : [new("No referral moves to another size of provider, and the provider could have taken the same ones as before.")];
    }

    /// <summary>Referrals that move from one size to another, a clause for each move.</summary>
    private IEnumerable<string> Bands(SizeScheme scheme)
    {
        var provider = _market.FindProvider(_before.Id);
        var months = Enumerable.Range(0, _market.Months).Select(_market.FirstMonth.Plus)
            .Select(x => (Month: x, From: _before.BandOn(scheme, x.LastDay), To: _after.BandOn(scheme, x.LastDay)))
            .Where(x => x.From != x.To).ToList();
        foreach (var move in months.GroupBy(x => (x.From, x.To)))
        {
            var (first, last) = (move.Min(x => x.Month), move.Max(x => x.Month));
            var referrals = provider is null ? 0 : move.Sum(x => _slice.To(provider, new Period(x.Month, x.Month)).Referrals);
            var reachesTheEnd = last >= _market.FirstMonth.Plus(_market.Months - 1);
            yield return $"Moves {{{Written.Counted(referrals, "referral")}}} from {Name(move.Key.From)} to {Name(move.Key.To)} "
                + (reachesTheEnd ? $"since {Written.Date(first.FirstDay)}"
                    : $"between {Written.Date(first.FirstDay)} and {Written.Date(last.LastDay)}");
        }

        var (was, becomes) = (_before.BandOn(scheme, _today), _after.BandOn(scheme, _today));
        if (months.Count == 0 && was != becomes)
        {
            yield return $"Moves no referral that is held; those from now on count as {Name(becomes)} instead of {Name(was)}";
        }
    }

    /// <summary>How many referrals of the last year the provider could have taken, where that changes.</summary>
    private IEnumerable<Sentence> Able()
    {
        long before = 0;
        long after = 0;
        long all = 0;
        foreach (var alike in _slice.Referrals.GroupBy(x => (x.MonthIndex, x.Service, x.Area)))
        {
            var month = _market.FirstMonth.Plus(alike.Key.MonthIndex);
            var count = alike.Count();
            all += count;
            before += Eligibility.IsAble(_before, month, alike.Key.Service, alike.Key.Area) ? count : 0;
            after += Eligibility.IsAble(_after, month, alike.Key.Service, alike.Key.Area) ? count : 0;
        }

        if (before != after)
        {
            yield return new($"It could have taken {{{Written.Whole(after)}}} of the {Written.Counted(all, "referral")} of "
                + $"{_slice.Period.Label}, instead of {{{Written.Whole(before)}}}.");
        }
        else if (_before.IsOpen(_today) != _after.IsOpen(_today))
        {
            yield return new(_after.IsOpen(_today) ? "From now on it can be put forward for referrals."
                : "From now on it cannot be put forward for referrals.");
        }
    }

    private IEnumerable<Sentence> Capacity()
    {
        var (before, after) = (_before.Capacity(_today), _after.Capacity(_today));
        if (before == after)
        {
            yield break;
        }

        var itself = _market.FindProvider(_before.Id)?.Index;
        var others = _market.Providers.Where(x => x.Index != itself && x.IsOpen(_today)).Sum(x => x.Capacity(_today) ?? 0);
        yield return new(
            $"All open providers together state {{{Hours(others + Own(_after))}}} instead of {{{Hours(others + Own(_before))}}}.");

        decimal Own(ProviderRecord provider) => provider.IsOpen(_today) ? provider.Capacity(_today) ?? 0 : 0;
    }

    private static string Hours(decimal hours) => Written.HoursAWeek((double)hours);

    private static string Name(DisplayBand band) => Lower(band.Name());

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
