using System.Globalization;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>
/// What is kept of how often claims are false is true of the formulas as they are, and within the bar. With CALIBRATE set to a number of
/// markets it is measured anew through the product's own measures and written to where it is kept; with CALIBRATE_MEASURE set to a
/// measure's id, only its claims are, and the others' lines stay.
/// </summary>
public sealed class CalibrationTests
{
    public static TheoryData<string, int> Claims
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var claims in MeasuredClaims.All.GroupBy(x => (x.Id, x.Version)))
            {
                data.Add(claims.Key.Id, claims.Key.Version);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Claims))]
    public void What_is_kept_is_of_the_formula_as_it_is_and_within_the_bar(string id, int version)
    {
        var kept = Calibration.For(id, version).ToList();

        kept.Select(x => x.Claim).Should().Equal(
            MeasuredClaims.All.Where(x => x.Id == id).Select(x => x.Words), "the long form has measured this version: set CALIBRATE=1000 and run these tests");
        kept.Should().OnlyContain(x => x.Markets >= 400 && x.FalseAlarms <= Calibration.MostFalseAlarms);
    }

    [Fact]
    public void Nothing_is_kept_of_a_formula_that_is_no_more()
        => Calibration.All.Where(x => x.Version != (x.Measure == Attention.Id ? Attention.Version : MeasureCatalogue.Find(x.Measure)?.Version))
            .Should().BeEmpty();

    [Fact]
    public void It_is_said_in_one_sentence()
        => new Calibration("x", 2, new(2026, 11, 29), "a preference", 1_000, 0.047, "1.5 times the odds", 0.97, 1.52).Sentence.Plain.Should().Be(
            "In 1,000 markets made by chance alone, a preference was claimed 4.7 times in 100; with 1.5 times the odds, 97 times in 100, and 1.52 times was shown on average.");

    [Fact]
    public async Task Measured_anew_when_asked_it_is_written_where_it_is_kept()
    {
        // A short measurement on every run: the same code, a few markets, nothing written.
        var isAsked = int.TryParse(Environment.GetEnvironmentVariable("CALIBRATE"), CultureInfo.InvariantCulture, out var asked);
        var only = Environment.GetEnvironmentVariable("CALIBRATE_MEASURE");
        var lines = MeasuredClaims.All.Select(x => only is null || x.Id == only
            ? x.Measured(isAsked ? asked : 4, DateOnly.FromDateTime(DateTime.Today)).Line
            : Calibration.For(x.Id, x.Version).Single(kept => kept.Claim == x.Words).Line).ToList();

        lines.Should().HaveCount(MeasuredClaims.All.Count).And.OnlyContain(x => x.Split(';').Length == 9);
        if (isAsked)
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "CommissioningDashboard.sln")))
            {
                folder = folder.Parent;
            }

            await File.WriteAllLinesAsync(
                Path.Combine(folder.FullName, "src/CommissioningDashboard/Measures/Evidence/Calibration.csv"), [Calibration.Header, .. lines]);
        }
    }
}
