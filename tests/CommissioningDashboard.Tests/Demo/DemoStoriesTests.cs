namespace CommissioningDashboard.Tests.Demo;

/// <summary>Each story that the demo county is meant to tell, read back from the tables with SQL.</summary>
public sealed partial class DemoStoriesTests(DemoCountyDatabase county) : IClassFixture<DemoCountyDatabase>
{
    private const string _open = "exists (select from provider_opening o where o.provider_id = b.id and o.to_date is null)";

    [Fact]
    public async Task There_are_about_140_open_providers_and_nearly_half_are_micro()
    {
        var open = await county.AskAsync($"select count(*) from b where {_open}");
        var micro = await county.AskAsync($"select count(*) from b where band = 'micro' and {_open}");
        var inHouse = await county.AskAsync($"select count(*) from b where band = 'in-house' and {_open}");

        open.Should().BeInRange(135, 150);
        (micro / open).Should().BeInRange(0.42, 0.52);
        inHouse.Should().Be(2);
    }

    [Fact]
    public async Task The_micro_share_rises_slowly_from_about_9_to_about_11_per_cent()
    {
        var last = await county.AskAsync("select avg((band = 'micro')::int) from last");
        var before = await county.AskAsync("select avg((band = 'micro')::int) from before");

        last.Should().BeInRange(0.10, 0.125);
        before.Should().BeInRange(0.078, 0.098);
    }

    [Fact]
    public async Task A_few_small_providers_gave_up_in_the_last_year_without_ever_having_had_a_referral()
    {
        const string closed = "b join (select provider_id, max(to_date) as closed from provider_opening group by provider_id having bool_and(to_date is not null)) o on o.provider_id = b.id and closed > '2025-11-01'";
        var micro = await county.AskAsync($"select count(*) from {closed} where band = 'micro'");
        var small = await county.AskAsync($"select count(*) from {closed} where band = 'small'");
        var larger = await county.AskAsync($"select count(*) from {closed} where band not in ('micro', 'small')");
        var hadAny = await county.AskAsync($"select count(*) from {closed} where exists (select from referral r where r.provider_id = b.id) or exists (select from option x where x.provider_id = b.id)");

        (micro, small, larger, hadAny).Should().Be((3, 1, 0, 0));
    }

    [Fact]
    public async Task A_third_of_micro_providers_have_never_been_referred_to()
    {
        var share = await county.AskAsync($"""
            select avg((not exists (select from referral r where r.provider_id = b.id))::int) from b where band = 'micro' and {_open}
            """);

        share.Should().BeInRange(0.30, 0.38);
    }

    [Fact]
    public async Task About_a_quarter_of_referrals_are_direct_payments_with_no_provider_recorded()
        => (await county.AskAsync("select avg((route = 3 and outcome = 1 and provider_id is null)::int) from referral")).Should().BeInRange(0.23, 0.27);

    [Fact]
    public async Task First_listed_names_are_over_chosen()
    {
        // Of the lists with five names, how often each place was the one accepted; without the story each would be a fifth.
        const string fives = "(select o.*, count(*) over (partition by referral_id) as shown from option o) f where shown = 5";
        var first = await county.AskAsync($"select avg((outcome = 3)::int) from {fives} and position = 1");
        var last = await county.AskAsync($"select avg((outcome = 3)::int) from {fives} and position = 5");

        first.Should().BeGreaterThan(0.25);
        last.Should().BeLessThan(0.16);
    }

    [Fact]
    public async Task Options_are_shown_in_alphabetical_order_and_only_the_chosen_one_accepts()
    {
        var outOfOrder = await county.AskAsync("""
            select count(*) from option o join b on b.id = o.provider_id
              join option n on n.authority_id = o.authority_id and n.referral_id = o.referral_id and n.position = o.position + 1
              join b c on c.id = n.provider_id
            where b.name collate "C" >= c.name collate "C"
            """);
        var accepted = await county.AskAsync("select count(*) from option where outcome = 3");
        var agreeing = await county.AskAsync("""
            select count(*) from option o join referral r on r.authority_id = o.authority_id and r.id = o.referral_id
            where o.outcome = 3 and r.provider_id = o.provider_id and r.outcome = 1
            """);
        var unexplained = await county.AskAsync("select count(*) from option where outcome in (4, 5) and reason is null");

        outOfOrder.Should().Be(0);
        accepted.Should().BeGreaterThan(20_000).And.Be(agreeing);
        unexplained.Should().Be(0);
    }

    [Fact]
    public async Task The_councils_own_company_receives_well_over_its_share_of_stated_capacity()
    {
        var share = await county.AskAsync("select avg((name = 'Northmoor Together Care Company')::int) from last");
        var capacity = await county.AskAsync($"""
            , stated as (select distinct on (provider_id) provider_id, weekly_hours from provider_capacity order by provider_id, from_date desc)
            select sum(weekly_hours) filter (where name = 'Northmoor Together Care Company') / sum(weekly_hours)
            from stated join b on b.id = provider_id where {_open}
            """);

        (share / capacity).Should().BeInRange(1.9, 2.9);
    }

    [Fact]
    public async Task The_councils_own_company_has_more_hours_in_progress_than_it_states()
    {
        var inProgress = await county.AskAsync(
            "select sum(weekly_hours) from named where name = 'Northmoor Together Care Company' and outcome = 1 and ended_on is null");
        var stated = await county.AskAsync("""
            select weekly_hours from provider_capacity join b on b.id = provider_id
            where name = 'Northmoor Together Care Company' order by from_date desc limit 1
            """);

        inProgress.Should().BeGreaterThan(stated);
    }

    [Fact]
    public async Task The_framework_leaves_most_micro_providers_out_and_most_others_in()
    {
        const string member = "exists (select from framework_membership m where m.provider_id = b.id)";
        var micro = await county.AskAsync($"select avg({member}::int) from b where band = 'micro'");
        var larger = await county.AskAsync($"select avg({member}::int) from b where band in ('medium', 'large')");

        micro.Should().BeLessThan(0.12);
        larger.Should().BeGreaterThan(0.75);
    }

    [Fact]
    public async Task A_large_provider_leaves_a_year_ago_and_most_of_its_people_go_in_house()
    {
        var after = await county.AskAsync("select count(*) from last where name = 'Larkenmarch Homecare'");
        var before = await county.AskAsync("select avg((name = 'Larkenmarch Homecare')::int) from before");
        var closed = await county.AskAsync("""
            select count(*) from provider_opening join b on b.id = provider_id where name = 'Larkenmarch Homecare' and to_date = '2025-10-31' and band = 'large'
            """);
        var movedInHouse = await county.AskAsync("""
            select avg((n.band = 'in-house')::int) from named o join named n
              on n.person_key = o.person_key and n.service_id = o.service_id and n.received_on between '2025-11-01' and '2026-01-31'
            where o.name = 'Larkenmarch Homecare' and o.ended_on = '2025-10-31'
            """);

        after.Should().Be(0);
        before.Should().BeGreaterThan(0.05);
        closed.Should().Be(1);
        movedInHouse.Should().BeGreaterThan(0.6);
    }

    [Fact]
    public async Task The_large_share_falls_with_it_and_most_of_that_goes_in_house()
    {
        var large = await county.AskAsync(
            "select (select avg((band = 'large')::int) from last) - (select avg((band = 'large')::int) from before)");
        var inHouse = await county.AskAsync(
            "select (select avg((band = 'in-house')::int) from last) - (select avg((band = 'in-house')::int) from before)");

        large.Should().BeLessThan(-0.04);
        inHouse.Should().BeGreaterThan(0.02);
    }

    [Fact]
    public async Task The_north_valleys_are_served_by_two_providers_and_nowhere_else_by_so_few()
    {
        const string byArea = "from area a join provider_area p on p.authority_id = a.authority_id and p.area_id = a.id where a.code";
        var there = await county.AskAsync($"select count(distinct p.provider_id) {byArea} = 'north-valleys'");
        var fewest = await county.AskAsync($"select min(n) from (select count(*) as n {byArea} <> 'north-valleys' group by a.id) others");
        var referredTo = await county.AskAsync(
            "select count(distinct r.provider_id) from referral r join area a on a.authority_id = r.authority_id and a.id = r.area_id where a.code = 'north-valleys'");

        there.Should().Be(2);
        referredTo.Should().Be(2);
        fewest.Should().BeGreaterThan(30);
    }

    [Fact]
    public async Task A_few_wait_are_withdrawn_or_find_no_provider()
    {
        (await county.AskAsync("select avg((outcome = 2)::int) from referral")).Should().BeInRange(0.01, 0.03);
        (await county.AskAsync("select avg((outcome = 3)::int) from referral")).Should().BeInRange(0.02, 0.04);
        (await county.AskAsync("select avg((outcome = 4)::int) from referral")).Should().BeInRange(0.002, 0.01);
        (await county.AskAsync("select count(*) from referral where outcome <> 1 and (provider_id is not null or arranged_on is not null)")).Should().Be(0);
    }

    [Fact]
    public async Task Micro_providers_cost_a_little_less_an_hour_and_in_house_more()
    {
        var micro = await RateAsync("micro");
        var large = await RateAsync("large");
        var inHouse = await RateAsync("in-house");

        (micro / large).Should().BeInRange(0.90, 0.99);
        (inHouse / large).Should().BeInRange(1.1, 1.3);
    }

    [Fact]
    public async Task The_three_size_schemes_count_different_micro_providers()
    {
        var birmingham = await MicroAsync("s.basis = 1 and s.value <= 5 and not exists (select from group_membership g where g.provider_id = p.id)");
        var somerset = await MicroAsync("s.basis = 2 and s.value <= 8 and not exists (select from group_membership g where g.provider_id = p.id)");
        var business = await MicroAsync("s.basis = 3 and s.value <= 9");

        somerset.Should().BeLessThan(birmingham);
        business.Should().BeGreaterThan(birmingham, "it counts members of a group and some with more than five full-time equivalents");
    }

    [Fact]
    public async Task A_small_company_is_independent_until_a_group_buys_it_in_the_middle_of_the_years()
        => (await county.AskAsync("""
            select count(*) from group_membership g join provider p on p.id = g.provider_id
            where p.name = 'Barrowmoss Homecare' and g.group_name = 'Harrowmote Holdings' and g.from_date = '2024-05-01' and g.to_date is null
              and p.listed_on < '2021-11-01' and exists (select from referral r where r.provider_id = p.id and r.received_on < g.from_date)
            """)).Should().Be(1);

    [Fact]
    public async Task Nobody_is_referred_to_outside_its_openings_services_or_areas()
        => (await county.AskAsync("""
            select count(*) from referral r where provider_id is not null and not (
              exists (select from provider_opening o where o.provider_id = r.provider_id and r.received_on >= o.from_date and (o.to_date is null or r.received_on <= o.to_date))
              and exists (select from provider_service s where s.provider_id = r.provider_id and s.service_id = r.service_id)
              and exists (select from provider_area a where a.provider_id = r.provider_id and a.area_id = r.area_id))
            """)).Should().Be(0);

    [Fact]
    public async Task It_covers_the_five_years_to_the_end_of_last_month_and_some_people_are_referred_again()
    {
        (await county.AskAsync("select count(*) from referral r where received_on not between '2021-11-01' and '2026-10-31'"
            + " and not exists (select from desk_referral d where d.referral_id = r.id)")).Should().Be(0);
        (await county.AskAsync("select count(distinct date_trunc('month', received_on)) from referral where received_on < '2026-11-01'")).Should().Be(60);
        (await county.AskAsync("select count(*) from referral where arranged_on < received_on or ended_on < arranged_on")).Should().Be(0);
        (await county.AskAsync("select avg((n > 1)::int) from (select count(*) as n from referral group by person_key) people")).Should().BeGreaterThan(0.1);
    }

    private Task<double> MicroAsync(string rule) => county.AskAsync($"""
        select count(distinct p.id) from provider_size s join provider p on p.id = s.provider_id
        where {rule} and not exists (
          select from provider_size later where later.provider_id = s.provider_id and later.basis = s.basis and later.from_date > s.from_date)
        """);

    private Task<double> RateAsync(string band) => county.AskAsync($"""
        select avg(weekly_cost / weekly_hours) from last join service s on s.authority_id = last.authority_id and s.id = service_id
        where s.code = 'home-care' and band = '{band}'
        """);
}
