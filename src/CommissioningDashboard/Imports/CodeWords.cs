namespace CommissioningDashboard.Imports;

/// <summary>The words of a code list, whatever their values: what pages and profiles need to know of it.</summary>
public abstract class CodeWords
{
    /// <summary>The word of each value that templates use, in the order of the list.</summary>
    public abstract IReadOnlyList<string> Words { get; }

    /// <summary>The template's word for what a file says; none for a word that is not of the list.</summary>
    public abstract string? Find(string word);
}

/// <summary>The part of the register whose names or references a column takes.</summary>
public enum RegisterList
{
    Services,
    Areas,
    Teams,
    Providers,
}
