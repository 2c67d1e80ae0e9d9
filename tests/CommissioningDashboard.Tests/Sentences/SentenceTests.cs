using System.Text.RegularExpressions;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Tests.Sentences;

/// <summary>No sentence is false, or stumbles, however little there is to speak of. Each test is a kind of fault that was once
/// seen.</summary>
public sealed class SentenceTests(SaidEverywhere everywhere) : IClassFixture<SaidEverywhere>
{
    private const string _nouns = "area|provider|referral|team|gap|service|hour|day|decline|list|name(?!s? "
        + "no)|micro-provider|place|quarter|month|payment|figure|reason|statement|choice";
    private const string _number = @"(?<![\d,.%])";

    [Theory]
    [InlineData("one of several", _number + @"1 (?:[a-z-]+ )?(" + _nouns + @")s\b")]
    [InlineData("one person, community", _number + @"1 (?:[a-z-]+ )?(people|communities|others)\b")]
    [InlineData("several of one", _number + @"(?!1\b)\d[\d,]* (?!no )(?:[a-z-]+ )?(" + _nouns + @"|person|community)\b")]
    [InlineData("one that are", _number + @"1 (are|were|have|name|lie|rest|repeat|receive)\b")]
    [InlineData("several that is", _number + @"(?!1\b)\d[\d,]*%? (is|was|has|lies|rests|repeats|receives)\b")]
    [InlineData("none or one of one", @"\b([Oo]f|[Tt]he|[Aa]ll) [01] (?!case |case\b.*is|referral is)[a-z]")]
    [InlineData("the first 1", @"\bfirst 1\b")]
    [InlineData("cost are, hours is", @"\b(cost (are|were)|hours (is|was))\b")]
    [InlineData("a area", @"\b[Aa] (?!one\b|un|us|uni)[aeiou]")]
    [InlineData("an person", @"\b[Aa]n (?!h)[^aeiou“\d\W]")]
    [InlineData("a size of provider by its heading", @"[Nn]ot known providers|Micro providers|(?<!age )\bbands?\b")]
    [InlineData("marks left over", @"[{}]|  |\(\)|\.\.|NaN|∞|cannot be calculated|; \.|, \.")]
    [InlineData(
        "words no councillor knows",
            @"\bact(s)? like\b|shuffles?\b|its turn|singles nobody|such looks|blind|their part of\b|times its capacity")]
    public void No_sentence_has(string fault, string pattern)
        => everywhere.All.Where(x => Regex.IsMatch(x.Text, pattern)).DistinctBy(x => (x.Where, Shape(x.Text))).Take(25)
        .Select(x => x.ToString())
            .Should().BeEmpty($"a reader stumbles over {fault}");

    /// <summary>A step of a measure worked through may count nought, and to as many digits as it needs; nothing else may.</summary>
    [Theory]
    [InlineData("a word twice", @"\b([a-z]+) \1\b")]
    [InlineData("a range of equal ends", @"\bbetween (\S+) and \1(?![\d.])|(?<![\d.,£])(£?[\d.,]+%?) to \2(?![\d.,%])")]
    [InlineData("nought counted", _number + @"0 (?:[a-z-]+ )?(" + _nouns + @"|people|communitie)s?\b|" + _number + @"0 (to \d+ )?of (?!10,000)\d")]
    [InlineData("no and 0", @"\b[Nn]o(ne)?\b[^.;]* and 0\b")]
    [InlineData("a space before a mark, or none behind", @" [,.;:]|[a-z][,;][A-Za-z]")]
    [InlineData("less than nought that is none", @"(?<!\d )[−-]0(\.0+)?%?(?![\d.])")]
    [InlineData("words of the machine", @"\bnull\b|System\.|\bTrue\b|\bFalse\b|[<>]|£-|%%|££")]
    [InlineData("one of several that are", @"(?<!to )" + _number + @"1 of [\d,]+ [^.,;:]{0,60}? (are|were|have|lie|rest|receive|do)\b")]
    [InlineData("the only one that are", @"\b[Tt]he (only|one) [a-z-]+( (?!who|that|which)[a-z-]+){0,6} (are|were|have|lie|rest)\b")]
    [InlineData("more digits than anybody needs", @"\d\.\d{4,}")]
    public void No_sentence_but_a_step_has(string fault, string pattern)
        => everywhere.All.Where(x => !x.IsWorking && Regex.IsMatch(x.Text, pattern)).DistinctBy(x => (x.Where, Shape(x.Text))).Take(25)
        .Select(x => x.ToString())
            .Should().BeEmpty($"a reader stumbles over {fault}");

    [Fact]
    public void Nothing_is_said_to_be_0_or_100_percent_of_something()
        => everywhere.All.Where(x => !x.IsWorking && Regex.IsMatch(x.Text, _number + @"\b(0|100)% of\b"))
        .DistinctBy(x => (x.Where, Shape(x.Text))).Take(25).Select(x => x.ToString())
            .Should().BeEmpty("it is none or all, and says of how many where they are few");

    [Fact]
    public void Every_sentence_begins_with_a_capital_and_ends_with_a_full_stop()
        => everywhere.All.Where(
        x => !x.Where.EndsWith("title", StringComparison.Ordinal)
            && !Regex.IsMatch(x.Text, @"^[\p{Lu}\p{Nd}£“−].*\.$|^exp\(", RegexOptions.Singleline))
            .DistinctBy(x => (x.Where, Shape(x.Text))).Take(25).Select(x => x.ToString()).Should().BeEmpty();

    [Fact]
    public void Of_fewer_than_ten_no_percentage_is_said()
        => everywhere.All.Where(x => !x.IsWorking && Regex.IsMatch(x.Text, @"\d% of [1-9] ")).Select(x => x.ToString()).Should().BeEmpty();

    [Fact]
    public void A_headline_that_rests_on_fewer_than_ten_is_not_said_as_a_percentage()
        => Results(x => x.Weight == Weight.Referrals)
        .Where(x => x.Result.Measure.Unit == Unit.Share && x.Result.Value is { Value: > 0 and < 1, Basis: < 10 })
            .Where(x => Regex.IsMatch(x.Result.Finding.Plain, $@"(?<!\d){Regex.Escape(x.Result.Value.Text)}") && !IsOfOthers(x.Result))
            .Select(x => $"{x.Result.Measure.Id}: {x.Result.Finding}").Should().BeEmpty();

    [Fact]
    public void A_period_outside_the_data_is_refused_in_words_by_every_measure_and_page()
    {
        var outside = Results(x => x.IsOutsideData).ToList();

        outside.Should().NotBeEmpty();
        outside.Where(
            x => x.Result.Value.Value is not null || x.Result.Table.Rows.Count > 0
                || !x.Result.Finding.Plain.StartsWith($"Nothing is known of {x.Slice.Period.Label}: ", StringComparison.Ordinal))
            .Select(x => $"{x.Result.Measure.Id}: {x.Result.Finding}").Should().BeEmpty();
        everywhere.All.Where(x => x.Slice.IsOutsideData && !x.Where.EndsWith("title", StringComparison.Ordinal))
            .Where(x => !x.Text.StartsWith("Nothing is known of", StringComparison.Ordinal)
            && !x.Text.StartsWith("There are no", StringComparison.Ordinal))
            .Select(x => x.ToString()).Should().BeEmpty();
    }

    [Fact]
    public void Without_any_data_nothing_is_said_of_chance_change_or_going_without()
        => everywhere.All.Where(
        x => x.Slice.Market.Months == 0 && Regex.IsMatch(x.Text, @"by more than chance|moved|risen|fallen|had no referral|in \d+ months"))
            .Select(x => x.ToString()).Should().BeEmpty();

    [Fact]
    public void The_area_of_least_choice_has_the_least_of_those_it_is_compared_with_and_by_itself()
    {
        foreach (var slice in everywhere.Slices)
        {
            var (text, rows) = (
                AreaBands.For(slice).Finding.Plain,
                    AreaBands.For(slice).Rows.Where(x => x.Area is not null && x.Effective is { Value: not null, IsReliable: true })
                        .ToList());
            if (Regex.Match(text, @"^(.+) has the least choice of the (\d+) areas with 30 referrals or more: ") is { Success: true } found)
            {
                found.Groups[2].Value.Should().Be($"{rows.Count}");
                var least = rows.Single(r => r.Area!.Name == found.Groups[1].Value).Effective;
                rows.Where(x => x.Area!.Name != found.Groups[1].Value)
                    .Should()
                    .OnlyContain(
                    x => x.Effective.Value - Math.Sqrt(Math.Pow(x.Effective.Value!.Value - x.Effective.Interval!.Value.Low, 2)
                        + Math.Pow(least.Interval!.Value.High - least.Value!.Value, 2)) > least.Value);
            }
            else
            {
                text.Should().NotContain(" has the least choice of");
            }
        }
    }

    [Fact]
    public void The_area_that_depends_most_is_first_of_those_it_is_compared_with()
    {
        foreach (
            var slice in everywhere.Slices.Where(
                x => DependenceByArea.For(x).Finding.Plain.Contains("the most of the", StringComparison.Ordinal)))
        {
            var rows = DependenceByArea.For(slice).Rows.Where(x => x.Area is not null && x.People.IsReliable)
                .OrderByDescending(x => x.People.Value).ToList();

            DependenceByArea.For(slice).Finding.Plain.Should()
                .StartWith($"In {rows[0].Name} ").And.Contain($"the most of the {rows.Count} areas");
            rows[1].People.Value.Should().BeLessThan(rows[0].People.Value!.Value);
        }
    }

    [Fact]
    public void Referrals_that_name_no_provider_are_called_direct_payments_only_where_they_are()
    {
        foreach (var said in everywhere.All.Where(x => x.Where == "market" && x.Text.Contains("no provider", StringComparison.Ordinal)))
        {
            var (all, direct) = (
                said.Slice.NotRecorded(said.Slice.Period).Referrals,
                    said.Slice.OnRoute(Route.DirectPayment, said.Slice.Period).NotRecorded.Referrals);

            said.Text.Should().Contain($"{all:N0} referral{(all == 1 ? " names" : "s name")} no provider");
            said.Text.Contains("direct payment", StringComparison.Ordinal).Should().Be(2 * direct > all, said.ToString());
            said.Text.Contains("mostly direct payments", StringComparison.Ordinal).Should()
                .Be(2 * direct > all && direct < all, said.ToString());
        }
    }

    [Fact]
    public void New_providers_are_counted_where_one_of_them_could_have_had_a_referral()
    {
        foreach (var slice in everywhere.Slices.Where(x => x.Filter.Areas.Count > 0 && NewcomerAccess.For(x).Value.Value is not null))
        {
            slice.Providers.Should().Contain(x => slice.Period.To.LastDay >= x.ListedOn && x.ListedOn >= slice.History.From.FirstDay
                && (x.Areas.Count == 0 || x.Areas.Any(a => slice.Filter.Areas.Contains(slice.Market.Areas[a.Index].Code))));
            NewcomerAccess.For(slice).Finding.Plain.Should().Contain("of those looked at");
        }
    }

    [Fact]
    public void Providers_without_a_referral_are_counted_over_the_months_that_the_data_hold()
    {
        foreach (var slice in everywhere.Slices.Where(x => x.Covered is { } covered && covered != x.Period))
        {
            var months = slice.Covered!.Value.Months;

            InvisibleProviders.For(slice).Finding.Plain.Should()
                .MatchRegex(months == 1 ? "in the month|No provider was open" : $"in {months} months|No provider was open");
        }
    }

    [Fact]
    public void About_half_is_said_only_near_a_half_of_many()
    {
        foreach (var said in everywhere.All.Where(x => x.Text.Contains("about half", StringComparison.Ordinal)))
        {
            OptionsOffered.For(said.Slice).Value.Should().Match<Figure>(x => x.Basis >= 30 && x.Value >= 0.4 && x.Value <= 0.6);
        }
    }

    [Fact]
    public void No_page_says_one_thing_twice()
        => everywhere.All.Where(x => x.Where is "access context" or "equity context" or "fairness lists")
            .Where(x => everywhere.All.Any(
            h => ReferenceEquals(h.Slice, x.Slice) && h.Where == x.Where.Split(' ')[0]
                && x.Text.Contains(h.Text, StringComparison.Ordinal)))
            .Select(x => x.ToString()).Should().BeEmpty();

    private IEnumerable<(MarketSlice Slice, MeasureResult Result)> Results(Func<MarketSlice, bool> of)
        => everywhere.Slices.Where(of).SelectMany(x => MeasureCatalogue.All, (slice, measure) => (slice, measure.Calculate(slice)));

    /// <summary>A percentage in it is of other things than referrals: of providers, or of hours.</summary>
    private static bool IsOfOthers(MeasureResult result) => result.Measure is BandShare or SpareCapacityIfLargestExits;

    private static string Shape(string text) => Regex.Replace(text, @"\d+", "#");
}
