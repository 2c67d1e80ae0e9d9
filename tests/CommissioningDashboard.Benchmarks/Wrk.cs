using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace CommissioningDashboard.Benchmarks;

/// <summary>What wrk measured of one page.</summary>
/// <param name="Pages">How many were read.</param>
/// <param name="PagesASecond">How many of them in a second.</param>
/// <param name="P50">Half took no longer than this many milliseconds.</param>
/// <param name="P95">Nineteen in twenty took no longer.</param>
/// <param name="Failed">Answers that were not the page, and connections that broke.</param>
public sealed record WrkResult(long Pages, double PagesASecond, double P50, double P95, long Failed);

/// <summary>Many readers at once, by the load generator of that name (Debian's package wrk): each asks for the next page when it has read the last.</summary>
public static class Wrk
{
    /// <exception cref="InvalidOperationException">It is not installed, or it failed.</exception>
    public static async Task<WrkResult> RunAsync(Uri page, string cookie, int readers, TimeSpan time)
    {
        var start = new ProcessStartInfo("wrk",
            ["-t1", $"-c{readers}", $"-d{time.TotalSeconds:0}s", "-s", Path.Combine(AppContext.BaseDirectory, "wrk.lua"), "-H", $"Cookie: {cookie}", $"{page}"])
        {
            RedirectStandardOutput = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            var line = output.Split('\n').SingleOrDefault(x => x.StartsWith("measured ", StringComparison.Ordinal))
                ?? throw new InvalidOperationException($"wrk could not measure {page}: {output}");
            var numbers = line.Split(' ').Skip(1).Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToArray();
            return new WrkResult((long)numbers[0], numbers[0] / numbers[1], numbers[2], numbers[3], (long)numbers[4]);
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException("wrk is not installed: apt-get install wrk.");
        }
    }
}
