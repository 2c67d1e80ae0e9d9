using Xunit.Abstractions;

[assembly: TestCollectionOrderer("CommissioningDashboard.Tests.LongestFirst", "CommissioningDashboard.Tests")]

namespace CommissioningDashboard.Tests;

/// <summary>Begins with the tests in the browser: what takes longest must not begin when all else has ended, with a core idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections)
        => testCollections.OrderByDescending(x => x.DisplayName == PagesInBrowser.Name).ThenByDescending(x => x.DisplayName == JourneysInBrowser.Name)
            .ThenBy(x => x.UniqueID);
}
