using System.Diagnostics;
using System.Globalization;
using System.Text;
using CommissioningDashboard.Imports;

namespace CommissioningDashboard.Benchmarks;

/// <summary>
/// Four quarterly Client Level Data submissions of a large council, about 60,000 rows of 48 columns each, brought in one after the other:
/// each is surveyed, read, checked, stored and put together with those before it.
/// </summary>
internal static class SubmissionsBenchmark
{
    private const int _services = 110_000;
    private const string _headings =
        "LA Code,Reporting Period Start Date,Reporting Period End Date,NHS Number,LA Person Unique Identifier,GP Practice Code,GP Practice Name,Gender,Ethnicity,"
        + "Date of Birth,Date of Death,Client Type,Primary Support Reason,Postcode,Accommodation Status,Employment Status,Has Unpaid Carer,"
        + "Autism Spectrum Disorder (ASD),Visual Impairment,Hearing Impairment,Dementia,Client Funding Status,Event Type,Event Reference,Event Start Date,"
        + "Event End Date,Event Description,Event Outcome,Request: Route of Access,Assessment Type,Eligible Needs Identified,Method of Assessment,"
        + "Total Hrs Caring per week,No. of adults being cared for,Adult 1 Linked Person_ID,Adult 2 Linked Person_ID,Adult 3 Linked Person_ID,Service Type,"
        + "Service Component,Delivery Mechanism,Provider CQC Location ID,Provider CQC Location Name,Review Reason,Review Outcomes Achieved,Method of Review,"
        + "Unit Cost,Cost Frequency (Unit Type),Planned units per week\r\n";

    private static readonly DateOnly _firstPeriod = new(2024, 10, 1);

    public static async IAsyncEnumerable<ResultTable> RunAsync()
    {
        await using var database = await BenchmarkDatabase.MakeAsync();
        var authority = await database.AddDemoAsync(1_000);
        using var importer = new Importer(database.Database, new PersonKeys(new byte[32]), TimeProvider.System);
        var table = new ResultTable("Client Level Data, one submission after the other", "Submission", "Rows", "MB", "Seconds", "Rows a second", "MB of memory at most");
        for (var number = 0; number < 4; number++)
        {
            var (file, rows) = Write(_firstPeriod.AddMonths(3 * number));
            using var stream = new MemoryStream(file);
            var watch = Stopwatch.StartNew();
            var result = await importer.ImportAsync(new ImportOrder(authority, "cld", $"submission-{number + 1}.csv", stream, "benchmark"));
            var seconds = watch.Elapsed.TotalSeconds;
            if (result.Problems is [var first, ..])
            {
                throw new InvalidOperationException($"Row {first.Row}: {first.Rule}");
            }

            table.Add($"{number + 1}", $"{rows:N0}", $"{file.Length / 1e6:N0}", $"{seconds:N1}", $"{rows / seconds:N0}", $"{Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0}");
        }

        yield return table;
    }

    /// <summary>The services that went on at any time of a year: the same services each time, dearer from each April on.</summary>
    private static (byte[] File, int Rows) Write(DateOnly from)
    {
        var (to, random, text, rows) = (from.AddYears(1).AddDays(-1), new Random(20150623), new StringBuilder(_headings), 0);
        for (var i = 0; i < _services; i++)
        {
            var start = new DateOnly(2023, 1, 1).AddDays(random.Next(1_094));
            var end = start.AddDays((int)(-Math.Log(1 - random.NextDouble()) * 500));
            var (person, provider, age, hours, price) = (random.Next(45_000), random.Next(180), random.Next(18, 98), random.Next(4, 160) / 4m, random.Next(2_000, 2_800) / 100m);
            if (start > to || end < from)
            {
                continue;
            }

            rows++;
            var dearer = Math.Round(price * (to.Month >= 4 && to.Year > 2025 ? 1.05m : 1), 2);
            text.Append(CultureInfo.InvariantCulture, $"Z9DEM,{from:dd/MM/yyyy},{to:dd/MM/yyyy},,L{person:000000},A81001,The Surgery,Female,White: English,{new DateOnly(2026 - age, 6, 1):dd/MM/yyyy},,Service user,Physical Support: Personal care support,AB1 2CD,,,,,,,,,Service,EV{i:000000},{start:dd/MM/yyyy},{(end > to ? "" : $"{end:dd/MM/yyyy}")},,,,,,,,,,,,Long term support: Community,Home support or domiciliary care,CASSR commissioned support,1-9{provider:00000000},Provider {provider},,,,{dearer},Hourly,{hours}\r\n");
        }

        return (Encoding.UTF8.GetBytes(text.ToString()), rows);
    }
}
