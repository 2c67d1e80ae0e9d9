using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Direct payments for a service, or for all (none), by what came before them.</summary>
/// <param name="Service">The service.</param>
/// <param name="AfterUnmet">Those that followed a search in which no provider was found.</param>
/// <param name="AfterAny">Those that followed any search by the council.</param>
/// <param name="WithNone">Those before which the council had not searched.</param>
public sealed record DirectPaymentAfterUnmetRow(RegisterEntry? Service, long AfterUnmet, long AfterAny, long WithNone)
{
    public Figure Share => RateColumns.Rate((AfterUnmet, AfterAny), DirectPaymentAfterUnmet.None);
}

/// <summary>Direct payments that people took after the council had found nobody, apart from those by choice.</summary>
public sealed record DirectPaymentAfterUnmet : Measure<DirectPaymentAfterUnmet, DirectPaymentAfterUnmetRow>
{
    /// <summary>A direct payment within so many days of a search followed it.</summary>
    public const int Days = 90;

    internal const string None = "No direct payment of this period followed a search by the council within 90 days.";

    public override string Id => "direct-payment-after-unmet";

    public override string Name => "Direct payments after no provider was found";

    public override string Headline => "Share of direct payments after a search that came of finding nobody";

    public override Unit Unit => Unit.Share;

    public override Direction Better => Direction.LowIsDiverse;

    public override bool Trends => false;

    public override string NoTrend => "It looks back over 90 days at few people, so that quarters hold too little to be compared.";

    public override IReadOnlyList<Fact> Needs => [Fact.Unmet, Fact.ReceivedDay, Fact.Person];

    public override IReadOnlyList<Fact> Uses => [Fact.List];

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override MeasureWords Words { get; } = new()
    {
        What = "Of direct payments that followed a search by the council for the same person and service within 90 days, the share before "
            + "which that search had found nobody. The others came after support had been arranged, or after the person had withdrawn.",
        WhyItMatters = "A direct payment is a right and a choice. Offered because nobody could be found, it leaves the person to do what "
            + "the council could not, and the need may stay unmet while it counts as met. The ombudsman has found fault with that.",
        Plainly = "For each direct payment we look back over ninety days for a search by the council for the same person and service. If "
            + "the latest such search found nobody, the direct payment came after nobody was found. The share is those out of all direct "
            + "payments with a search before them. Those with no search before them are counted apart.",
        How = "A direct payment is a referral of the period by that route for which support was arranged. Before it: the latest referral "
            + "of the same person for the same service that the council brokered (commissioned or as a managed budget), received on the "
            + "same day or up to 90 days earlier. Nobody found: it is recorded as no provider found or still waits, or every provider that "
            + "was asked declined and nothing was arranged. Share = those after nobody was found ÷ all with a search before them, with "
            + "Wilson’s 95% interval. Direct payments of the first 90 days of the data are left out, since what came before is not seen.",
        Limits = "It shows the order of things and no reason: a person may have wanted a direct payment all along. A search that was "
            + "never recorded, or under the name of another service, is not seen, nor is one of somebody whose referrals are not linked by "
            + "person. Whether the person then found anybody is not recorded. Always counted by referrals.",
        Source = "Care Act 2014, sections 18 and 31 to 33; Care and support statutory guidance, chapter 12; Local Government and Social "
            + "Care Ombudsman, decisions on direct payments offered where no provider was found",
    };

    protected override MeasureResult<DirectPaymentAfterUnmetRow> Work(MarketSlice slice)
    {
        var sums = Count(slice);
        List<DirectPaymentAfterUnmetRow> rows =
            [.. slice.Market.Services.Select(x => sums[x.Index]).Where(x => x.AfterAny + x.WithNone > 0)];
        var all = new DirectPaymentAfterUnmetRow(
            null, sums.Sum(x => x.AfterUnmet), sums.Sum(x => x.AfterAny), sums.Sum(x => x.WithNone));
        List<DirectPaymentAfterUnmetRow> shown = rows.Count > 1 ? [.. rows, all] : rows;
        return new MeasureResult<DirectPaymentAfterUnmetRow>
        {
            Measure = this,
            Value = all.Share,
            Finding = Finding(all),
            Rows = shown,
            Working = Working.Rate(
                "Direct payments after nobody was found", all.AfterUnmet, "Direct payments with a search in the 90 days before",
                all.AfterAny, all.Share),
            Table = MeasureTable.FromRows<DirectPaymentAfterUnmetRow>(
                "Direct payments after a search by the council, by service", shown,
                [
                    (new("service", "Service", Unit.Text, Protection.Free), x => x.Service?.Name ?? "All services"),
                    .. RateColumns.Create<DirectPaymentAfterUnmetRow>(
                        "unmet", "After nobody was found", "After any search", "Nobody found, share", x => (x.AfterUnmet, x.AfterAny)).All,
                ]),
        };
    }

    /// <summary>Backwards through the referrals, so that the first search met is the latest before a direct payment.</summary>
    private static DirectPaymentAfterUnmetRow[] Count(MarketSlice slice)
    {
        DirectPaymentAfterUnmetRow[] sums = [.. slice.Market.Services.Select(x => new DirectPaymentAfterUnmetRow(x, 0, 0, 0))];
        var rows = slice.EverythingUpTo(slice.Period.To);
        var inPeriod = slice.EverythingUpTo(slice.Period.From.Plus(-1)).Count;
        var earliest = slice.EverythingUpTo(slice.Period.From.Plus(-1 - ((Days / 28) + 1))).Count;
        var payments = new OpenPayments(slice.Market.PeopleCount);
        for (var at = rows.Count - 1; at >= earliest; at--)
        {
            var referral = rows[at];
            if (referral.Person is not { } person)
            {
                continue;
            }

            if (at >= inPeriod && referral is { Route: Route.DirectPayment, IsArranged: true, ReceivedDay: >= Days }
                && slice.Matches(referral))
            {
                payments.Add(person, referral.Service, referral.ReceivedDay);
                sums[referral.Service] = sums[referral.Service] with { WithNone = sums[referral.Service].WithNone + 1 };
            }
            else if (payments.IsOpen(person) && referral.Route.IsBrokered()
                && payments.Close(person, referral.Service, referral.ReceivedDay + Days) is > 0 and var followed)
            {
                var sum = sums[referral.Service];
                sums[referral.Service] = sum with
                {
                    AfterAny = sum.AfterAny + followed,
                    AfterUnmet = sum.AfterUnmet + (FoundNobody(referral) ? followed : 0),
                    WithNone = sum.WithNone - followed,
                };
            }
        }

        return sums;
    }

    /// <summary>Nobody was found, or it still waits, or whoever was asked said no and nothing was arranged.</summary>
    private static bool FoundNobody(ReferralView search)
    {
        if (search.Outcome is ReferralOutcome.NoProviderFound or ReferralOutcome.Waiting)
        {
            return true;
        }

        var (asked, declined) = (0, 0);
        foreach (var option in search.Options)
        {
            asked += option.WasContacted ? 1 : 0;
            declined += option.SaidNo ? 1 : 0;
        }

        return !search.IsArranged && asked > 0 && asked == declined;
    }

    private static Sentence Finding(DirectPaymentAfterUnmetRow all)
    {
        var without = all.WithNone == 0 ? ""
            : $" {{{Written.Counted(all.WithNone, "direct payment")}}} had no search before {(all.WithNone == 1 ? "it" : "them")}.";
        if (all.AfterAny == 0)
        {
            return new($"{None}{without}");
        }

        return new($"{Parts.Upper(Parts.Share(all.AfterUnmet, all.AfterAny, "direct payment"))} that followed a search by the council came "
            + $"after nobody had been found.{without}");
    }

    /// <summary>
    /// Direct payments before which no search has been met yet, those of a person in a chain: a quarter of a million of them in lists of
    /// their own took several times as long.
    /// </summary>
    private sealed class OpenPayments(int people)
    {
        /// <summary>One more than the place of a person's last added; 0 for none.</summary>
        private readonly int[] _last = new int[people + 1];
        private readonly List<(int Service, int Day, int Before)> _all = [];

        public bool IsOpen(int person) => _last[person] > 0;

        public void Add(int person, int service, int day)
        {
            _all.Add((service, day, _last[person]));
            _last[person] = _all.Count;
        }

        /// <summary>Takes a person's out that are for a service, and counts those no later than a day.</summary>
        public int Close(int person, int service, int latest)
        {
            var (found, at) = (0, _last[person]);
            _last[person] = 0;
            while (at > 0)
            {
                var one = _all[at - 1];
                var next = one.Before;
                if (one.Service != service)
                {
                    _all[at - 1] = one with { Before = _last[person] };
                    _last[person] = at;
                }
                else
                {
                    found += one.Day <= latest ? 1 : 0;
                }

                at = next;
            }

            return found;
        }
    }
}
