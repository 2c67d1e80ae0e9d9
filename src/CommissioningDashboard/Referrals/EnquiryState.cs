using CommissioningDashboard.Data;

namespace CommissioningDashboard.Referrals;

/// <summary>How far an enquiry to one provider has come.</summary>
public enum EnquiryState
{
    /// <summary>It can be answered.</summary>
    Open,
    Answered,

    /// <summary>Its days are over.</summary>
    Expired,

    /// <summary>The referral no longer looks for a provider.</summary>
    Settled,
}

public static class EnquiryStates
{
    /// <param name="enquiry">The enquiry.</param>
    /// <param name="referral">What became of its referral.</param>
    /// <param name="now">The moment asked about.</param>
    public static EnquiryState State(this Enquiry enquiry, ReferralOutcome referral, DateTimeOffset now)
    {
        if (enquiry.Answer is not null)
        {
            return EnquiryState.Answered;
        }

        if (referral != ReferralOutcome.Waiting)
        {
            return EnquiryState.Settled;
        }

        return enquiry.ExpiresAt <= now ? EnquiryState.Expired : EnquiryState.Open;
    }
}
