namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>
/// A point of a Lorenz curve: the least-used <paramref name="Providers"/> of providers receive <paramref name="Referrals"/> of the
/// referrals (or hours, or pounds). Both are fractions from 0 to 1.
/// </summary>
public sealed record LorenzPoint(double Providers, double Referrals);
