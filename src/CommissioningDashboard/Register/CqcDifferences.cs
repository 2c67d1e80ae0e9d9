using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Register;

/// <summary>Finds what a provider's record and the Care Quality Commission's lists say differently.</summary>
internal static class CqcDifferences
{
    public static IEnumerable<CqcDifference> Of(
        Provider provider, IEnumerable<ProviderRating> ratings, IEnumerable<GroupMembership> groups, CqcView view)
    {
        foreach (var (what, yours, theirs) in new[]
        {
            ("CQC provider number", provider.CqcProviderId, view.CqcProviderId),
            ("Companies House number", provider.CompaniesHouseNumber, view.CompaniesHouseNumber),
            ("Charity number", provider.CharityNumber, view.CharityNumber), ("ODS code", provider.OdsCode, view.OdsCode),
            ("Ownership", provider.Ownership.Name(), view.Ownership?.Name()),
        })
        {
            if (yours is not null && theirs is not null && !yours.Equals(theirs, StringComparison.OrdinalIgnoreCase))
            {
                yield return new CqcDifference(provider, RegisterPart.Details, what, yours, theirs);
            }
        }

        // That CQC knows no brand does not say that it belongs to nobody.
        if (view.Brands is [.., { Brand: { } brand } last])
        {
            var day = last.From < provider.ListedOn ? provider.ListedOn : last.From;
            var group = groups.FirstOrDefault(x => x.From <= day && !(x.To < day))?.GroupName;
            if (!brand.Equals(group, StringComparison.OrdinalIgnoreCase))
            {
                yield return new CqcDifference(provider, RegisterPart.Groups, $"Group on {Written.Date(day)}", group ?? "none", brand);
            }
        }

        foreach (var (on, rating, _, _) in view.Ratings)
        {
            if (ratings.FirstOrDefault(x => x.From == on) is { } held && held.Rating != rating)
            {
                yield return new CqcDifference(
                    provider, RegisterPart.Ratings, $"Rating of {Written.Date(on)}", held.Rating.Name(), rating.Name());
            }
        }
    }
}
