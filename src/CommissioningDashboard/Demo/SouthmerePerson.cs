using CommissioningDashboard.Data;

namespace CommissioningDashboard.Demo;

/// <summary>A person of the demo in the words of Client Level Data.</summary>
internal static class SouthmerePerson
{
    // No NHS number, name or postcode: there is nobody to have them.
    private static readonly string[] _reasons =
    [
        "Physical Support: Personal care support", "Sensory Support: Support for visual impairment", "Support with Memory & Cognition",
        "Learning Disability Support", "Mental Health Support", "Social Support: Support for Social Isolation/Other", "Unknown",
    ];

    private static readonly string[][] _ethnicities =
    [
        ["Asian or Asian British: Indian", "Asian or Asian British: Pakistani", "Asian or Asian British: Chinese"],
        ["Black, Black British, Caribbean or African: African", "Black, Black British, Caribbean or African: Caribbean"],
        ["Mixed or multiple ethnic groups: White and Asian", "Mixed or multiple ethnic groups: White and Black Caribbean"],
        ["White: English, Welsh, Scottish, Northern Irish or British"],
        ["Other ethnic group: Arab", "Other ethnic group: Any other ethnic group"],
        ["No data: Undeclared or not known", "No data: Refused"],
    ];

    /// <summary>The least age of each band and how many ages it has.</summary>
    private static readonly (int Least, int Ages)[] _ages = [(16, 2), (18, 7), (25, 20), (45, 20), (65, 10), (75, 10), (85, 10), (95, 6)];

    /// <param name="person">Who.</param>
    /// <param name="middle">The middle of the file's period, on which the person is of their age band.</param>
    public static Dictionary<string, string> Cells(DemoPerson person, DateOnly middle)
    {
        var cells = new Dictionary<string, string>
        {
            ["LA Code"] = DemoPlace.Southmere.Code,
            ["LA Person Unique Identifier"] = $"SM{person.KeyStart >> 24:X10}",
            ["Gender"] = person.KeyEnd % 5 < 3 ? "Female" : "Male",
            ["Ethnicity"] = OneOf(_ethnicities[(int)person.Ethnicity - 1], person.KeyEnd),
            ["Primary Support Reason"] = _reasons[(int)person.Need - 1],
            ["Client Type"] = "Service user",
        };
        if (person.Age != AgeBand.NotKnown)
        {
            var (least, ages) = _ages[(int)person.Age - 1];
            cells["Date of Birth"] = Day(middle.AddYears(-least - (int)(person.KeyEnd % (ulong)ages)).AddDays(-(int)(person.KeyEnd % 365)));
        }

        return cells;
    }

    public static string Day(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static string OneOf(string[] words, ulong key) => words[(int)(key % (ulong)words.Length)];
}
