using System.Security.Cryptography;
using System.Text;
using CommissioningDashboard.Demo;
using CommissioningDashboard.Imports;

namespace CommissioningDashboard.Tests.Demo;

public sealed class SouthmereFileTests
{
    private static readonly DemoOptions _options = new() { Clock = DemoCountyDatabase.Clock };

    [Fact]
    public void A_seed_writes_the_same_file_as_ever_on_any_machine_and_another_seed_another()
    {
        var first = SouthmereFile.Write(_options);
        var other = SouthmereFile.Write(_options with { Seed = 7 });

        // Changes only when the generator is changed on purpose: then put the new figure here.
        Convert.ToHexStringLower(SHA256.HashData(first.Bytes))[..16].Should().Be("56e53f82a6862e5d");
        SouthmereFile.Write(_options).Bytes.Should().Equal(first.Bytes);
        other.Bytes.Should().NotEqual(first.Bytes);
        first.Name.Should().Be("southmere-client-level-data-2026-10.csv");
    }

    [Fact]
    public void It_has_every_heading_that_the_format_reads_and_no_number_name_or_postcode_of_a_person()
    {
        var lines = Lines();
        var headings = lines[0].Split(',');

        headings.Should().HaveCount(48).And.OnlyHaveUniqueItems();
        headings.Should().Contain(ImportFormat.Find("cld")!.Columns.Select(x => x.Heading));
        foreach (var personal in new[] { "NHS Number", "Postcode", "GP Practice Name" })
        {
            lines.Skip(1).Select(Cells).Should().OnlyContain(x => x[Array.IndexOf(headings, personal)].Length == 0);
        }
    }

    [Fact]
    public void It_tells_three_years_of_services_up_to_the_last_whole_month_with_what_is_around_them()
    {
        var lines = Lines();
        var headings = lines[0].Split(',').ToList();
        var rows = lines.Skip(1).Select(Cells).ToList();
        var starts = rows.Select(x => DateOnly.ParseExact(x[headings.IndexOf("Event Start Date")], "dd/MM/yyyy")).ToList();
        var types = rows.CountBy(x => x[headings.IndexOf("Event Type")]).ToDictionary();

        starts.Min().Should().BeOnOrAfter(new DateOnly(2023, 11, 1)).And.BeOnOrBefore(new DateOnly(2023, 11, 3));
        starts.Max().Should().BeOnOrBefore(new DateOnly(2026, 10, 31)).And.BeOnOrAfter(new DateOnly(2026, 10, 29));
        types.Keys.Should().BeEquivalentTo("Request", "Assessment", "Service", "Review");
        types["Service"].Should().BeInRange(6_030, 6_200, "some of the 6,000 events are told twice");
        types["Request"].Should().BeGreaterThan(2_000);
    }

    [Fact]
    public void No_provider_has_a_name_or_a_location_of_another_or_of_the_county()
    {
        var county = DemoRegister.Draw().Select(x => x.Name).ToHashSet();

        SouthmereProviders.All.Should().HaveCount(46);
        SouthmereProviders.All.Select(x => x.Name).Should().OnlyHaveUniqueItems().And.NotContain(x => county.Contains(x));
        SouthmereProviders.All.Select(x => x.CqcLocationId).Should().OnlyHaveUniqueItems().And.OnlyContain(x => x.StartsWith("1-00002"));
    }

    private static string[] Lines() => Encoding.UTF8.GetString(SouthmereFile.Write(_options).Bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The cells of a line; between quotation marks a comma is a letter like others.</summary>
    private static string[] Cells(string line)
        => [.. string.Concat(line.Split('"').Select((part, place) => place % 2 == 1 ? part.Replace(',', ';') : part)).Split(',')];
}
