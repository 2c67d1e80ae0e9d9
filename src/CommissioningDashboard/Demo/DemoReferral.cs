using CommissioningDashboard.Data;

namespace CommissioningDashboard.Demo;

/// <summary>A person of the county: a key that stands for nobody, and the bands.</summary>
internal readonly record struct DemoPerson(ulong KeyStart, ulong KeyEnd, byte Area, Need Need, AgeBand Age, EthnicityGroup Ethnicity);

/// <summary>
/// A referral before it is written. Team, service, area and provider are indexes into the county and its register; -1 is none.
/// Hours are in quarters, cost in pence a week.
/// </summary>
internal struct DemoReferral
{
    public int Number;
    public DemoPerson Person;
    public DateOnly Received;
    public int Team;
    public int Service;
    public Route Route;
    public int QuarterHours;
    public int Pence;
    public ReferralOutcome Outcome;
    public int Provider;
    public DateOnly? Arranged;
    public DateOnly? Ended;
}

/// <summary>A provider put forward for the referral of this number.</summary>
internal readonly record struct DemoOption(int Referral, short Provider, short Position, OptionOutcome Outcome, string? Reason);
