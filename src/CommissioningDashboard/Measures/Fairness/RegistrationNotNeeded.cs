using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>Choices for one service that needs no registration, or for all of them (none).</summary>
public sealed record RegistrationNotNeededRow
{
    internal RegistrationNotNeededRow(RegisterEntry? service, KindChoices choices, int registered, int others)
        => (Service, Choices, Registered, Others) = (service, choices, registered, others);

    public RegisterEntry? Service { get; }

    internal KindChoices Choices { get; }

    /// <summary>How many times others' odds of being chosen are those of registered providers; none where that is not tested.</summary>
    public KindEstimate? Odds => Choices.Odds;

    /// <summary>The share if each able provider were as likely; none without any choice.</summary>
    public double? ExpectedShare => Choices.ExpectedShare;

    /// <summary>Registered providers that were able to take any of it.</summary>
    public int Registered { get; }

    /// <summary>Likewise, of those known not to be registered.</summary>
    public int Others { get; }

    public Figure Share => Choices.Share("No choice for a service that needs no registration is known.");
}

/// <summary>Whether providers without a registration are passed over where none is needed.</summary>
public sealed record RegistrationNotNeeded : Measure<RegistrationNotNeeded, RegistrationNotNeededRow>
{
    private const string _none = "No able provider was chosen for a service known to need no registration.";

    public override string Id => "registration-not-needed";

    public override string Name => "Registered providers where no registration is needed";

    public override string Headline => "Registered providers’ share where no registration is needed";

    public override Unit Unit => Unit.Share;

    public override bool Trends => false;

    public override bool HasGoal => false;

    public override string NoTrend => "It is read beside what a blind choice would give, which moves as providers come and go.";

    public override IReadOnlyList<Fact> Needs => [Fact.Regulated, Fact.Registration, Fact.Services];

    public override IReadOnlyList<Fact> Uses => [Fact.Area, Fact.ReceivedDay, Fact.Person];

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override MeasureWords Words { get; } = new()
    {
        What = "Of referrals for services that are no regulated activity, so that anybody may give them, the share that went to providers "
            + "registered with the Care Quality Commission, beside their part of the providers able to take each referral, and how many "
            + "times the odds of the unregistered theirs are.",
        WhyItMatters = "Small community providers are often not registered because what they do needs no registration. Where habit or a "
            + "form asks for it all the same, they are shut out without a reason in law.",
        Plainly = "Only services that anybody may give are looked at. For each choice we ask which providers could have taken the "
            + "referral, and how many of those are registered. If nobody looked at registration, registered providers would be chosen as "
            + "often as their number suggests. We count how often they were chosen and set that beside it. A person who stays with a "
            + "provider counts once, and a few well-liked providers are not taken for a preference.",
        How = "Counted are choices of a provider open, offering the service and covering the area in the referral’s month; a person who "
            + "stays with a provider has chosen once. Expected: the registered among those able ÷ all able, added up over the choices. "
            + "Odds θ: where m of n able are registered, one of them is chosen with chance m × θ ÷ (m × θ + n − m); θ is the value under "
            + "which the choices add up to as many of the registered as there were. Its 95% interval rests on the larger of two "
            + "variances, that of independent choices and that of the providers’ own residuals, since one provider may be liked for "
            + "reasons of its own, with Student’s t for as many degrees of freedom as there are providers that carry the comparison. It "
            + "is not tested with fewer than three registered, or three other, providers able. Where it is not known whether a provider "
            + "is registered, the share is a range and the odds leave it out. Always counted by choices, whatever the filter counts by.",
        Limits = "The authority says which of its services are a regulated activity; those of which it has not said are left out. "
            + "Registration is as the register shows it now, without its dates. Registered providers are often larger and better known, "
            + "and a person who also needs personal care may rightly want one provider for both: what stands behind the odds is not said. "
            + "Able means by the register.",
        Source = "Health and Social Care Act 2008 (Regulated Activities) Regulations 2014, schedule 1; D. McFadden (1974), Conditional "
            + "logit analysis of qualitative choice behavior; K.-Y. Liang and S. L. Zeger (1986), Biometrika 73:13–22",
    };

    protected override MeasureResult<RegistrationNotNeededRow> Work(MarketSlice slice)
    {
        var choices = AbleChoices.For(slice)
            .Where(x => x.Choices > 0 && slice.Market.Services[x.Service].Regulated == RegulatedActivity.No).ToList();
        var registered = slice.Providers.Select(x => KindOf(x.IsCqcRegistered)).ToArray();
        List<RegistrationNotNeededRow> rows =
        [
            .. choices.GroupBy(x => x.Service).OrderBy(x => x.Key)
                .Select(x => Row(slice, slice.Market.Services[x.Key], [.. x], registered)),
        ];
        var all = Row(slice, null, choices, registered);
        var value = choices.Count == 0 ? Figure.Cannot(Unit.Share, _none) : all.Share;
        List<RegistrationNotNeededRow> shown = rows.Count > 1 ? [.. rows, all] : rows;
        return new MeasureResult<RegistrationNotNeededRow>
        {
            Measure = this,
            Value = value,
            Finding = Finding(all.Choices, value),
            Rows = shown,
            Working = value.Value is null ? [] :
            [
                .. Working.Rate(
                    "Choices of a registered provider", all.Choices.OfKind, "All choices of an able provider", all.Choices.All, value),
                .. all.Choices.Steps,
            ],
            Table = Table(shown),
        };
    }

    private static RegistrationNotNeededRow Row(MarketSlice slice, RegisterEntry? service, List<AbleChoices> choices, IsKind[] registered)
    {
        var able = choices.SelectMany(x => x.Able.Places).Distinct().ToList();
        return new RegistrationNotNeededRow(
            service, KindChoices.Count(slice, choices, (provider, _) => registered[provider]), able.Count(x => registered[x] == IsKind.Yes),
            able.Count(x => registered[x] == IsKind.No));
    }

    private static IsKind KindOf(bool? isRegistered) => isRegistered switch
    {
        true => IsKind.Yes,
        false => IsKind.No,
        null => IsKind.NotKnown,
    };

    private static Sentence Finding(KindChoices all, Figure share)
    {
        if (share.Value is null)
        {
            return new(_none);
        }

        var part = Shares.PartOf(share, all.OfKind, all.All, "choice", "choices");
        return new($"Where a service needs no registration with the Care Quality Commission, {part} "
            + $"{Parts.ShareVerb(all.OfKind, all.All, "fell", "fell")} on registered providers"
            + (all.Known == 0 ? "." : $"; {all.BesideBlind}"));
    }

    private static MeasureTable Table(List<RegistrationNotNeededRow> rows)
    {
        var share = RateColumns.Create<RegistrationNotNeededRow>(
            "registered", "Of a registered provider", "Choices", "Registered, share", x => (x.Choices.OfKind, x.Choices.All),
            figure: x => x.Share, isOpen: true);
        var worked = new Protection.FigureOf(share.Part);
        return MeasureTable.FromRows<RegistrationNotNeededRow>(
            "Choices of registered providers where no registration is needed, by service", rows,
            [
                (new("service", "Service", Unit.Text, Protection.Free), x => x.Service?.Name ?? "All these services"),
                .. share.All,
                (new("expected", "If all able were as likely", Unit.Share, new Protection.FigureOf(share.Whole)),
                    x => x.Choices.ExpectedShare),
                (new("times", "Times others’ odds", Unit.Times, worked), x => x.Choices.Odds?.Value),
                (new("times_low", "95% interval of times from", Unit.Times, worked), x => x.Choices.Odds?.Interval.Low),
                (new("times_high", "95% interval of times to", Unit.Times, worked), x => x.Choices.Odds?.Interval.High),
                (new("able_registered", "Registered providers able", Unit.Providers, Protection.Free), x => x.Registered),
                (new("able_others", "Others able", Unit.Providers, Protection.Free), x => x.Others),
            ]);
    }
}
