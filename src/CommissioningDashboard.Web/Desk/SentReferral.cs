using CommissioningDashboard.Referrals;

namespace CommissioningDashboard.Web.Desk;

/// <summary>A referral's form as a browser sends it.</summary>
internal static class SentReferral
{
    public static ReferralForm Read(IFormCollection sent) => new()
    {
        Team = sent["Team"],
        Reference = sent["Reference"],
        Area = sent["Area"],
        Service = sent["Service"],
        Need = sent["Need"],
        Route = sent["Route"],
        Hours = sent["Hours"],
        Times = [.. sent["Times"].OfType<string>()],
        WantedFrom = sent["WantedFrom"],
        Languages = sent["Languages"],
        Matters = sent["Matters"],
        Age = sent["Age"],
        Ethnicity = sent["Ethnicity"],
    };
}
