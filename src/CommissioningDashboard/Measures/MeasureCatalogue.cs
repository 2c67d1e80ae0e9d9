namespace CommissioningDashboard.Measures;

/// <summary>Every measure there is, found by reflection: adding one is adding its file.</summary>
public static class MeasureCatalogue
{
    /// <summary>All measures in the order of their names.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        .. typeof(Measure).Assembly.GetTypes()
            .Where(x => x.IsAssignableTo(typeof(Measure)) && !x.IsAbstract)
            .Select(x => (Measure)Activator.CreateInstance(x)!)
            .OrderBy(x => x.Name, StringComparer.Ordinal),
    ];

    /// <summary>The measure with this id, or none.</summary>
    public static Measure? Find(string? id) => All.FirstOrDefault(x => x.Id == id);
}
