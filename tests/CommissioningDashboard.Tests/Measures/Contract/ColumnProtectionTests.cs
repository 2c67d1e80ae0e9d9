using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>
/// How each column of each table is protected decides what may leave the building, so it is written down in Columns.txt: by referrals,
/// and where it differs by hours. A change there is a decision to be looked at by whoever answers for disclosure.
/// </summary>
public sealed class ColumnProtectionTests
{
    private const string _file = "tests/CommissioningDashboard.Tests/Measures/Columns.txt";

    [Fact]
    public void Every_column_is_protected_as_written_down()
    {
        using var stream = typeof(ColumnProtectionTests).Assembly.GetManifestResourceStream($"{typeof(ColumnProtectionTests).Namespace}.Columns.txt")!;
        using var reader = new StreamReader(stream);

        string[] written = reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd().Split('\n');
        List<string> found = [.. Lines()];

        // A long list says little of what is missing in it: the lines to add or to take out are ready to be copied.
        string.Join('\n', found.Except(written)).Should().BeEmpty($"each of these lines goes into {_file}, once the protection is agreed");
        string.Join('\n', written.Except(found)).Should().BeEmpty($"no column is like these lines of {_file} any more: take them out");
        found.Should().Equal(written, $"{_file} has the measures in the order of their ids, and their columns in theirs");
    }

    private static IEnumerable<string> Lines()
    {
        var rows = new MarketBuilder().Provider("Alder", 3).Provider("Birch", 300).Refer(3, "Alder").Refer(4, "Birch");
        var written = new HashSet<string>();
        foreach (var weight in new[] { Weight.Referrals, Weight.WeeklyHours })
        {
            var slice = rows.Slice(new MarketFilter { Weight = weight });
            foreach (var measure in MeasureCatalogue.All.OrderBy(x => x.Id, StringComparer.Ordinal))
            {
                foreach (var column in measure.Calculate(slice).Table.Columns)
                {
                    var protection = $"{column.Protection}".Replace(" { }", "", StringComparison.Ordinal);
                    var line = $"{measure.Id}: {column.Id} ({column.Heading}) in {column.Unit}, {protection}{(column.IsWorking ? ", working" : "")}";
                    if (written.Add(line))
                    {
                        yield return $"{weight} {line}";
                    }
                }
            }
        }
    }
}
