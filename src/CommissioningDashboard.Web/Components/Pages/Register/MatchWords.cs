using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Register;

namespace CommissioningDashboard.Web.Components.Pages.Register;

/// <summary>What two records of the register are to each other, in words.</summary>
internal static class MatchWords
{
    public static string Seems(ProviderMatchKind kind) => kind switch
    {
        ProviderMatchKind.Succession => "one that goes on with what the other did",
        ProviderMatchKind.SecondRegistration => "one provider registered twice, or branches of a group",
        _ => "one provider entered twice",
    };

    public static string Settled(SettledMatch one) => one.Match.Kind switch
    {
        ProviderMatchKind.Succession => $"{one.Second} goes on with what {one.First} did, from {Written.Date(one.Match.From!.Value)}",
        ProviderMatchKind.SecondRegistration => $"{one.First} is registered twice, also as {one.Second}",
        ProviderMatchKind.Different => $"{one.First} and {one.Second} are two providers",
        _ => $"{one.First} was entered twice, also as {one.Second}",
    };
}
