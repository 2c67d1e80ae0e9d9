namespace CommissioningDashboard.Access;

/// <summary>What a person does in the authority; see <see cref="Permissions"/> for what each may do here.</summary>
public enum Role : short
{
    Commissioner = 1,
    CareManager = 2,
    ReportManager = 3,
    DataOfficer = 4,
    Administrator = 5,
}
