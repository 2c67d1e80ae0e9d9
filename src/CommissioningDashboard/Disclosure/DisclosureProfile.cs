namespace CommissioningDashboard.Disclosure;

/// <summary>
/// How much of the people behind small numbers an output may show. English bodies follow no single rule, so it is a named
/// choice that is printed on every report.
/// </summary>
/// <param name="Id">As in addresses and commands.</param>
/// <param name="Name">As people read it.</param>
/// <param name="SuppressUpTo">Counts from 1 to this are withheld; 0 withholds none. A real zero is always shown.</param>
/// <param name="RoundTo">Other counts and amounts are rounded to the nearest of this; 1 leaves them exact.</param>
/// <param name="LeastDenominator">A share or other figure of fewer people than this is withheld.</param>
/// <param name="NamesIndividuals">Whether a provider who is one person is named.</param>
/// <param name="Words">The rule in plain words.</param>
public sealed record DisclosureProfile(
    string Id, string Name, int SuppressUpTo, int RoundTo, int LeastDenominator, bool NamesIndividuals, string Words)
{
    /// <summary>For use inside the authority only.</summary>
    public static DisclosureProfile Internal { get; } = new(
        "internal", "Internal", 0, 1, 0, NamesIndividuals: true,
        "Exact figures. For use inside the authority only; not to be published or put before a meeting held in public.");

    /// <summary>Fit for a meeting in public; used when none is named.</summary>
    public static DisclosureProfile Board { get; } = new(
        "board", "Board", 4, 5, 8, NamesIndividuals: false,
        "Counts of 1 to 4 people are withheld; other counts and amounts are rounded to the nearest 5; shares are worked out from the "
            + "rounded figures; no share or index is given for fewer than 8 people; a real zero is shown as 0.");

    /// <summary>As for sub-national hospital statistics, where counts up to 7 are withheld.</summary>
    public static DisclosureProfile Strict { get; } = new(
        "strict", "Strict", 7, 5, 8, NamesIndividuals: false,
        "Counts of 1 to 7 people are withheld; other counts and amounts are rounded to the nearest 5; shares are worked out from the "
            + "rounded figures; no share or index is given for fewer than 8 people; a real zero is shown as 0.");

    public static IReadOnlyList<DisclosureProfile> All { get; } = [Board, Internal, Strict];

    public static DisclosureProfile? Find(string? id) => All.FirstOrDefault(x => x.Id == id);

    internal bool IsExact => SuppressUpTo == 0 && RoundTo == 1;

    /// <summary>True when this many people are too few to be shown; never for none.</summary>
    internal bool Withholds(double people) => people > 0 && people < SuppressUpTo + 1;

    internal double Round(double number)
        => RoundTo == 1 ? number : Math.Round(number / RoundTo, MidpointRounding.AwayFromZero) * RoundTo;
}
