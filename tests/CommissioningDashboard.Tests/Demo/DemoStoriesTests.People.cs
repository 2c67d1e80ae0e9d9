namespace CommissioningDashboard.Tests.Demo;

/// <summary>What people say of their support, and the communities they belong to.</summary>
public sealed partial class DemoStoriesTests
{
    [Fact]
    public async Task One_in_eight_is_asked_two_or_three_statements_some_months_later()
    {
        const string settled = "referral where outcome = 1 and arranged_on < '2026-05-01'";
        var asked = await county.AskAsync($"select avg((exists (select from outcome_score o where o.referral_id = referral.id and instrument = 1))::int) from {settled}");
        var statements = await county.AskAsync("select avg(n) from (select count(*) as n from outcome_score where instrument = 2 group by referral_id) x");
        var strange = await county.AskAsync("""
            select count(*) from outcome_score o join referral r on r.authority_id = o.authority_id and r.id = o.referral_id
            where r.outcome <> 1 or o.measured_on - r.arranged_on not between 60 and 180 or o.measured_on > '2026-10-31'
            """);

        asked.Should().BeInRange(0.115, 0.135);
        statements.Should().BeInRange(2.4, 2.6);
        strange.Should().Be(0);
    }

    [Fact]
    public async Task People_with_a_micro_provider_say_somewhat_more_often_that_they_are_in_control()
    {
        var micro = await AgreeAsync("band = 'micro'");
        var others = await AgreeAsync("band <> 'micro'");
        var quality = await QualityAsync("band = 'micro'") - await QualityAsync("band <> 'micro'");

        (micro - others).Should().BeInRange(0.08, 0.19);
        quality.Should().BeInRange(0.3, 1.6);
    }

    [Fact]
    public async Task Whom_they_support_differs_and_part_of_their_lead_in_quality_of_life_is_that()
    {
        var needs = await county.AskAsync("select (select avg((need = 6)::int) from named where band = 'micro') - (select avg((need = 6)::int) from named where band <> 'micro')");
        var quality = await QualityAsync("need = 6") - await QualityAsync("need = 3");

        needs.Should().BeGreaterThan(0.03);
        quality.Should().BeInRange(2.8, 4.8);
    }

    [Fact]
    public async Task Communities_are_served_mostly_by_micro_providers()
    {
        (await county.AskAsync("select count(distinct community) from provider_community")).Should().Be(6);
        (await county.AskAsync("""
            select avg((exists (select from provider_size s where s.provider_id = c.provider_id and s.basis = 1 and s.value <= 5))::int) from provider_community c
            """)).Should().BeGreaterThan(0.6);
    }

    [Fact]
    public async Task Providers_tied_to_a_community_get_few_referrals()
    {
        const string tied = "(select provider_id from provider_community)";
        var referrals = await county.AskAsync($"select avg((provider_id in {tied})::int) from named");
        var providers = await county.AskAsync($"select avg((id in {tied})::int) from b");

        providers.Should().BeGreaterThan(0.1);
        referrals.Should().BeLessThan(providers / 2);
    }

    private Task<double> AgreeAsync(string who)
        => county.AskAsync($"select avg(score) from outcome_score o join named r on r.id = o.referral_id where statement like 'I have as much control%' and {who}");

    private Task<double> QualityAsync(string who)
        => county.AskAsync($"select avg(score) from outcome_score o join named r on r.id = o.referral_id where instrument = 1 and {who}");
}
