namespace CommissioningDashboard.Measures;

/// <summary>
/// What a figure may rest on and the data may lack. A measure names the facts it needs; what is missing is never read as nought.
/// </summary>
public enum Fact
{
    /// <summary>The size of the provider that received a referral.</summary>
    Size,

    /// <summary>The size of a provider that is open.</summary>
    SizeOfOpen,

    /// <summary>Who owns the provider that received a referral, and whether it belongs to a group.</summary>
    Ownership,

    /// <summary>Which services an open provider offers; without them nobody knows what it could take.</summary>
    Services,

    /// <summary>The day a provider joined, apart from the day of its first referral.</summary>
    Joined,

    /// <summary>Hours a week that an open provider says it can give.</summary>
    Capacity,

    /// <summary>Places on frameworks.</summary>
    Frameworks,

    /// <summary>Which communities a provider serves or is led by.</summary>
    Communities,

    /// <summary>The area of a referral.</summary>
    Area,

    /// <summary>The team that made a referral.</summary>
    Team,

    /// <summary>The day a referral was received, apart from the day support began.</summary>
    ReceivedDay,

    /// <summary>Referrals for which no provider was found or that still wait: some sources hold only what was arranged.</summary>
    Unmet,

    /// <summary>The providers put forward for a referral.</summary>
    List,

    /// <summary>Planned hours a week of a referral.</summary>
    Hours,

    /// <summary>Planned cost a week of a referral.</summary>
    Cost,

    /// <summary>What people said of their support.</summary>
    Outcomes,

    /// <summary>Planned hours a week of all support, whatever the filter: who is busy elsewhere has less room here.</summary>
    HoursAnywhere,

    /// <summary>Whether a service is a regulated activity, for which its provider must be registered.</summary>
    Regulated,

    /// <summary>Whether an open provider is registered with the Care Quality Commission: no number in a source without a place for it
    /// says nothing.</summary>
    Registration,

    /// <summary>What the provider that received a referral was rated then, or that it is not registered and so has no rating.</summary>
    Rating,

    /// <summary>Which referrals are of one person.</summary>
    Person,
}
