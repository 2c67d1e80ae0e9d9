using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>Whether the unregistered are passed over where no registration is needed.</summary>
public sealed class RegistrationSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Fairness;

    public override Type? After => typeof(InvisibleSheet);

    public override string Name => "Registration";

    public override string Title => "Registered providers where no registration is needed, by service";

    public override IReadOnlyList<Measure> Measures { get; } = [new RegistrationNotNeeded()];

    public override string WhenEmpty => "No able provider was chosen for a service known to need no registration.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => Disclosed.FromTable(RegistrationNotNeeded.For(slice).Table, profile)
            .Ranged("registered_low", "registered_high", "registered_range", "95% interval")
            .Ranged("times_low", "times_high", "times_range", "Times, 95% interval")
            .Keeping(
                "service", "registered_part", "registered_whole", "registered", "registered_range", "expected", "times", "times_range");

    public override string? Finding(DisclosedTable table)
        => (table.Last("registered"), table.Last("expected")) is (
        { Number: > 0 and < 1, IsUnreliable: false } registered, { Number: > 0 and < 1 } expected)
            ? $"Where no registration is needed, {registered} of choices fell on registered providers; it would be {expected} if all able "
            + "were as likely."
            : null;
}
