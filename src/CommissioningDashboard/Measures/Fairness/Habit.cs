using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

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
            + "service, how often that would happen if the same choices came in random order, and how many times a provider’s odds are "
            + "when it was chosen last. Beside it stands the effective number of providers it uses: how many would give as much variety "
            + "if it used them equally.",
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
            + "not liking. Odds: with θ times the odds for the provider chosen last, an order of the same choices is as likely as θ to "
            + "the power of its repeats, whatever the team thinks of each provider; θ is the value under which as many repeats are "
            + "expected as there were (a conditional logit with an effect of each provider for each team and service, the number of "
            + "choices of each taken as given), and its interval holds each θ that a score test at 5% does not reject. Chance: that of as "
            + "many repeats or more, or as few or fewer, twice the smaller, by the binomial distribution with the mean and the variance "
            + "that they have over all orders (Mood’s of runs). A team is said to repeat itself where that chance is 5% or less for all "
            + "teams shown together (Holm). Effective providers: Hill’s number of order 1 of the team’s referrals, with what few "
            + "referrals hide put back. Teams with fewer than 30 referrals are added up as “Smaller teams”, and left out when they have "
            + "fewer than 30 together. Always counted by referrals. Version 1 counted a person’s staying with a provider as habit.",
        Limits = "No worker is shown or known. A small or rural area may leave no other choice; people in one household are often "
            + "supported by one provider; and a provider with space this week takes several in a row. Referrals without a team are left "
            + "out. Some were the person’s choice and not the team’s: choose the route in the filter to see those apart.",
        Source = "G. Chamberlain (1980), Review of Economic Studies 47:225–238; M. O. Hill (1973), Ecology 54:427–432; A. M. Mood (1940), "
            + "Annals of Mathematical Statistics 11:367–392, on runs in random order; S. Holm (1979), Scandinavian Journal of Statistics "
            + "6:65–70",
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
            Working = Steps(all),
            Table = Table(rows),
        };
    }

    private static IReadOnlyList<string> Steps(HabitRow all) =>
    [
        .. Working.Rate(
            "Choices of the provider chosen last", all.Repeats, "Choices that followed one for somebody else", all.Choices, all.Share),
        .. all.Odds is not { } odds ? Array.Empty<string>() :
        [
            $"In random order {Working.Number(all.ByChance)} would repeat; with {Working.Number(odds.Value)} times the odds for the "
                + $"provider chosen last, {Written.Whole(all.Repeats)}.",
            $"The score test rejects odds outside {Written.Range(odds.Interval, Unit.Times)} at 5%.",
        ],
    ];

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
                (new("odds", "Odds of the provider chosen last, over its own", Unit.Times, byProvider), x => x.Odds?.Value),
                (new("odds_low", "95% interval of odds from", Unit.Times, byProvider), x => x.Odds?.Interval.Low),
                (new("odds_high", "95% interval of odds to", Unit.Times, byProvider), x => x.Odds?.Interval.High),
                (new("chance", "Chance of as far from it", Unit.Chance, byProvider), x => x.Chance),
            ]);
    }

    private static HabitRow Row(string name, List<TeamChoices> teams)
    {
        var counts = teams.Count == 0 ? [] : teams.Select(x => x.ByProvider).Aggregate((sum, x) => [.. sum.Zip(x, (a, b) => a + b)]);
        var referrals = teams.Sum(x => x.Referrals);
        var orders = teams.Select(x => x.InRandomOrder()).ToList();
        var repeats = teams.Sum(x => x.Repeats);
        return new HabitRow(
            name, referrals,
            EffectiveNumber.Order1(counts.Select(Received.FromCount)) is { Value: var effective }
                ? new Figure(effective, Unit.Effective, referrals) : Figure.Cannot(Unit.Effective, _none),
            repeats, teams.Sum(x => x.Choices), orders.Sum(x => x.Mean), orders.Sum(x => x.Variance))
        {
            Used = counts.Count(x => x > 0),
            Odds = RepeatOdds.Fit([.. teams.SelectMany(x => x.Runs)], repeats),
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
            + (all.Odds is not { } odds ? "" : $"To have been chosen last gives a provider {{{Written.Number(odds.Value, Unit.Times)}}} "
                + $"the odds that teams’ own preferences give it ({{{Written.Range(odds.Interval, Unit.Times)}}}). ")
            + (habits == 0 ? none : $"{Parts.Upper(Parts.Count(habits, named.Count, "team"))} "
                + $"{Parts.Verb(habits, named.Count, "repeats itself", "repeat themselves")} more than chance would explain."));
    }
}
