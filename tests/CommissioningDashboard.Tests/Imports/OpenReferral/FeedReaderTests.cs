using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CommissioningDashboard.Imports.OpenReferral;

namespace CommissioningDashboard.Tests.Imports.OpenReferral;

/// <summary>What is read of a feed, and how what is none is refused.</summary>
public sealed class FeedReaderTests
{
    [Fact]
    public void A_page_of_3_0_is_read_into_what_the_register_has_a_place_for()
    {
        var reading = FeedFile.Read(FeedFile.Version3);

        reading.Problems.Should().BeEmpty();
        (reading.Version, reading.Services).Should().Be(("3.0", 1));
        var oak = reading.Organisations.Should().ContainSingle().Subject;
        oak.Should().BeEquivalentTo(new
        {
            Key = FeedFile.OakId,
            Name = "Oak Community Care",
            About = "Neighbours who help neighbours.",
            Website = "https://oak.example/",
            CompanyNumber = "01234567",
            CharityNumber = "1099001",
        });
        oak.Services.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Name = "Help at home",
            IsActive = true,
            Terms = new[] { "Home care" },
            Areas = new[] { "North", "The old harbour" },
            Times = "Monday, Wednesday and Friday, 09:00 to 17:30",
            Languages = "Polish",
            Prices = "£24 an hour",
            Quality = "Care Certificate for everybody",
            Telephone = "01632 960100",
            Email = "hello@oak.example",
            Website = "https://oak.example/home",
        });
    }

    [Fact]
    public void A_page_of_version_1_is_read_by_its_own_names()
    {
        var reading = FeedFile.Read(FeedFile.Version1);

        reading.Problems.Should().BeEmpty();
        reading.Version.Should().Be("1");
        reading.Organisations.Select(x => x.Name).Should().Equal("Elm Society", "Ash House");
        var elm = reading.Organisations[0];
        elm.Should().BeEquivalentTo(new { Key = "7 elmsociety", About = "A lunch club.", Website = "https://elm.example/" });
        elm.Services.Select(x => (x.Id, x.IsActive)).Should().Equal(("41", true), ("42", false));
        elm.Services[0].Should().BeEquivalentTo(new
        {
            Terms = new[] { "Day care" },
            Areas = new[] { "South" },
            Times = "Tuesday, 11:30 to 14:00",
            Telephone = "01632 960200",
            ForWhom = "People over 60",
            Prices = "£5",
        });
    }

    [Fact]
    public void A_list_and_one_service_alone_are_read_too_and_a_service_told_twice_counts_once()
    {
        var one = JsonDocument.Parse(FeedFile.Version3).RootElement.GetProperty("contents")[0].GetRawText();

        FeedFile.Read(one).Should().BeEquivalentTo(FeedFile.Read(FeedFile.Version3));
        FeedFile.Read($"\uFEFF[{one}, {one}]").Should().BeEquivalentTo(FeedFile.Read(FeedFile.Version3));
        FeedFile.Read("""{ "contents": [] }""").Should().BeEquivalentTo(new { Services = 0, ProblemCount = 0 });
    }

    [Fact]
    public void Of_people_nothing_is_kept()
    {
        var text = FeedFile.Version3.Replace("£24 an hour", "£24 an hour, ring Petra on 01632 960111", StringComparison.Ordinal);

        var reading = FeedFile.Read(text);

        JsonSerializer.Serialize(reading).Should().NotContain("Petra").And.NotContain("petra.personname").And.NotContain("900123").And.NotContain("960111");
        reading.Organisations[0].Services[0].LeftOut.Should()
            .Equal("prices: holds what looks like a telephone number", "telephone: a mobile number beside a person’s name");
    }

    [Theory]
    [InlineData("""[{ "name": "X", "organization": { "id": "1", "name": "Y" } }]""", "service 1, X", "id", "“id” is missing.")]
    [InlineData("""[{ "id": "1", "name": "", "organization": { "id": "1", "name": "Y" } }]""", "service 1", "name", "“name” is missing.")]
    [InlineData("""[{ "id": "1", "name": "X" }]""", "service 1, X", "organization", "“organization” is missing.")]
    [InlineData("""[{ "id": "1", "name": 12, "organization": { "id": "1", "name": "Y" } }]""", "service 1", "name", "“name” must be text.")]
    [InlineData("""[{ "id": "1", "name": "X", "status": "open", "organization": { "id": "1", "name": "Y" } }]""", "service 1, X", "status", "“status” is none that there is.")]
    [InlineData("""[{ "id": "1", "name": "X", "organization": [] }]""", "service 1, X", "organization", "“organization” must be an object.")]
    [InlineData("""[{ "id": "1", "name": "X", "organization": { "id": "1", "name": "Y", "organization_identifiers": {} } }]""", "service 1, X", "organization.organization_identifiers", "“organization_identifiers” must be a list.")]
    [InlineData("""[{ "id": "1", "name": "X", "schedules": [7], "organization": { "id": "1", "name": "Y" } }]""", "service 1, X", "schedules[0]", "must be an object.")]
    [InlineData("""[{ "id": "1", "name": "X", "service_areas": [{ "name": true }], "organization": { "id": "1", "name": "Y" } }]""", "service 1, X", "service_areas[0].name", "“name” must be text.")]
    [InlineData("[5]", "service 1", "", "A service must be an object.")]
    [InlineData("""{ "id": "1" }""", "the file", "", "This is no answer of an Open Referral feed.")]
    [InlineData("\"x\"", "the file", "", "This is no answer of an Open Referral feed.")]
    [InlineData("   ", "the file", "", "It is empty.")]
    [InlineData("""[{ "id": NaN }]""", "the file", "", "From there on it is not JSON.")]
    [InlineData("""{ "contents": [""", "the file", "", "From there on it is not JSON.")]
    [InlineData("""[{ "id": "\ud800", "name": "X" }]""", "the file", "", "A text in it has half a character.")]
    public void What_is_wrong_is_told_with_its_place_rule_and_remedy_and_nothing_is_taken(string text, string item, string field, string rule)
    {
        var reading = FeedFile.Read(text);

        reading.Organisations.Should().BeEmpty();
        var problem = reading.Problems.Should().ContainSingle().Subject;
        (problem.Item, problem.Field, problem.Rule).Should().Be((item, field, rule));
        problem.Remedy.Should().EndWith(".");
    }

    [Fact]
    public void One_fault_refuses_all_and_all_are_told()
    {
        var reading = FeedFile.Read("""[{ "id": "1", "name": "X", "organization": { "id": "1", "name": "Y" } }, { "id": 2.5, "name": "Z" }, { "id": "3", "name": "W" }]""");

        reading.Organisations.Should().BeEmpty();
        reading.Problems.Select(x => x.Item).Should().Equal("service 2, Z", "service 2, Z", "service 3, W");
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { new string('[', 2_000_000), "Things lie more than 32 deep" },
        { $"[{new string(' ', 100)}\"{new string('x', 200_000)}\"]", "One text in it has more than" },
        { $"[{string.Join(',', Enumerable.Repeat("1", 2_100_000))}]", "It has more than 2,000,000 values." },
        { "{\"contents\":" + string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 41), "Things lie more than 32 deep" },
    };

    [Theory, MemberData(nameof(Hostile))]
    public void What_would_cost_time_or_memory_is_refused_in_words_before_it_does(string text, string rule)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var (watch, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());

        var reading = FeedReader.Read(bytes);

        reading.Problems.Should().ContainSingle().Which.Rule.Should().StartWith(rule);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(16 * 1024 * 1024);
    }

    [Fact]
    public void What_is_too_large_or_no_text_is_refused_in_words()
    {
        FeedReader.Read(new byte[FeedReader.Bytes + 1]).Problems.Single().Rule.Should().Be("It is larger than 32 MB.");
        FeedReader.Read(new byte[] { 0x5B, 0xFF, 0xFE, 0x5D }).Problems.Single().Rule.Should().StartWith("It is not text in UTF-8");
    }

    [Fact]
    public void A_hundred_thousand_faults_are_counted_and_the_first_told()
    {
        var reading = FeedFile.Read($"[{string.Join(',', Enumerable.Repeat("{}", 100_000))}]");

        reading.ProblemCount.Should().BeGreaterThan(100_000);
        reading.Problems.Should().HaveCount(200);
    }
}
