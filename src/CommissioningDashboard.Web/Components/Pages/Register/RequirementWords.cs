using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Register;

namespace CommissioningDashboard.Web.Components.Pages.Register;

/// <summary>What a service requires, in words.</summary>
internal static class RequirementWords
{
    public static string Name(RegulatedActivity regulated) => regulated switch
    {
        RegulatedActivity.Yes => "Yes: whoever gives it must be registered with CQC",
        RegulatedActivity.No => "No: nobody need be registered with CQC to give it",
        _ => "Not known",
    };

    public static string Name(FrameworkPlace framework) => framework switch
    {
        FrameworkPlace.Required => "Yes: only those with a place on a framework for it",
        FrameworkPlace.NotRequired => "No: anybody on the register",
        _ => "Not known",
    };

    /// <summary>"needs registration with CQC and a place on a framework, since 1 April 2026".</summary>
    public static string Sentence(Requirement requirement)
    {
        var registration = requirement.Regulated switch
        {
            RegulatedActivity.Yes => "needs registration with CQC",
            RegulatedActivity.No => "needs no registration with CQC",
            _ => "may or may not need registration with CQC: nobody has said",
        };
        var framework = requirement.Framework switch
        {
            FrameworkPlace.Required => " and a place on a framework",
            FrameworkPlace.NotRequired => " and no place on a framework",
            _ => "",
        };
        return $"{registration}{framework}{(requirement.From is { } from ? $", since {Written.Date(from)}" : "")}";
    }

    /// <summary>"14 providers will fit. 3 that fit now no longer do."</summary>
    public static string Effect(RequirementEffect effect)
    {
        var fitting = $"{{{Written.Counted(effect.Fitting, "provider")}}} "
            + $"{Parts.Verb(effect.Fitting, effect.Fitting, "fits", "fit")} then, wherever it is wanted.";
        if (effect.Lost.Count == 0 && effect.Gained.Count == 0)
        {
            return $"{fitting} Nobody is lost or gained.";
        }

        return fitting
            + (effect.Lost.Count == 0 ? "" : $" {{{Written.Counted(effect.Lost.Count, "provider")}}} no longer "
                + $"{Parts.Verb(effect.Lost.Count, effect.Lost.Count, "does", "do")}.")
            + (effect.Gained.Count == 0 ? "" : $" {{{Written.Counted(effect.Gained.Count, "provider")}}} "
                + $"{Parts.Verb(effect.Gained.Count, effect.Gained.Count, "is", "are")} gained.");
    }
}
