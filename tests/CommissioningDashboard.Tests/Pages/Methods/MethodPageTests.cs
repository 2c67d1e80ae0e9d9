using CommissioningDashboard.Access;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Tests.Pages.Methods;

public sealed class MethodPageTests(DemoSite demo) : IClassFixture<DemoSite>
{
    public static TheoryData<string> Measures => [.. MeasureCatalogue.All.Select(x => x.Id)];

    [Theory, MemberData(nameof(Measures))]
    public async Task A_measure_is_explained_in_its_own_words_and_on_the_readers_data(string id)
    {
        var measure = MeasureCatalogue.Find(id)!;

        var page = await (await demo.Site.As(Role.Commissioner)).ReadAsync($"/methods/{id}");

        page.Words("h1").Should().Be(measure.Name);
        page.Words("#words").Should().Contain(measure.Words.How).And.Contain(measure.Words.Limits).And.Contain(measure.Words.Source);
        page.QuerySelectorAll("#table tbody tr").Should().NotBeEmpty();
    }
}
