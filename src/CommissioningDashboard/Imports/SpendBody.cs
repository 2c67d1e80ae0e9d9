using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports;

/// <summary>
/// Whose spend a file is of, where it says so. Names are written in many ways, so another is asked about and not refused.
/// </summary>
internal sealed class SpendBody
{
    private const string _ours = "ours";
    private const int _mostNames = 3;

    // What says that it is a council, and not which.
    private static readonly HashSet<string> _kinds = [
        "council", "county", "borough", "city", "district", "metropolitan", "london", "royal", "unitary", "authority", "of", "the", "and",
        "mbc", "cc", "bc", "mdc"];

    private readonly HashSet<string> _names = [];

    public void Meet(string? name)
    {
        if (name is not null && _names.Count <= _mostNames)
        {
            _names.Add(name);
        }
    }

    /// <summary>Asks about names that are not the authority's, and refuses the file where they are said not to be.</summary>
    public void Check(string authority, ImportSession session)
    {
        var others = _names.Where(x => !AreOne(x, authority)).ToList();
        if (others.Count == 0)
        {
            return;
        }

        var named = string.Join(", ", others.Take(_mostNames).Select(x => $"“{x}”"));
        var answer = session.Ask(
            "body", $"The file says that {named} spent this, and this is {authority}. Is it the spend of {authority} all the same?",
            [new ReadingAnswer(_ours, "Yes, it is"), new ReadingAnswer("other", "No, it is another body’s")]);
        if (answer is not null and not _ours)
        {
            session.Problems.AddToFile(0, $"The file is of {named}.", "Choose the file of this council.");
        }
    }

    /// <summary>Whether the words that tell which council are the same, or those of one are among those of the other.</summary>
    private static bool AreOne(string name, string authority)
    {
        var (one, other) = (Words(name), Words(authority));
        return one.Count > 0 && other.Count > 0 && (one.IsSubsetOf(other) || other.IsSubsetOf(one));
    }

    private static HashSet<string> Words(string name)
        => [.. name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(x => Plain.Normalise(x))
            .Where(x => x.Length > 0 && !_kinds.Contains(x))];
}
