namespace CommissioningDashboard.Market;

/// <summary>One referral on its way into the columns.</summary>
internal readonly record struct ReferralRow(
    byte Month, ushort Provider, byte Service, ushort Area, ushort Team, byte Need, byte Route, byte Outcome, ushort Hours, int Cost,
    ushort Received, ushort Arranged, ushort Ended, byte Age, byte Ethnicity, int Person, long Id = 0,
    byte Gaps = 0);
