using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>What a service requires of whoever gives it.</summary>
/// <param name="From">The first day; none for what a file said, which holds until something dated does.</param>
/// <param name="Regulated">Whether it is a regulated activity.</param>
/// <param name="Framework">Whether a place on a framework is needed.</param>
public sealed record Requirement(DateOnly? From, RegulatedActivity Regulated, FrameworkPlace Framework = FrameworkPlace.NotKnown);
