namespace CommissioningDashboard.Web.Components.Controls;

/// <summary>What is wrong with a form and what to do, and the id of the field to mend.</summary>
public sealed record FormError(string Message, string? FieldId = null)
{
    /// <summary>Of problems with the names of their fields; an input's id is its field's name in small letters.</summary>
    public static IReadOnlyList<FormError> FromProblems(IEnumerable<(string Field, string Problem)> problems)
        => [.. problems.Select(x => new FormError(x.Problem, x.Field.Length == 0 ? null : x.Field.ToLowerInvariant()))];
}
