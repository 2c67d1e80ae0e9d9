using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports.PublicRegisters;

/// <summary>Columns that each say Y or nothing of one kind of service, of people or of activity, gathered into one text.</summary>
internal sealed record CqcFlags(IReadOnlyList<(string Name, ImportColumn Column)> Columns)
{
    public static readonly string[] SocialCare =
    [
        "Care home service with nursing", "Care home service without nursing", "Domiciliary care service", "Extra Care housing services",
        "Shared Lives", "Supported living service", "Specialist college service",
    ];

    public static readonly string[] OtherServices =
    [
        "Community based services for people who misuse substances", "Community based services for people with a learning disability",
        "Community based services for people with mental health needs", "Community health care services - Nurses Agency only",
        "Hospice services", "Hospice services at home", "Rehabilitation services",
        "Residential substance misuse treatment and/or rehabilitation service",
    ];

    public static readonly string[] People =
    [
        "Children 0-18 years", "Dementia", "Learning disabilities or autistic spectrum disorder", "Mental Health", "Older People",
        "People detained under the Mental Health Act", "People who misuse drugs and alcohol", "People with an eating disorder",
        "Physical Disability", "Sensory Impairment", "Whole Population", "Younger Adults",
    ];

    public static readonly string[] Activities =
    [
        "Accommodation for persons who require nursing or personal care", "Nursing care", "Personal care",
        "Accommodation for persons who require treatment for substance misuse",
    ];

    public string? Said(RowFields row)
    {
        List<string> said = [.. Columns.Where(x => IsYes(row, x.Column)).Select(x => x.Name)];
        return said.Count == 0 ? null : string.Join("; ", said);
    }

    public bool Any(RowFields row)
    {
        foreach (var (_, column) in Columns)
        {
            if (IsYes(row, column))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsYes(RowFields row, ImportColumn column) => row.Raw(column) is { IsEmpty: false } said && said[0] is 'Y' or 'y';
}
