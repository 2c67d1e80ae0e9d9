namespace CommissioningDashboard.Disclosure;

/// <summary>
/// How much of the people behind small numbers, and of what one provider is paid, an output may show. English bodies follow no
/// single rule, so it is a named choice that is printed on every report.
/// </summary>
/// <param name="Id">As in addresses and commands.</param>
/// <param name="Name">As people read it.</param>
/// <param name="SuppressUpTo">Counts from 1 to this are withheld; 0 withholds none.</param>
/// <param name="RoundTo">Other counts and amounts are rounded to the nearest of this; 1 leaves them exact.</param>
/// <param name="LeastDenominator">A share of fewer people than this is withheld.</param>
/// <param name="NamesIndividuals">Whether a provider who is one person is named.</param>
/// <param name="Words">The rule in plain words.</param>
public sealed record DisclosureProfile(
    string Id, string Name, int SuppressUpTo, int RoundTo, int LeastDenominator, bool NamesIndividuals, string Words)
{
    private const string _besides =
        "Shares are worked out from the rounded figures. No share is given of fewer than 8 people, no median of fewer than 20, and no "
            + "index or ratio of fewer than 100 "
        + "or, where it tells providers apart, of fewer than 10 providers. Limits of medians are widened to round numbers. Hours, costs "
            + "and shares of them need three "
        + "providers, none with over 85%. A real zero is shown as 0, except that none or all of fewer than 20 people is withheld.";

    /// <summary>For use inside the authority only.</summary>
    public static DisclosureProfile Internal { get; } = new(
        "internal", "Internal", 0, 1, 0, NamesIndividuals: true,
        "Exact figures. For use inside the authority only; not to be published or put before a meeting held in public.");

    /// <summary>Fit for a meeting in public; used when none is named.</summary>
    public static DisclosureProfile Board { get; } = new(
        "board", "Board", 4, 5, 8, NamesIndividuals: false,
        $"Counts of 1 to 4 people are withheld; other counts and amounts are rounded to the nearest 5. {_besides}");

    /// <summary>As for sub-national hospital statistics, where counts up to 7 are withheld.</summary>
    public static DisclosureProfile Strict { get; } = new(
        "strict", "Strict", 7, 5, 8, NamesIndividuals: false,
        $"Counts of 1 to 7 people are withheld; other counts and amounts are rounded to the nearest 5. {_besides}");

    public static IReadOnlyList<DisclosureProfile> All { get; } = [Board, Internal, Strict];

    /// <summary>The profiles under which a report may be given a number and laid before a board.</summary>
    public static IReadOnlyList<DisclosureProfile> ForBoards { get; } = [.. All.Where(x => !x.IsExact)];

    public static DisclosureProfile? Find(string? id) => All.FirstOrDefault(x => x.Id == id);

    /// <summary>True when it leaves every figure as it is, for readers inside the authority.</summary>
    public bool IsExact => SuppressUpTo == 0 && RoundTo == 1;

    /// <summary>
    /// A figure worked out from exact counts by anything but adding up can be turned back into them where people are fewer than this.
    /// </summary>
    internal int LeastForFigures => IsExact ? 0 : 100;

    /// <summary>Likewise where it is worked out from what each provider received and they are fewer than this.</summary>
    internal int LeastProviders => IsExact ? 0 : 10;

    /// <summary>The median of fewer people than this is as good as one person’s figure.</summary>
    internal int LeastForMedians => IsExact ? 0 : 20;

    /// <summary>None or all of fewer people than this tells something of each of them.</summary>
    internal int LeastForAllOrNone => IsExact ? 0 : 20;

    /// <summary>True when this many people are too few to be shown; never for none.</summary>
    internal bool Withholds(double people) => people > 0 && people < SuppressUpTo + 1;

    internal double Round(double number)
        => RoundTo == 1 ? number : Math.Round(number / RoundTo, MidpointRounding.AwayFromZero) * RoundTo;
}
