using System.Text.RegularExpressions;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Contracts;

/// <summary>What holds for every measure there is, found by the same reflection as the product's.</summary>
public sealed class MeasureContractTests
{
    public static TheoryData<string> Ids => [.. MeasureCatalogue.All.Select(x => x.Id)];

    [Fact]
    public void Ids_are_unique_and_in_kebab_case()
    {
        var ids = MeasureCatalogue.All.Select(x => x.Id).ToList();

        ids.Should().NotBeEmpty().And.OnlyHaveUniqueItems().And.OnlyContain(x => Regex.IsMatch(x, "^[a-z]+(-[a-z]+)*$"));
        ids.Should().OnlyContain(x => MeasureCatalogue.Find(x)!.Id == x);
        MeasureCatalogue.Find("none-such").Should().BeNull();
    }

    [Fact]
    public void Names_are_unique()
        => MeasureCatalogue.All.Select(x => x.Name).Should().OnlyHaveUniqueItems().And.NotContain("");

    [Theory, MemberData(nameof(Ids))]
    public void Words_are_whole_sentences(string id)
    {
        var measure = MeasureCatalogue.Find(id)!;

        foreach (var words in new[] { measure.Words.What, measure.Words.WhyItMatters, measure.Words.Plainly, measure.Words.How, measure.Words.Limits })
        {
            words.Length.Should().BeGreaterThan(40);
            words.Should().MatchRegex("^“?[\\p{Lu}\\p{Nd}].*[.”]$").And.NotContain("  ");
        }

        measure.Words.Source.Should().NotBeNullOrWhiteSpace();
        measure.Author.Should().NotBeNullOrWhiteSpace();
        measure.Version.Should().BeGreaterThanOrEqualTo(1);
        measure.ReviewedOn.Should().BeAfter(new DateOnly(2026, 1, 1));
    }

    /// <summary>A councillor reads it: symbols and the names of methods stand in the words to the letter.</summary>
    [Theory, MemberData(nameof(Ids))]
    public void How_it_is_worked_out_is_told_in_plain_and_short_sentences(string id)
    {
        var plainly = MeasureCatalogue.Find(id)!.Words.Plainly;

        plainly.Should().NotMatchRegex("[÷×√Σ±²=%α-ω]|Wilson|Kaplan|Kish|Gini|Holm|interval|variance|statistic|sample|median|quantile");
        plainly.Split(". ").Should().OnlyContain(x => x.Split(' ').Length <= 42).And.HaveCountLessThanOrEqualTo(6);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Each_runs_on_an_empty_market_on_a_register_alone_and_on_one_without_a_named_provider(string id)
    {
        MarketBuilder[] markets = [new(), new MarketBuilder().Provider("Ash", 3), new MarketBuilder().Provider("Ash").Refer(5, null)];

        foreach (var market in markets)
        {
            var result = MeasureCatalogue.Find(id)!.Calculate(market.Slice(MarketFilter.Everything));

            ShouldBeSound(result);
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void Each_result_on_any_market_keeps_the_contract(string id) => NaiveChecks.OnAnyMarket((slice, _) =>
    {
        var result = MeasureCatalogue.Find(id)!.Calculate(slice);

        ShouldBeSound(result);
        result.Measure.Id.Should().Be(id);
    });

    [Theory, MemberData(nameof(Ids))]
    public void The_same_rows_and_filter_give_the_same_table_and_finding(string id)
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 30).Refer(40, "Ash").Refer(7, "Birch").Refer(3, null);

        var (once, again) = (MeasureCatalogue.Find(id)!.Calculate(market.Slice()), MeasureCatalogue.Find(id)!.Calculate(market.Slice()));

        again.Table.Should().BeEquivalentTo(once.Table, x => x.WithStrictOrdering());
        again.Finding.Should().Be(once.Finding);
        again.Value.Should().Be(once.Value);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Each_has_its_own_tests(string id)
    {
        var name = $"CommissioningDashboard.Tests.Measures.{MeasureCatalogue.Find(id)!.GetType().Name}Tests";

        GetType().Assembly.GetType(name).Should().NotBeNull($"{name} belongs to the measure");
    }

    private static void ShouldBeSound(MeasureResult result)
    {
        result.Finding.Plain.Should().MatchRegex("^[\\p{Lu}\\p{Nd}£].*\\.$").And.NotContain("()").And.NotContain("cannot be calculated");
        (result.Value.Value is null).Should().Be(result.Value.Reason is not null, "a figure has a value or a reason");
        (result.Value.Value is null).Should().Be(result.Working.Count == 0, "a figure is worked through for its method page");
        result.Working.Should().NotContain(x => !Regex.IsMatch(x, "^([\\p{Lu}\\p{Nd}£−]|exp).*\\.$"));
        new[] { result.Value, result.Compared }.OfType<Figure>().Should().NotContain(x => x.Unit != result.Measure.Unit);
        var table = result.Table;
        table.Title.Should().NotBeNullOrWhiteSpace();
        table.Columns.Select(x => x.Id).Should().OnlyHaveUniqueItems().And.OnlyContain(x => Regex.IsMatch(x, "^[a-z]+(_[a-z]+)*$"));
        table.Columns.Should().OnlyContain(x => x.Heading.Length > 0);
        table.Columns.SelectMany(x => Named(x.Protection)).Except(table.Columns).Should().BeEmpty("a protection refers to columns as they stand in the table");
        table.Rows.Should().NotContain(x => x.Count != table.Columns.Count);
        table.Rows.SelectMany(x => x).Should().NotContain(x => x.Number != null && !double.IsFinite(x.Number.Value));
        table.Rows.Should().NotContain(x => string.IsNullOrEmpty(x[0].Text) && x[0].Number == null, "the first column names the row");
    }

    private static Column[] Named(Protection protection) => protection switch
    {
        Protection.PeopleWithin x => [x.Whole],
        Protection.AmountBy x => [x.People, x.Makers, x.Largest],
        Protection.AmountOf x => [x.People],
        Protection.ShareAmong x => [x.Part, x.Whole, x.People, x.Providers],
        Protection.ShareOf x => [x.Part, x.Whole, x.People],
        Protection.LimitOf x => [x.Share, x.Rests],
        Protection.IndexOf x => [.. new[] { x.People, x.Providers, x.Amount }.OfType<Column>()],
        Protection.RatioOf x => [x.Share, x.Expected, x.People],
        Protection.FigureOf x => [x.People],
        Protection.MedianOf x => [.. new[] { x.People, x.Dominant }.OfType<Column>()],
        _ => [],
    };
}
