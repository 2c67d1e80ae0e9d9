using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>How far along the way to a referral a provider without one came, by the logged lists.</summary>
public enum InvisibleAt
{
    /// <summary>No list was logged of any referral it could have taken, so nothing can be said.</summary>
    NoList,
    NeverShown,
    ShownNotAsked,

    /// <summary>It was asked, and another was chosen or the person declined.</summary>
    AskedNotChosen,

    /// <summary>It turned down half or more of what it was asked for.</summary>
    SaidNo,
}

/// <summary>A provider that could have taken referrals, received none, and where on the way that happened.</summary>
/// <param name="Band">Its band at the period's end.</param>
/// <param name="At">Where.</param>
/// <param name="Could">Logged lists of referrals it could have taken.</param>
/// <param name="Shown">Those of them that showed it.</param>
/// <param name="Asked">How often it was asked.</param>
/// <param name="SaidNo">How often it turned the referral down.</param>
/// <param name="Days">Days from its last referral that passes the filter to the period's end; none if it never had one.</param>
public sealed record WhereInvisibleRow(
    ProviderRecord Provider, DisplayBand Band, InvisibleAt At, long Could, long Shown, long Asked, long SaidNo, int? Days);

/// <summary>Where on the way to a referral the providers without one drop out.</summary>
public sealed record WhereInvisible : Measure<WhereInvisible, WhereInvisibleRow>
{
    private const string _noList = "No list was logged of a referral that any provider without one could have taken.";

    public override string Id => "where-invisible";

    public override string Name => "Where providers become invisible";

    public override string Headline => "Share of providers without a referral that were never shown on a list";

    public override Unit Unit => Unit.Share;

    public override Direction Diverse => Direction.LowIsDiverse;

    public override IReadOnlyList<Fact> Needs => [Fact.Services, Fact.Unmet];

    public override IReadOnlyList<Fact> Uses => [Fact.List, Fact.Area];

    public override MeasureWords Words { get; } = new()
    {
        What = "For each open provider without a referral in the period, how far it came by the logged lists: never shown, shown and not "
            + "asked, asked and not chosen, or asked and turning it down itself. The headline is the share that was never shown, of those "
            + "for which a list was logged.",
        WhyItMatters = "The remedy depends on the place. Who is never shown needs to be put on the lists; who is shown and not asked needs "
            + "to be known; who turns work down needs another conversation.",
        Plainly = "For each provider that had no referral we look through the lists that were kept: was it never shown, shown and not "
            + "asked, asked and not chosen, or did it say no? Then we count how many stand at each step.",
        How = "The providers are those of the measure of invisible providers: open on the period’s last day, offering a service and "
            + "covering an area looked at, with no arranged referral in the period. Lists are those of all referrals in the period, "
            + "whatever became of them. Said no: turned down half or more of what it was asked for; asked and not chosen: any other that "
            + "was asked; shown and not asked; never shown; no list: no list was logged of a referral it could have taken and it stood on "
            + "none. Exposure = lists that showed it ÷ lists of referrals for which it was open, offered the service and covered the area "
            + "that month, with Wilson’s 95% interval. Days are counted from the day its last referral was received.",
        Limits = "Lists are logged for some referrals only, and a provider may have been named by telephone. Never shown does not mean "
            + "wrongly left out: it may be full or too far. A provider is placed by all its lists together and may have fared differently "
            + "at times.",
        Source = "Care Act 2014, section 5(2)(a); Birmingham’s study of micro-enterprises (2015) on few council referrals",
    };

    protected override MeasureResult<WhereInvisibleRow> Work(MarketSlice slice)
    {
        var lists = ListExposure.For(slice);
        List<WhereInvisibleRow> rows = [.. InvisibleProviders.For(slice).Rows.Select(x => Row(x, lists, LastDay(x.Provider, slice), slice))
            .OrderBy(x => x.Band).ThenBy(x => x.At).ThenBy(x => x.Provider.Index)];
        var listed = rows.Count(x => x.At != InvisibleAt.NoList);
        var never = rows.Count(x => x.At == InvisibleAt.NeverShown);
        return new MeasureResult<WhereInvisibleRow>
        {
            Measure = this,
            Value = RateColumns.Rate((never, listed), _noList),
            Finding = slice.Covered is null ? new(InvisibleProviders.NoData) : Finding(rows),
            Rows = rows,
            Working = Working.Rate("Providers never shown", never, "Providers without a referral and with lists they could have been "
                + "on", listed, RateColumns.Rate((never, listed))),
            Table = Table(rows),
        };
    }

    private static WhereInvisibleRow Row(InvisibleProvidersRow row, ListExposure lists, int? lastDay, MarketSlice slice)
    {
        var at = row.Provider.Index;
        var shown = lists.Shown[at];
        var asked = lists.Asked[at];
        var saidNo = lists.SaidNo[at];
        var where = (asked, shown, lists.Could[at]) switch
        {
            ( > 0, _, _) => saidNo * 2 >= asked ? InvisibleAt.SaidNo : InvisibleAt.AskedNotChosen,
            (_, > 0, _) => InvisibleAt.ShownNotAsked,
            (_, _, > 0) => InvisibleAt.NeverShown,
            _ => InvisibleAt.NoList,
        };
        return new WhereInvisibleRow(
            row.Provider, row.Band, where, lists.Could[at], lists.ShownWhenAble[at], asked, saidNo,
            lastDay is { } day ? slice.Period.To.LastDay.DayNumber - slice.Market.FirstMonth.FirstDay.DayNumber - day : null);
    }

    /// <summary>The day of a provider's last referral up to the period's end, counted from the first day of the data.</summary>
    private static int? LastDay(ProviderRecord provider, MarketSlice slice)
    {
        if (slice.LastReferral(provider) is not { } month)
        {
            return null;
        }

        // The month is known to hold one.
        var referrals = slice.EverythingUpTo(month);
        var at = referrals.Count - 1;
        while (referrals[at] is var referral && (referral.Provider != provider.Index || !referral.IsArranged || !slice.Matches(referral)))
        {
            at--;
        }

        return referrals[at].ReceivedDay;
    }

    private static Sentence Finding(List<WhereInvisibleRow> rows)
    {
        if (rows.Count == 0)
        {
            return new("No provider that was open and able went without a referral.");
        }

        if (rows.TrueForAll(x => x.At == InvisibleAt.NoList))
        {
            return new(_noList);
        }

        if (rows.Count == 1)
        {
            return new($"The only open provider without a referral was {{{rows[0].At.InWords()}}}.");
        }

        if (rows.TrueForAll(x => x.At == rows[0].At))
        {
            return new($"{Parts.Upper(Parts.All(rows.Count, "open provider"))} without a referral were {{{rows[0].At.InWords()}}}.");
        }

        var counts = rows.CountBy(x => x.At).OrderBy(x => x.Key == InvisibleAt.NoList).ThenBy(x => x.Key)
            .Select(x => $"{{{x.Value}}} {(x.Value == 1 ? "was" : "were")} {x.Key.InWords()}").ToList();
        return new($"Of {rows.Count} open providers without a referral, {FilterWords.Joined(counts)}.");
    }

    private static MeasureTable Table(List<WhereInvisibleRow> rows)
    {
        var asked = new Column("asked", "Asked", Unit.Referrals, Protection.CountOfPeople);
        return MeasureTable.FromRows<WhereInvisibleRow>(
            "Where open providers without a referral drop out", rows,
            [
                (new("provider", "Provider", Unit.Text, Protection.Free), x => x.Provider.Name),
                (new("reference", "Reference", Unit.Text, Protection.Free), x => x.Provider.Reference),
                (new("band", "Size", Unit.Text, Protection.Free), x => x.Band.Name()),
                (new("where", "Where", Unit.Text, Protection.Free), x => x.At.Name()),
                .. RateColumns.Create<WhereInvisibleRow>(
                    "exposure", "Lists that showed it", "Lists it could have been on", "Exposure", x => (x.Shown, x.Could)).All,
                (asked, x => x.Asked),
                (new("said_no", "Said no", Unit.Referrals, Protection.CountOfPeople), x => x.SaidNo),
                (new("days", "Days since last referral", Unit.Days, new Protection.FigureOf(asked)), x => (double?)x.Days),
            ]);
    }
}

/// <summary>The places where providers drop out, in words.</summary>
public static class InvisiblePlaces
{
    /// <summary>As a heading.</summary>
    public static string Name(this InvisibleAt at) => at switch
    {
        InvisibleAt.NeverShown => "Never shown",
        InvisibleAt.ShownNotAsked => "Shown, not asked",
        InvisibleAt.AskedNotChosen => "Asked, not chosen",
        InvisibleAt.SaidNo => "Said no",
        _ => "No list logged",
    };

    /// <summary>As said of them: "3 were …".</summary>
    internal static string InWords(this InvisibleAt at) => at switch
    {
        InvisibleAt.NeverShown => "never shown on a list",
        InvisibleAt.ShownNotAsked => "shown and not asked",
        InvisibleAt.AskedNotChosen => "asked and not chosen",
        InvisibleAt.SaidNo => "asked and mostly said no",
        _ => "on no logged list and could not have been",
    };
}
