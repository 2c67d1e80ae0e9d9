namespace CommissioningDashboard.Access;

/// <summary>
/// Which passwords are taken: long ones that nobody would try first. No rule on kinds of characters, as the National Cyber
/// Security Centre advises against them ("Password administration for system owners").
/// </summary>
public static class PasswordRule
{
    /// <summary>In characters.</summary>
    public const int MinLength = 12;

    /// <summary>In characters; more would only make hashing slow.</summary>
    public const int MaxLength = 200;

    /// <summary>Guessers try these first, whatever is put around them.</summary>
    private static readonly string[] _common =
    [
        "password", "qwerty", "qwertyuiop", "asdfgh", "zxcvbn", "letmein", "welcome", "iloveyou", "monkey", "dragon",
        "football", "liverpool", "arsenal", "chelsea", "sunshine", "princess", "charlie", "admin", "administrator", "changeme",
        "council", "commissioning", "commissioner", "dashboard", "socialcare", "secret", "summer", "winter", "spring", "autumn",
        "january", "february", "monday", "friday", "england", "master", "superman", "batman", "trustno", "abc", "123456789", "1234", "123",
    ];

    /// <returns>What is wrong with it and how to mend that, or none.</returns>
    /// <param name="password">The password as typed.</param>
    /// <param name="email">The account's address, whose parts must not make up the password.</param>
    public static string? Problem(string password, string email)
        => password.Length switch
        {
            < MinLength => $"The password must have {MinLength} characters or more. Three random words make a good one.",
            > MaxLength => $"The password must have {MaxLength} characters or fewer.",
            _ when password.Distinct().Count() < 5 || Remainder(password, email).Length < 6
                => "The password is too easy to guess. Three random words make a good one.",
            _ => null,
        };

    /// <summary>What is left when common words, the address and punctuation are taken away: the part that must be guessed.</summary>
    private static string Remainder(string password, string email)
    {
        var left = password.ToLowerInvariant().Replace('@', 'a').Replace('$', 's').Replace('0', 'o');
        foreach (
            var word in _common.Concat(email.ToLowerInvariant().Split('@', '.', '-', '_').Where(x => x.Length > 2))
                .OrderByDescending(x => x.Length))
        {
            left = left.Replace(word, "");
        }

        return string.Concat(left.Where(char.IsLetterOrDigit));
    }
}
