using System.Collections.Concurrent;
using CommissioningDashboard.Imports.Profiles;

namespace CommissioningDashboard.Web.Imports;

/// <summary>
/// What came of the profile that a person last brought as a file, for the page that follows. What is wrong with a file is too long for an
/// address, and may not stand in one.
/// </summary>
internal sealed class TakenProfiles
{
    private readonly ConcurrentDictionary<int, (string Name, IReadOnlyList<MappingProblem> Problems)> _last = new();

    public void Say(int userId, string name, IReadOnlyList<MappingProblem> problems) => _last[userId] = (name, problems);

    public (string Name, IReadOnlyList<MappingProblem> Problems)? Of(int userId) => _last.TryGetValue(userId, out var last) ? last : null;
}
