using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Reports;

namespace CommissioningDashboard.Tests.Reports;

public sealed class ReportRulesTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("area=coast", 0)]
    [InlineData("service=home&service=day", 0)]
    [InlineData("area=coast&need=social", 0)]
    [InlineData("need=social&route=commissioned", 0)]
    [InlineData("from=2026-01&to=2026-01&weight=hours&scheme=sme-10&area=coast&team=east", 0)]
    [InlineData("area=coast&service=home", 1)]
    [InlineData("need=social&route=commissioned&team=east", 1)]
    [InlineData("area=coast&service=home&need=social", 2)]
    [InlineData("area=coast&compare=areas", 1)]
    [InlineData("area=coast&compare=period", 0)]
    [InlineData("compare=areas", 0)]
    public void A_report_that_may_leave_is_of_all_areas_or_all_services_and_has_two_filters_at_most(string query, int problems)
    {
        var filter = MarketFilter.Parse(query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split('=')).Select(x => KeyValuePair.Create(x[0], x[1]))).Filter;

        ReportRules.ProblemsIn(filter, DisclosureProfile.Board).Should().HaveCount(problems);
        ReportRules.ProblemsIn(filter, DisclosureProfile.Strict).Should().HaveCount(problems);
        ReportRules.ProblemsIn(filter, DisclosureProfile.Internal).Should().BeEmpty();
    }
}
