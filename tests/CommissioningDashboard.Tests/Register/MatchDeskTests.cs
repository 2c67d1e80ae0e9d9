using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Register;
using CommissioningDashboard.Tests.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Register;

/// <summary>Records of the register that are one provider count as one once somebody says so, and as two once that is taken back.</summary>
public sealed class MatchDeskTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _register = "Reference,Name,Ownership,Size,Size basis,Size observed on,Listed on,Open from,Open to,CQC location ID,Companies House number\n";
    private static readonly Month _first = Month.FromDate(new DateOnly(2025, 1, 1));
    private static readonly Month _last = Month.FromDate(new DateOnly(2025, 12, 1));
    private const string _referrals = "Reference,Received on,Service,Route,Outcome,Provider reference,Arranged on\n";

    [Fact]
    public async Task What_bears_one_number_or_a_name_alike_is_proposed_with_the_reason_first_what_touches_most()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await BringAsync(desk, """
            A,Sunrise Care Ltd,Private,,,,01/01/2020,01/01/2020,,1-100000001,01234567
            B,Sunrise Caer,Private,,,,01/01/2020,01/01/2020,,1-100000002,
            C,Kestrel Support,Private,,,,01/01/2020,01/01/2020,31/03/2025,,
            D,Kestrel Support CIC,Private,,,,01/04/2025,01/04/2025,,,
            E,Harbour,Private,,,,01/01/2020,01/01/2020,,,1234567
            F,Quite Another,Private,,,,01/01/2020,01/01/2020,,,
            """, "C,C,C,D,D,A,B,F,F,F,F");

        var waiting = await Desk(desk).WaitingAsync(Officer(desk));

        waiting.Select(x => $"{x.Proposal.First.Reference}{x.Proposal.Second.Reference} {x.Proposal.Kind} {x.Affected}: {x.Proposal.Evidence}")
            .Should().Equal(
                "CD Succession 2: the same name",
                "AB SecondRegistration 1: names that are alike",
                "AE Same 0: the same Companies House number, 01234567");
    }

    [Fact]
    public async Task A_succession_is_neither_a_closing_nor_an_opening_and_its_referrals_are_one_providers()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await BringAsync(desk, """
            C,Kestrel Support,Private,3,Full-time equivalents,01/01/2020,01/01/2020,01/01/2020,31/03/2025,,
            D,Kestrel Homes CIC,Not known,,,,15/04/2025,15/04/2025,,,
            """, "C,C,C,D,D");
        var (first, second) = (await IdAsync(desk, "C"), await IdAsync(desk, "D"));
        (await EntriesAsync(desk)).Should().Be((1, 1), "one joined and one left");

        (await Desk(desk).SettleAsync(Officer(desk), first, second, ProviderMatchKind.Succession, "15/04/2025")).Should().BeNull();

        (await EntriesAsync(desk)).Should().Be((0, 0));
        var market = await MarketAsync(desk);
        var one = market.Providers.Should().ContainSingle().Subject;
        one.Should().BeEquivalentTo(new { Id = second, Name = "Kestrel Homes CIC", Ownership = Ownership.Private, OtherIds = new[] { first } });
        one.Openings.Should().Equal(new DatedLink(0, new DateOnly(2020, 1, 1), null));
        one.BandOn(market.Scheme(null), new DateOnly(2025, 12, 1)).Should().Be(DisplayBand.Micro, "the size of the first holds on");
        MarketSlice.Take(market, MarketFilter.Everything).To(one, new Period(_first, _last)).Referrals.Should().Be(5);
        market.FindProvider(first).Should().BeSameAs(one);
        (await Desk(desk).WaitingAsync(Officer(desk))).Should().BeEmpty();

        await Desk(desk).TakeBackAsync(Officer(desk), (await Desk(desk).SettledAsync(Officer(desk))).Single().Match.Id);

        (await EntriesAsync(desk)).Should().Be((1, 1));
        (await MarketAsync(desk)).Providers.Should().HaveCount(2);
    }

    [Fact]
    public async Task Three_records_of_one_provider_become_one_in_whatever_order_it_is_said()
    {
        foreach (var (order, name) in new[] { ("AB BC", "Sunrise"), ("BC AB", "Sunrise"), ("AC BC", "Sunrise again") })
        {
            using var desk = await ImportDesk.OpenAsync(server);
            await BringAsync(desk, """
                A,Sunrise,Private,,,,01/01/2020,01/01/2020,31/12/2021,,
                B,Sunrise again,Private,,,,01/01/2021,01/01/2021,,,
                C,Sunrise once more,Private,,,,01/01/2020,01/01/2020,30/06/2020,,
                """, "A,B,C,C");
            foreach (var pair in order.Split(' '))
            {
                await Desk(desk).SettleAsync(
                    Officer(desk), await IdAsync(desk, $"{pair[0]}"), await IdAsync(desk, $"{pair[1]}"), ProviderMatchKind.Same, null);
            }

            var one = (await MarketAsync(desk)).Providers.Should().ContainSingle().Subject;
            one.OtherIds.Should().HaveCount(2);
            one.Name.Should().Be(name, "the first of the last pair stands");
            one.Openings.Should().Equal(new DatedLink(0, new DateOnly(2020, 1, 1), null));
        }
    }

    [Fact]
    public async Task Two_that_are_said_to_be_different_are_not_asked_about_again_and_a_second_word_changes_nothing()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await BringAsync(desk, """
            A,Sunrise,Private,,,,01/01/2020,01/01/2020,,,
            B,Sunrise Ltd,Private,,,,01/01/2020,01/01/2020,,,
            """, "A,B");
        var (first, second) = (await IdAsync(desk, "A"), await IdAsync(desk, "B"));

        (await Desk(desk).SettleAsync(Officer(desk), first, second, null, null)).Should().Be("Choose what they are");
        (await Desk(desk).SettleAsync(Officer(desk), first, second, ProviderMatchKind.Succession, "soon")).Should().StartWith("Enter the day");
        (await Desk(desk).SettleAsync(Officer(desk), first, second, ProviderMatchKind.Different, null)).Should().BeNull();
        (await Desk(desk).SettleAsync(Officer(desk), second, first, ProviderMatchKind.Same, null)).Should().BeNull();

        (await Desk(desk).WaitingAsync(Officer(desk))).Should().BeEmpty();
        (await Desk(desk).SettledAsync(Officer(desk))).Select(x => x.Match.Kind).Should().Equal(ProviderMatchKind.Different);
        (await MarketAsync(desk)).Providers.Should().HaveCount(2);
    }

    [Fact]
    public async Task Branches_of_one_group_are_not_asked_about()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await BringAsync(desk, "A,Sunrise One,Private,,,,01/01/2020,01/01/2020,,,\nB,Sunrise Two,Private,,,,01/01/2020,01/01/2020,,,\n", "A,B");
        (await Desk(desk).WaitingAsync(Officer(desk))).Should().HaveCount(1);
        await using (var db = desk.Db())
        {
            db.GroupMemberships.AddRange(await db.Providers.Select(x => x.Id)
                .Select(x => new GroupMembership { ProviderId = x, GroupName = "Sunrise Holdings", From = new DateOnly(2021, 1, 1) }).ToListAsync());
            await db.SaveChangesAsync();
        }

        (await Desk(desk).WaitingAsync(Officer(desk))).Should().BeEmpty();
    }

    [Fact]
    public async Task A_group_that_one_record_joined_later_ends_the_group_of_the_other()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await BringAsync(desk, "A,Sunrise,Private,,,,01/01/2020,01/01/2020,,,\nB,Sunrise Ltd,Private,,,,01/01/2020,01/01/2020,,,\n", "A,B");
        var (first, second) = (await IdAsync(desk, "A"), await IdAsync(desk, "B"));
        await using (var db = desk.Db())
        {
            db.GroupMemberships.Add(new GroupMembership { ProviderId = first, GroupName = "Old", From = new DateOnly(2021, 1, 1) });
            db.GroupMemberships.Add(new GroupMembership { ProviderId = second, GroupName = "New", From = new DateOnly(2023, 1, 1) });
            await db.SaveChangesAsync();
        }

        await Desk(desk).SettleAsync(Officer(desk), first, second, ProviderMatchKind.Same, null);

        var one = (await MarketAsync(desk)).Providers.Single();
        one.GroupOn(new DateOnly(2022, 12, 31)).Should().Be("Old");
        one.GroupOn(new DateOnly(2023, 1, 1)).Should().Be("New");
    }

    [Fact]
    public async Task An_import_whose_provider_has_been_settled_is_not_undone()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var batch = await BringAsync(desk, "A,Sunrise,Private,,,,01/01/2020,01/01/2020,,,\nB,Sunrise Ltd,Private,,,,01/01/2020,01/01/2020,,,\n", "");
        await Desk(desk).SettleAsync(Officer(desk), await IdAsync(desk, "A"), await IdAsync(desk, "B"), ProviderMatchKind.Same, null);

        (await new ImportUndo(server.Database, desk.Clock).UndoAsync(Actor.Operator(desk.AuthorityId), batch)).Should().NotBeNullOrEmpty();
    }

    private MatchDesk Desk(ImportDesk desk) => new(server.Database, desk.Clock);

    private static Actor Officer(ImportDesk desk) => new(desk.AuthorityId, null, "Robin Officer", Role.DataOfficer);

    private static async Task<int> BringAsync(ImportDesk desk, string providers, string referrals)
    {
        var register = await desk.ImportAsync("providers", $"{_register}{providers}\n");
        register.Problems.Should().BeEmpty();
        if (referrals.Length > 0)
        {
            var rows = referrals.Split(',').Select((x, i) =>
                $"R-{i},{(i % 12) + 1:00}/{(x is "D" ? 6 : 2):00}/2025,Home support,Council-commissioned,Arranged,{x},{(i % 12) + 1:00}/{(x is "D" ? 6 : 2):00}/2025\n");
            (await desk.ImportAsync("referrals", _referrals + string.Concat(rows))).Problems.Should().BeEmpty();
        }

        return register.Batch.Id;
    }

    private static async Task<int> IdAsync(ImportDesk desk, string reference)
    {
        await using var db = desk.Db();
        return await db.Providers.Where(x => x.Reference == reference).Select(x => x.Id).SingleAsync();
    }

    private Task<MarketSnapshot> MarketAsync(ImportDesk desk) => SnapshotLoader.LoadAsync(server.Database, desk.AuthorityId, ImportDesk.Now, default);

    /// <summary>Providers that joined and that left in the financial years of the data.</summary>
    private async Task<(int Joined, int Left)> EntriesAsync(ImportDesk desk)
    {
        var filter = MarketFilter.Everything with { From = _first, To = _last };
        var years = EntryAndExit.For(MarketSlice.Take(await MarketAsync(desk), filter)).Rows.Where(x => x.Band is null).ToList();
        return (years.Sum(x => x.Joined), years.Sum(x => x.Left));
    }
}
