using CommissioningDashboard.Data;
using CommissioningDashboard.Forms;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Register;

/// <summary>What a service is to require from a day on, as filled in.</summary>
public sealed record RequirementForm(string? From, string? Regulated, string? Framework)
{
    /// <summary>The requirement, or what has to be mended, each with the name of its field.</summary>
    /// <param name="service">The service as it stands.</param>
    public (Requirement? Requirement, IReadOnlyList<(string Field, string Problem)> Problems) Read(RegisterEntry service)
    {
        var problems = new List<(string Field, string Problem)>();
        var isDay = Dates.TryRead((From ?? "").Trim(), out var day);
        var regulated = NameOf<RegulatedActivity>(Regulated);
        var framework = NameOf<FrameworkPlace>(Framework);
        problems.Check(isDay && day.Year is >= 2000 and < 2100, nameof(From), "Enter the day like 7/12/2026");
        problems.Check(regulated is not null, nameof(Regulated), "Say whether it is a regulated activity; “Not known” is an answer");
        problems.Check(framework is not null, nameof(Framework),
            "Say whether a place on a framework is needed; “Not known” is an answer");
        if (problems.Count > 0)
        {
            return (null, problems);
        }

        var now = service.RequirementOn(day);
        problems.Check((now.Regulated, now.Framework) != (regulated!.Value, framework!.Value), nameof(Regulated),
            "On that day it requires this already: change an answer, or the day");
        return problems.Count > 0 ? (null, problems) : (new Requirement(day, regulated.Value, framework.Value), []);
    }

    private static T? NameOf<T>(string? text) where T : struct, Enum
        => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
