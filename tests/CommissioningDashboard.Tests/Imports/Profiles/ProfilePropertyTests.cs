using System.Text;
using CommissioningDashboard.Access;
using CommissioningDashboard.Imports.Profiles;
using CsCheck;
using Npgsql;

namespace CommissioningDashboard.Tests.Imports.Profiles;

/// <summary>
/// A file of our own layout, and the same with its headings and words renamed by chance, its columns turned about and a profile that says
/// so: both bring the very same rows.
/// </summary>
public sealed class ProfilePropertyTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private static readonly string[] _headings = ["Reference", "Received on", "Service", "Route", "Outcome", "Team", "Area", "Need", "Weekly hours", "Weekly cost", "Person identifier"];

    private static readonly Dictionary<string, string[]> _words = new()
    {
        ["Service"] = ["Home care", "Day support", "Lunch club"],
        ["Route"] = ["Council-commissioned", "Direct payment", "Signposting"],
        ["Outcome"] = ["Arranged", "No provider found", "Withdrawn", "Waiting"],
        ["Area"] = ["Riverside", "Coast"],
        ["Need"] = ["Physical support", "Mental health", "Not known"],
    };

    private sealed record Case(int[][] Rows, int[] Order, Dictionary<string, string> Headings, Dictionary<string, Dictionary<string, string>> Words);

    private static readonly Gen<string> _name = Gen.Char["abcdefgijkopqrsuvwxyzÄé"].Array[6, 12].Select(x => $"q{new string(x)}");

    // Each heading and word gets a name of its own, which is never one of ours.
    private static readonly Gen<Case> _case = Gen.Select(
        Gen.Int[0, 10_000].Array[7].Array[1, 20], Gen.Shuffle(Enumerable.Range(0, _headings.Length).ToArray()), _name.Array[_headings.Length + 15],
        (rows, order, names) =>
        {
            var next = 0;
            return new Case(
                rows, order, _headings.ToDictionary(x => x, _ => Name()),
                _words.ToDictionary(x => x.Key, x => x.Value.ToDictionary(w => w, _ => Name())));

            string Name() => $"{names[next]} {next++}";
        });

    [Fact]
    public Task A_file_renamed_by_a_random_profile_brings_the_same_rows() => _case.SampleAsync(SameAsync, iter: 25, threads: 1);

    private async Task SameAsync(Case drawn)
    {
        using var ours = await ImportDesk.OpenAsync(server);
        using var theirs = await ImportDesk.OpenAsync(server);
        var mapping = new ColumnMapping("referrals")
        {
            Columns = drawn.Headings.ToDictionary(x => x.Key, x => (IReadOnlyList<string>)[x.Value]),
            Words = drawn.Words.ToDictionary(
                x => x.Key, x => (IReadOnlyDictionary<string, string>)x.Value.ToDictionary(w => w.Value, w => w.Key)),
        };
        (await new ProfileDesk(server.Database, theirs.Clock).KeepAsync(Actor.Operator(theirs.AuthorityId), "Random", mapping)).Should().BeEmpty();

        var plain = await ours.ImportAsync("referrals", Text(drawn, Enumerable.Range(0, _headings.Length), x => x, (_, word) => word));
        var renamed = await theirs.ImportAsync("referrals", Text(drawn, drawn.Order, x => drawn.Headings[x], (column, word) => drawn.Words[column][word]));

        (renamed.Batch.Status, renamed.Batch.RowsAccepted, renamed.ProblemCount).Should().Be((plain.Batch.Status, plain.Batch.RowsAccepted, plain.ProblemCount));
        (await RowsAsync(theirs.AuthorityId)).Should().Equal(await RowsAsync(ours.AuthorityId)).And.NotBeEmpty();
    }

    private static string Text(Case drawn, IEnumerable<int> order, Func<string, string> heading, Func<string, string, string> word)
    {
        var places = order.ToList();
        var text = new StringBuilder(string.Join(',', places.Select(x => heading(_headings[x])))).Append('\n');
        foreach (var (i, row) in drawn.Rows.Index())
        {
            text.AppendJoin(',', places.Select(x => $"\"{Cell(_headings[x], i, row, word)}\"")).Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(string heading, int i, int[] row, Func<string, string, string> word) => heading switch
    {
        "Reference" => $"R-{i}",
        "Received on" => $"{new DateOnly(2025, 1, 13).AddDays(row[0] % 300):dd/MM/yyyy}",
        "Team" => $"Team {row[1] % 3}",
        "Weekly hours" => $"{row[2] % 60} hrs",
        "Weekly cost" => $"£{row[3] % 900}.50",
        "Person identifier" => $"P-{row[4] % 5}",
        _ => word(heading, _words[heading][row[5 + (heading.Length % 2)] % _words[heading].Length]),
    };

    private async Task<List<string>> RowsAsync(int authority)
    {
        await using var connection = new NpgsqlConnection(server.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            select (to_jsonb(r) - 'id' - 'authority_id' - 'batch_id' - 'service_id' - 'area_id' - 'team_id' - 'person_key')::text
              || (select name from service s where s.authority_id = r.authority_id and s.id = r.service_id)
              || (select name from area a where a.authority_id = r.authority_id and a.id = r.area_id)
              || (select name from team t where t.authority_id = r.authority_id and t.id = r.team_id)
              || (select count(*) from referral p where p.authority_id = r.authority_id and p.person_key = r.person_key)
            from referral r where authority_id = @authority order by reference
            """, connection);
        command.Parameters.AddWithValue("authority", authority);
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
