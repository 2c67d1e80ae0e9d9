namespace CommissioningDashboard.Forms;

/// <summary>What has to be mended in a form: each problem with the name of its field, in the order of the form.</summary>
public static class FormProblems
{
    /// <summary>Notes what is wrong with a field, unless it is good or something is noted of it already.</summary>
    public static void Check(this List<(string Field, string Problem)> problems, bool isGood, string field, string problem)
    {
        if (!isGood && problems.TrueForAll(x => x.Field != field))
        {
            problems.Add((field, problem));
        }
    }

    /// <summary>The first problem of a field; none when it is good.</summary>
    public static string? At(this IReadOnlyList<(string Field, string Problem)> problems, string field)
        => problems.Where(x => x.Field == field).Select(x => x.Problem).FirstOrDefault();
}
