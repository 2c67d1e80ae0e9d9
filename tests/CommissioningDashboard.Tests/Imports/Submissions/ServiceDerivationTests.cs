using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.Submissions;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>The rules by which services are put together, each on a few rows of one person.</summary>
public sealed class ServiceDerivationTests
{
    private static readonly Guid _person = new(1, 0, 0, new byte[8]);
    private static readonly short _ended = CldCodes.OutcomeCode("NFA: Support ended as planned");

    [Fact]
    public void A_week_between_two_rows_is_one_service_and_more_waits_for_a_person()
    {
        var week = Derive(Submission(1, Row("2025-01-06", "2025-03-02"), Row("2025-03-10")));
        var longer = Derive(Submission(1, Row("2025-01-06", "2025-03-02"), Row("2025-03-11")));
        var clear = Derive(Submission(1, Row("2025-01-06", "2025-03-02"), Row("2025-04-01")));

        week.Services.Single().Should().BeEquivalentTo(new { Flags = CldFlags.Split | CldFlags.Gap, End = (DateOnly?)null });
        week.Questions.Should().BeEmpty();
        longer.Services.Should().HaveCount(2);
        longer.Questions.Single().Should().BeEquivalentTo(new { Kind = CldQuestionKind.Gap, Rows = "import 1, row 2; import 1, row 3" });
        clear.Services.Should().HaveCount(2);
        clear.Questions.Should().BeEmpty("four weeks and more are two services");
    }

    [Fact]
    public void An_answer_holds_whatever_submissions_come_after()
    {
        var first = Submission(1, Row("2025-01-06", "2025-03-02"), Row("2025-03-20"));
        var answered = Ruled(Derive(first).Questions.Single().Key, CldAnswer.Same);

        ServiceDerivation.Derive([first], answered).Services.Single().Start.Should().Be(new DateOnly(2025, 1, 6));
        ServiceDerivation.Derive([first, Submission(2, Row("2025-01-06", "2025-03-02"), Row("2025-03-20"))], answered).Services.Should().ContainSingle();
    }

    [Fact]
    public void Two_at_once_with_one_provider_are_two_until_a_person_says_they_are_one()
    {
        var told = Submission(1, Row("2025-01-06"), Row("2025-02-03", "2025-05-31", pence: 2500));

        var derived = Derive(told);

        derived.Services.Should().HaveCount(2);
        derived.Questions.Single().Kind.Should().Be(CldQuestionKind.AtOnce);
        ServiceDerivation.Derive([told], Ruled(derived.Questions.Single().Key, CldAnswer.Same)).Services.Single().End.Should().BeNull("one of them goes on");
    }

    [Fact]
    public void Two_at_once_that_name_no_provider_are_two_without_a_question()
    {
        var derived = Derive(Submission(
            1, Row("2025-01-06") with { Location = null, Name = null }, Row("2025-02-03", pence: 2500) with { Location = null, Name = null }));

        derived.Services.Should().HaveCount(2);
        derived.Questions.Should().BeEmpty("nothing says that it is one provider");
    }

    [Fact]
    public void Two_providers_on_one_day_are_two_services_without_a_question()
    {
        var derived = Derive(Submission(1, Row("2025-01-06"), Row("2025-01-06", at: "1-2", name: "Birch")));

        derived.Services.Should().HaveCount(2);
        derived.Questions.Should().BeEmpty();
    }

    [Fact]
    public void Another_provider_under_the_same_start_is_one_service_unless_a_person_says_new()
    {
        Submission[] told = [Submission(1, Row("2025-01-06")), Submission(2, Row("2025-01-06", at: "1-2", name: "Birch"))];

        var derived = ServiceDerivation.Derive(told, CldRulings.None);
        var split = ServiceDerivation.Derive(told, Ruled(derived.Questions.Single().Key, CldAnswer.New));

        derived.Services.Single().Should().BeEquivalentTo(new { Flags = CldFlags.ProviderChanged, Start = new DateOnly(2025, 1, 6) });
        split.Services.OrderBy(x => x.Start).Select(x => (x.Start, x.End)).Should().Equal(
            (new DateOnly(2025, 1, 6), new DateOnly(2025, 6, 30)), (new DateOnly(2025, 7, 1), null));
    }

    [Fact]
    public void A_death_and_an_outcome_that_says_so_end_what_is_told_open()
    {
        var died = Derive(Submission(1, Row("2025-01-06") with { Died = new DateOnly(2025, 4, 2) }));
        var outcome = Derive(Submission(1, Row("2025-01-06") with { Outcome = _ended }));
        var review = Derive(Submission(1, Row("2025-01-06"), Row("2025-05-01") with { Kind = CldEventKind.Review, Outcome = _ended }));

        died.Services.Single().Should().BeEquivalentTo(new { End = (DateOnly?)new DateOnly(2025, 4, 2), Flags = CldFlags.EndedByDeath });
        outcome.Services.Single().Should().BeEquivalentTo(new { End = (DateOnly?)new DateOnly(2025, 6, 30), Flags = CldFlags.EndedByOutcome });
        review.Services.Single().Should().BeEquivalentTo(new { End = (DateOnly?)new DateOnly(2025, 5, 1), Flags = CldFlags.EndedByOutcome });
    }

    [Fact]
    public void A_request_that_led_nowhere_is_linked_to_nothing_and_the_next_request_takes_what_follows_it()
    {
        var hospital = CldCodes.OutcomeCode("Admitted to hospital");
        var derived = Derive(Submission(
            1, Request("2025-01-02", hospital), Request("2025-02-03", 1), Row("2025-02-20"), Row("2025-05-01", at: "1-2", name: "Birch")));

        derived.Requests.Select(x => (x.Row.Start, x.Service?.Start)).Should().Equal(
            (new DateOnly(2025, 1, 2), null), (new DateOnly(2025, 2, 3), new DateOnly(2025, 2, 20)));
    }

    [Fact]
    public void The_national_wait_leaves_out_the_young_and_those_with_support_already()
    {
        var young = Derive(Submission(1, Request("2025-02-03", 1) with { AgeBand = AgeBand.From18To24 }, Row("2025-02-20")));
        var known = Derive(Submission(1, Row("2024-09-02", "2025-01-31", at: "1-2", name: "Birch"), Request("2025-02-03", 1), Row("2025-02-20")));
        var fresh = Derive(Submission(1, Request("2025-02-03", 1), Row("2025-02-20")));

        young.Requests.Single().Should().BeEquivalentTo(new { NationalStart = (DateOnly?)null });
        known.Requests.Single().Should().BeEquivalentTo(new { NationalStart = (DateOnly?)null });
        fresh.Requests.Single().NationalStart.Should().Be(new DateOnly(2025, 2, 20));
        young.Requests.Concat(known.Requests).Should().OnlyContain(x => x.Service != null, "our own rule counts both");
    }

    [Fact]
    public void A_corrected_price_of_a_record_that_ended_before_counts_from_its_start()
    {
        var derived = ServiceDerivation.Derive(
            [Submission(1, Row("2025-01-06", "2025-03-31")), Submission(2, Row("2025-01-06", "2025-03-31", pence: 2150))], CldRulings.None);

        derived.Services.Single().History.Single().Should().BeEquivalentTo(new { From = new DateOnly(2025, 1, 6), Figures = new SupportFigures(1000, 21500) });
    }

    [Fact]
    public void A_later_split_tells_the_day_that_an_earlier_change_between_submissions_could_not()
    {
        var derived = ServiceDerivation.Derive(
        [
            Submission(1, Row("2024-12-09")), Submission(2, Row("2024-12-09", pence: 2310)),
            Submission(3, Row("2024-12-09", "2025-03-31"), Row("2025-04-01", pence: 2310)),
        ], CldRulings.None);

        derived.Services.Single().History.Select(x => (x.From, x.Figures.Pence, x.IsDayKnown)).Should().Equal(
            (new DateOnly(2024, 12, 9), 22000, true), (new DateOnly(2025, 4, 1), 23100, true));
    }

    [Theory]
    [InlineData("Birch Care", "Birch Care Ltd", true)]
    [InlineData("Birch Care", "Alder Care", false)]
    public void A_company_s_ending_is_no_part_of_a_name(string one, string other, bool same)
        => (ProviderNames.Plainly(one) == ProviderNames.Plainly(other)).Should().Be(same);

    private static Derivation Derive(Submission submission) => ServiceDerivation.Derive([submission], CldRulings.None);

    private static CldRulings Ruled(Guid key, CldAnswer answer) => new(new Dictionary<Guid, CldAnswer> { [key] = answer }, []);

    /// <summary>The first is of the year to June 2025, each next a quarter later.</summary>
    private static Submission Submission(int number, params CldRow[] rows)
    {
        var to = new DateOnly(2025, 7, 1).AddMonths(3 * (number - 1)).AddDays(-1);
        return new Submission(number, number, to.AddYears(-1).AddDays(1), to, [.. rows.Select((x, i) => x with { Row = i + 2 })]);
    }

    private static CldRow Request(string day, short outcome)
        => Row(day) with { Kind = CldEventKind.Request, Outcome = outcome, AgeBand = AgeBand.From75To84, ServiceType = 0, Component = 0, Location = null, Name = null };

    private static CldRow Row(string start, string? end = null, int pence = 2200, string at = "1-1", string name = "Alder") => new()
    {
        Row = 0,
        Kind = CldEventKind.Service,
        Person = _person,
        Start = DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture),
        End = end is null ? null : DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture),
        ServiceType = CldCodes.ServiceTypeCode("Long term support: Community"),
        Component = CldCodes.ComponentCode("Home support or domiciliary care"),
        Location = at,
        Name = name,
        UnitPence = pence,
        Frequency = "hourly",
        Planned = 1000,
    };
}
