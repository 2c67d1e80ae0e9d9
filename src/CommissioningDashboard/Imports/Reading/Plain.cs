namespace CommissioningDashboard.Imports.Reading;

/// <summary>Words as people compare them: letters and digits only, lower case, so that "Event_Type" is "event type".</summary>
internal static class Plain
{
    public static string Normalise(ReadOnlySpan<char> text)
    {
        Span<char> plain = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                plain[length++] = char.ToLowerInvariant(c);
            }
        }

        return new string(plain[..length]);
    }

    /// <summary>A kebab-case code for a name: "Home support (18+)" is "home-support-18".</summary>
    public static string Code(string name)
        => string.Join('-', new string([.. name.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
