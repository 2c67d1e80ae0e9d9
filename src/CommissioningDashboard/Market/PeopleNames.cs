using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>The names of the broad groups that people are counted in.</summary>
public static class PeopleNames
{
    public static string Name(this AgeBand age) => age switch
    {
        AgeBand.Under18 => "Under 18",
        AgeBand.From18To24 => "18 to 24",
        AgeBand.From25To44 => "25 to 44",
        AgeBand.From45To64 => "45 to 64",
        AgeBand.From65To74 => "65 to 74",
        AgeBand.From75To84 => "75 to 84",
        AgeBand.From85To94 => "85 to 94",
        AgeBand.Over95 => "95 and above",
        _ => "Not known",
    };

    /// <summary>As in the census of England and Wales.</summary>
    public static string Name(this EthnicityGroup ethnicity) => ethnicity switch
    {
        EthnicityGroup.Asian => "Asian or Asian British",
        EthnicityGroup.Black => "Black, Black British, Caribbean or African",
        EthnicityGroup.Mixed => "Mixed or multiple ethnic groups",
        EthnicityGroup.White => "White",
        EthnicityGroup.Other => "Other ethnic group",
        _ => "Not known",
    };

    public static string Name(this Need need) => CategoryNames.Needs.First(x => x.Value == need).Name;
}
