using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One team's choices, or those of several together.</summary>
/// <param name="Name">The team, "Smaller teams", or "All teams".</param>
/// <param name="Referrals">Arranged referrals with a named provider.</param>
/// <param name="Effective">How many equally used providers its choices are like.</param>
/// <param name="Repeats">How often it chose the provider it chose last for the service and for somebody else.</param>
/// <param name="Choices">How often it could have: every choice that followed one for somebody else.</param>
/// <param name="ByChance">How many repeats the same choices have on average in any order.</param>
/// <param name="Variance">How much that number varies between orders.</param>
public sealed record HabitRow(string Name, long Referrals, Figure Effective, long Repeats, long Choices, double ByChance, double Variance)
{
    /// <summary>How many providers it chose.</summary>
    public int Used { get; init; }

    public Figure Share => RateColumns.Rate((Repeats, Choices));

    public double? ChanceShare => Choices == 0 ? null : ByChance / Choices;

    /// <summary>How often the same choices in random order have as many repeats as are found, or as few: a two-sided P.</summary>
    public double Chance => Variance == 0 ? 1 : Normal.TwoSided((Repeats - ByChance) / Math.Sqrt(Variance));

    /// <summary>More repeats than the team's own preferences explain; teams set beside each other are held to 5% together.</summary>
    public bool IsHabit { get; init; }
}

/// <summary>How far teams choose the provider they chose last.</summary>
public sealed record Habit : Measure<Habit, HabitRow>
{
    private const string _none = "No team of 30 referrals or more chose providers of one service for two people in this period.";

    public override string Id => "habit";

    public override string Name => "Habit of teams";

    public override string Headline => "How often teams choose the provider they chose last";

    public override Unit Unit => Unit.Share;

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override IReadOnlyList<Fact> Needs => [Fact.Team];

    public override IReadOnlyList<Fact> Uses => [Fact.ReceivedDay, Fact.Person];

    public override MeasureWords Words { get; } = new()
    {
        What = "For each team, how often it chose for a service the provider that it had chosen last, for somebody else, for that "
            + "service, and how often that would happen if the same choices came in random order. Beside it stands the effective number "
            + "of providers it uses: how many would give as much variety if it used them equally.",
        WhyItMatters = "A team that always rings the same number has a shorter market than the register says. Habit is quick and often "
            + "well meant; seeing it lets a team widen its list.",
        Plainly = "For each team we go through its choices for a service in order of time and count how often the same provider was chosen "
            + "twice running, for two different people. Then we work out how often that would happen if the team made the same choices "
            + "in any order.",
        How = "Arranged referrals with a named provider, in the order received. A person who stays with a provider has chosen once, and "
            + "two choices in a row for one person are not compared. Repeat share = choices of the provider that the team last chose for "
            + "the service in the period ÷ all its choices that followed one for somebody else, with Wilson’s 95% interval. In random "
            + "order: of the same choices, two neighbours are the same with chance Σ n(n − 1) ÷ N(N − 1), over the providers with n of "
            + "the team’s N choices for the service; it is close to the sum of squared shares. What stands above it is habit in time and "
            + "not liking. Chance: how far the repeats are from that, by the variance that they have over all orders (Mood’s of runs). A "
            + "team is said to repeat itself where that chance is 5% or less for all teams shown together (Holm). Effective providers: "
            + "Hill’s number of order 1 of the team’s referrals, with what few referrals hide put back. Teams with fewer than 30 "
            + "referrals are added up as “Smaller teams”, and left out when they have fewer than 30 together. Always counted by "
            + "referrals. Version 1 counted a person’s staying with a provider as habit.",
        Limits = "No worker is shown or known. A small or rural area may leave no other choice; people in one household are often "
            + "supported by one provider; and a provider with space this week takes several in a row. Referrals without a team are left "
            + "out. Some were the person’s choice and not the team’s: choose the route in the filter to see those apart.",
        Source = "M. O. Hill (1973), Ecology 54:427–432; A. M. Mood (1940), Annals of Mathematical Statistics 11:367–392, on runs in "
            + "random order; S. Holm (1979), Scandinavian Journal of Statistics 6:65–70",
    };

    protected override MeasureResult<HabitRow> Work(MarketSlice slice)
    {
        var shown = VisibleTeams.Select(TeamChoices.In(slice), x => x.Team, x => x.Referrals);
        var rows = Judged([.. shown.Select(x => Row(x.Name, x.Teams))]);
        var all = Judged([Row("All teams", [.. shown.SelectMany(x => x.Teams)])])[0];
        if (rows.Count > 1)
        {
            rows.Add(all);
        }

        return new MeasureResult<HabitRow>
        {
            Measure = this,
            Value = all.Choices == 0 ? Figure.Cannot(Unit.Share, _none) : all.Share,
            Finding = Finding(all, rows),
            Rows = rows,
            Working = Working.Rate(
                "Choices of the provider chosen last", all.Repeats, "Choices that followed one for somebody else", all.Choices, all.Share),
            Table = Table(rows),
        };
    }

    private static MeasureTable Table(List<HabitRow> rows)
    {
        var used = new Column("used", "Providers chosen", Unit.Providers, Protection.Free, IsWorking: true);
        var repeats = RateColumns.Create<HabitRow>(
            "repeat", "Chosen as last time", "Choices after another’s", "Repeat share", x => (x.Repeats, x.Choices));
        var byProvider = new Protection.IndexOf(Shares.ReferralsColumn, used);
        return MeasureTable.FromRows<HabitRow>(
            "Choices of the provider chosen last, by team", rows,
            [
                (new("team", "Team", Unit.Text, Protection.Free), x => x.Name),
                (Shares.ReferralsColumn, x => x.Referrals),
                (new("effective", "Effective number of providers used", Unit.Effective, byProvider), x => x.Effective.Value),
                (used, x => x.Used),
                .. repeats.All,
                (new("by_chance", "In random order", Unit.Share, new Protection.FigureOf(repeats.Whole)), x => x.ChanceShare),
                (new("chance", "Chance of as far from it", Unit.Chance, byProvider), x => x.Chance),
            ]);
    }

    private static HabitRow Row(string name, List<TeamChoices> teams)
    {
        var counts = teams.Count == 0 ? [] : teams.Select(x => x.ByProvider).Aggregate((sum, x) => [.. sum.Zip(x, (a, b) => a + b)]);
        var referrals = teams.Sum(x => x.Referrals);
        var orders = teams.Select(x => x.InRandomOrder()).ToList();
        return new HabitRow(
            name, referrals,
            EffectiveNumber.Order1(counts.Select(Received.FromCount)) is { Value: var effective }
                ? new Figure(effective, Unit.Effective, referrals) : Figure.Cannot(Unit.Effective, _none),
            teams.Sum(x => x.Repeats), teams.Sum(x => x.Choices), orders.Sum(x => x.Mean), orders.Sum(x => x.Variance))
        {
            Used = counts.Count(x => x > 0),
        };
    }

    private static List<HabitRow> Judged(List<HabitRow> rows)
    {
        var chances = Holm.Adjusted([.. rows.Select(x => x.Chance)]);
        return [.. rows.Select((x, i) => x with { IsHabit = x.Repeats > x.ByChance && chances[i] <= 0.05 })];
    }

    private static Sentence Finding(HabitRow all, List<HabitRow> rows)
    {
        if (all.Choices == 0)
        {
            return new(_none);
        }

        var named = rows.Count == 1 ? rows : [.. rows.SkipLast(1)];
        var habits = named.Count(x => x.IsHabit);
        var none = all.IsHabit ? "No team by itself repeats itself more than chance would explain, but all together do."
            : "No team repeats itself more than chance would explain.";
        return new($"Teams chose the provider they had chosen last {{{all.Share.Text}}} of the time; it would be "
            + $"{{{Written.Percent(all.ChanceShare!.Value)}}} if the same choices came in random order. "
            + (habits == 0 ? none : $"{Parts.Upper(Parts.Count(habits, named.Count, "team"))} "
                + $"{Parts.Verb(habits, named.Count, "repeats itself", "repeat themselves")} more than chance would explain."));
    }
}
