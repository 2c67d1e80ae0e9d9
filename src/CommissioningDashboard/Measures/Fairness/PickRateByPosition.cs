using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One position on the lists as they were shown.</summary>
/// <param name="Position">From 1; the last stands for itself and everything beyond.</param>
/// <param name="Shown">How many providers stood there.</param>
/// <param name="Chosen">How many of those were chosen.</param>
/// <param name="Expected">How many would have been if everybody on a list were as likely.</param>
/// <param name="SameProvider">
/// How many times as often a provider was chosen when it stood there as when it stood elsewhere on lists as long, pooled over
/// providers and lengths; none when no provider stood both here and elsewhere.
/// </param>
public sealed record PickRateByPositionRow(int Position, long Shown, long Chosen, double Expected, RiskRatio? SameProvider)
{
    public Figure Rate => RateColumns.Rate((Chosen, Shown));

    public double ExpectedRate => Expected / Shown;

    /// <summary>How many times as often as expected.</summary>
    public double Times => Chosen / Expected;

    /// <summary>Chosen more often than expected, and by more than the 95% interval explains.</summary>
    public bool IsFavoured => Rate.Interval!.Value.Low > ExpectedRate;

    public string Name => Position == PickRateByPosition.Last ? $"{Position} and beyond" : $"{Position}";
}

/// <summary>How often a provider is chosen by where it stood on the list that was shown.</summary>
public sealed record PickRateByPosition : Measure<PickRateByPosition, PickRateByPositionRow>
{
    /// <summary>Positions from here on are counted together.</summary>
    internal const int Last = 10;

    private const string _none = "No list of two or more providers from which one was chosen was logged in this period.";

    public override string Id => "pick-rate-by-position";

    public override string Name => "Pick rate by position on the list";

    public override string Headline => "How often the first on a list is chosen";

    public override Unit Unit => Unit.Share;

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override IReadOnlyList<Fact> Needs => [Fact.List, Fact.Unmet];

    public override IReadOnlyList<Fact> Uses => [Fact.Area, Fact.Person];

    public override MeasureWords Words { get; } = new()
    {
        What = "How often the provider at each position of a logged list was the one chosen, set against how often it would be if "
            + "everybody on the list were as likely. The headline is the first position.",
        WhyItMatters = "The eye stops early. If the first name is chosen far more often than the others, whoever orders the list decides, "
            + "and shuffling it would spread choice at no cost.",
        Plainly = "We count how often the provider that stood first, second, third and so on was chosen. If place made no difference, on a "
            + "list of five each would be chosen one time in five. We also compare each provider with itself at different places.",
        How = "All referrals with a logged list of two or more providers of which one was chosen: of several that accepted, the one that "
            + "the referral names. A person who stays with a provider has chosen once, so later lists that end with the same one are left "
            + "out. Pick rate = times chosen ÷ times shown at that position, with Wilson’s 95% interval. Expected: on each list the "
            + "number chosen ÷ its length, averaged over the lists that reach so far. A position is favoured when its interval lies above "
            + "the expected. The last column compares each provider with itself: how many times as often it was chosen at this position "
            + "as elsewhere on lists of the same length, the ratio of Mantel and Haenszel over providers and lengths, with the interval "
            + "of Greenland and Robins. Always counted by referrals. Version 1 counted each return of a person as another choice, and "
            + "gave odds.",
        Limits = "Only logged lists can be counted. If lists are in the order of names, the same provider is often first, and its pick "
            + "rate mixes liking with position; the comparison of each provider with itself takes the liking out, as far as it is the "
            + "same for all referrals. Lists of one leave nothing to choose and are left out. Positions on one list are not independent.",
        Source = "N. Mantel and W. Haenszel (1959), JNCI 22:719–748; S. Greenland and J. M. Robins (1985), Biometrics 41:55–68; E. B. "
            + "Wilson (1927), JASA 22:209–212",
    };

    protected override MeasureResult<PickRateByPositionRow> Work(MarketSlice slice)
    {
        var rows = Rows(slice, slice.Listed);
        var first = rows.FirstOrDefault(x => x.Position == 1);
        return new MeasureResult<PickRateByPositionRow>
        {
            Measure = this,
            Value = first?.Rate ?? Figure.Cannot(Unit.Share, _none),
            Compared = slice.Beside is { } beside
                ? Rows(slice, beside.Slice.ListedIn(beside.Period)).FirstOrDefault(x => x.Position == 1)?.Rate : null,
            Finding = first is null ? new(_none) : Finding(first),
            Rows = rows,
            Working = first is null ? []
                : Working.Rate("Providers listed first that were chosen", first.Chosen, "Lists", first.Shown, first.Rate),
            Table = Table(rows),
        };
    }

    private static MeasureTable Table(IReadOnlyList<PickRateByPositionRow> rows)
    {
        var rate = RateColumns.Create<PickRateByPositionRow>("rate", "Chosen", "Shown", "Pick rate", x => (x.Chosen, x.Shown));
        var chosen = new Protection.FigureOf(rate.Part);
        return MeasureTable.FromRows<PickRateByPositionRow>(
            "How often each position on the list was chosen", rows,
            [
                (new("position", "Position", Unit.Text, Protection.Free), x => x.Name),
                .. rate.All,
                (new("expected", "If position made no difference", Unit.Share, new Protection.FigureOf(rate.Whole)),
                    x => x.ExpectedRate),
                (new("times", "Times expected", Unit.Times, chosen), x => x.Times),
                (new("same", "Same provider: times as often here as elsewhere", Unit.Times, chosen),
                    x => x.SameProvider?.Value),
                (new("same_low", "95% interval of that from", Unit.Times, chosen),
                    x => x.SameProvider?.Interval.Low),
                (new("same_high", "95% interval of that to", Unit.Times, chosen),
                    x => x.SameProvider?.Interval.High),
            ]);
    }

    private static Sentence Finding(PickRateByPositionRow first)
    {
        var how = first.Shown switch
        {
            >= Parts.FewestForPercent => $"{{{first.Rate.Text}}} of the time",
            1 => $"on {(first.Chosen == 1 ? "" : "{not} ")}the only list",
            _ => $"on {Parts.Count(first.Chosen, first.Shown, "list")}",
        };
        var even = first.Shown >= Parts.FewestForPercent ? $"{{{Written.Percent(first.ExpectedRate)}}}"
            : $"on {{{Written.Number(first.Expected, Unit.Effective)}}}";
        var text = $"The first provider on a list is chosen {how}; it would be {even} if position made no difference";
        if (first.IsFavoured)
        {
            return new($"{text}. {Itself(first)}");
        }

        return first.Times > 1 ? new($"{text}, a difference that chance could explain.") : new($"{text}.");
    }

    /// <summary>Whether it is the place or the provider.</summary>
    private static string Itself(PickRateByPositionRow first) => first.SameProvider switch
    {
        null => "No provider stood both first and elsewhere, so it cannot be told whether it is the place or the provider.",
        { LargerThanChance: true, Value: > 1 and var times }
        => $"The same provider is chosen {{{Written.Number(times, Unit.Times)}}} as often when it stands first as elsewhere.",
        _ => "The same provider is not chosen more often when it stands first, beyond chance: it may be the providers and not the place.",
    };

    private static List<PickRateByPositionRow> Rows(MarketSlice slice, ReferralRows referrals)
    {
        var counts = new PositionCounts(slice.Providers.Count);
        var chose = new ushort[slice.Market.PeopleCount + 1];
        foreach (var referral in referrals)
        {
            if (Stays(referral, chose))
            {
                continue;
            }

            var options = referral.Options;
            var chosen = 0;
            foreach (var option in options)
            {
                chosen += option.Outcome == OptionOutcome.Accepted ? 1 : 0;
            }

            if (options.Count < 2 || chosen == 0)
            {
                continue;
            }

            foreach (var option in options)
            {
                counts.Add(option, options.Count, (double)chosen / options.Count);
            }
        }

        return [.. Enumerable.Range(1, Last).Where(x => counts.Shown[x] > 0)
            .Select(x => new PickRateByPositionRow(
            x, counts.Shown[x], counts.Chosen[x], counts.Expected[x], PooledRisk.Pool(counts.Here(x))))];
    }

    /// <summary>A person who stays with a provider has chosen once; wherever it stands on the next list, that chooses nothing.</summary>
    private static bool Stays(ReferralView referral, ushort[] chose)
    {
        if (referral.Person is not ({ } person and > 0) || referral.Provider is not { } provider)
        {
            return false;
        }

        var stays = chose[person] == provider + 1;
        chose[person] = (ushort)(provider + 1);
        return stays;
    }
}
