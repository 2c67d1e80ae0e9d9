using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

public sealed class ReferralColumnsTests
{
    private static readonly ReferralRow _plain = new(0, 1, 0, 1, 1, 1, 1, 1, 1_250, 20_000, 3, 5, ReferralColumns.NoDay, 1, 1, 1);

    [Fact]
    public void A_referral_counts_for_itself_its_hours_or_its_cost()
    {
        var columns = Columns(_plain, _plain with { Hours = ReferralColumns.NoHours, Cost = ReferralColumns.NoCost }, _plain with { Hours = 0, Cost = 0 });

        Amounts(Weight.Referrals).Should().Equal(new Tally(1, 1, 1, 1), new Tally(1, 1, 1, 1), new Tally(1, 1, 1, 1));
        Amounts(Weight.WeeklyHours).Should().Equal(new Tally(1, 1, 1_250, 1_562_500), new Tally(1, 0, 0, 0), new Tally(1, 1, 0, 0));
        Amounts(Weight.WeeklyCost).Should().Equal(new Tally(1, 1, 20_000, 4e8), new Tally(1, 0, 0, 0), new Tally(1, 1, 0, 0));

        IEnumerable<Tally> Amounts(Weight weight) => Enumerable.Range(0, 3).Select(x => columns.Tally(x, weight));
    }

    [Fact]
    public void The_rows_of_some_months_are_one_run()
    {
        var columns = Columns(_plain, _plain with { Month = 2 }, _plain with { Month = 2 }, _plain with { Month = 3 });

        (columns.RowsOf(0, 0), columns.RowsOf(1, 1), columns.RowsOf(2, 2), columns.RowsOf(0, 3), columns.RowsOf(4, 9))
            .Should().Be(((0, 1), (1, 1), (1, 3), (0, 4), (4, 4)));
        columns.RowsOf(3, 1).Should().Be((3, 3), "months the wrong way round hold nothing");
    }

    [Fact]
    public void The_place_of_a_referral_follows_its_day_and_then_its_key()
    {
        var columns = Columns(_plain with { Id = 4 }, _plain with { Id = 6 }, _plain with { Received = 8, Id = 2 });

        (columns.FirstFrom(3, 3), columns.FirstFrom(3, 4), columns.FirstFrom(3, 5), columns.FirstFrom(3, 7)).Should().Be((0, 0, 1, 2));
        (columns.FirstFrom(2, 9), columns.FirstFrom(5, 1), columns.FirstFrom(8, 2), columns.FirstFrom(8, 3)).Should().Be((0, 2, 2, 3));
    }

    [Fact]
    public void The_options_of_a_run_lie_from_its_first_to_its_last_and_move_together()
    {
        var columns = Columns(_plain, _plain, _plain, _plain);
        columns.SetOptions(1, 10, 2);
        columns.SetOptions(3, 12, 300);

        columns.OptionsOf(0, 4).Should().Be((10, 267), "255 options of one referral are held");
        columns.OptionsOf(1, 3).Should().Be((10, 12));
        columns.OptionsOf(2, 3).Should().Be((0, 0));

        columns.MoveOptions(1, 2, 5);
        columns.FirstOption.Take(4).Should().Equal(0, 15, 0, 12);
    }

    [Fact]
    public void Columns_grow_and_lose_nothing()
    {
        var columns = Columns([.. Enumerable.Range(0, 3_000).Select(x => _plain with
        {
            Id = x, Provider = (ushort)x, Area = (ushort)(x + 1), Team = (ushort)(x + 2), Hours = (ushort)(x + 3), Cost = x + 4, Received = (ushort)(x + 5),
            Arranged = (ushort)(x + 6), Ended = (ushort)(x + 7), Person = x + 8, Month = (byte)(x % 250), Service = (byte)(x % 7), Need = (byte)(x % 6),
            Route = (byte)(x % 5), Outcome = (byte)(x % 4), Age = (byte)(x % 9), Ethnicity = (byte)(x % 11),
        })]);

        columns.Count.Should().Be(3_000);
        foreach (var x in new[] { 0, 1_023, 1_024, 1_535, 1_536, 2_999 })
        {
            columns[x].Should().Be(new ReferralRow(
                (byte)(x % 250), (ushort)x, (byte)(x % 7), (ushort)(x + 1), (ushort)(x + 2), (byte)(x % 6), (byte)(x % 5), (byte)(x % 4), (ushort)(x + 3), x + 4,
                (ushort)(x + 5), (ushort)(x + 6), (ushort)(x + 7), (byte)(x % 9), (byte)(x % 11), x + 8, x));
        }
    }

    [Fact]
    public void Rows_that_follow_share_memory_with_the_first_version_that_asks_and_only_with_that()
    {
        var held = Columns(_plain with { Id = 1 }, _plain with { Id = 2 });
        var (one, other) = (Columns(_plain with { Id = 3, Person = 9 }), Columns(_plain with { Id = 4 }, _plain with { Id = 5 }));
        one.SetOptions(0, 7, 3);

        var first = held.FollowedBy(one);
        var second = held.FollowedBy(other);
        var third = first.FollowedBy(other);

        (Ids(held), Ids(first), Ids(second), Ids(third)).Should().BeEquivalentTo((new long[] { 1, 2 }, new long[] { 1, 2, 3 }, new long[] { 1, 2, 4, 5 }, new long[] { 1, 2, 3, 4, 5 }));
        first.Id.Should().BeSameAs(held.Id).And.BeSameAs(third.Id).And.NotBeSameAs(second.Id);
        (held.People, first.People, first[2], first.OptionsOf(0, 3)).Should().Be((1, 9, one[0], (7, 10)));

        static long[] Ids(ReferralColumns columns) => columns.Id[..columns.Count];
    }

    [Fact]
    public void Rows_that_follow_where_there_is_no_room_get_memory_of_their_own()
    {
        var held = Columns([.. Enumerable.Range(0, 1_024).Select(x => _plain with { Id = x })]);

        var first = held.FollowedBy(Columns(_plain with { Id = 5_000 }));
        var second = first.FollowedBy(Columns(_plain with { Id = 5_001 }));

        first.Id.Should().NotBeSameAs(held.Id).And.BeSameAs(second.Id);
        second.Id[..second.Count].Should().Equal([.. Enumerable.Range(0, 1_024), 5_000, 5_001]);
    }

    [Fact]
    public void A_referral_takes_43_bytes()
        => (typeof(ReferralColumns).GetProperties().Where(x => x.PropertyType.IsArray)
            .Sum(x => System.Runtime.InteropServices.Marshal.SizeOf(x.PropertyType.GetElementType()!)), ReferralColumns.BytesPerReferral).Should().Be((43, 43));

    private static ReferralColumns Columns(params ReferralRow[] rows)
    {
        var columns = new ReferralColumns(0);
        foreach (var row in rows)
        {
            columns.Add(row);
        }

        return columns;
    }
}
