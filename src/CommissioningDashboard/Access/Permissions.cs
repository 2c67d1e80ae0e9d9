namespace CommissioningDashboard.Access;

/// <summary>One thing that a page or command asks for before it does anything; each is also an authorisation policy.</summary>
public enum Permission
{
    ViewMarket,
    ViewProviders,
    ExportData,
    ExportBoardReport,
    ImportData,
    UndoImport,

    /// <summary>Set targets and end them, and record dated changes.</summary>
    SetTargets,
    ManageUsers,
    ManageSettings,

    /// <summary>Work at the referral desk: the referrals of one's own teams.</summary>
    MakeReferrals,

    /// <summary>See the referrals of every team there.</summary>
    SeeAllTeams,

    /// <summary>See who did what when.</summary>
    ViewAudit,

    /// <summary>Correct the register of providers by hand.</summary>
    CorrectRegister,
}

/// <summary>The whole of who may do what, in one place.</summary>
public static class Permissions
{
    private static readonly Dictionary<Role, Permission[]> _byRole = new()
    {
        [Role.Commissioner] = [
            Permission.ViewMarket, Permission.ViewProviders, Permission.ExportData, Permission.ExportBoardReport, Permission.SetTargets],
        [Role.CareManager] = [Permission.ViewProviders, Permission.MakeReferrals],
        [Role.ReportManager] = [Permission.ViewMarket, Permission.ViewProviders, Permission.ExportData, Permission.ExportBoardReport],
        [Role.DataOfficer] = [
            Permission.ViewMarket, Permission.ViewProviders, Permission.ImportData, Permission.UndoImport, Permission.ViewAudit,
            Permission.CorrectRegister],
        [Role.Administrator] = Enum.GetValues<Permission>(),
    };

    public static bool May(this Role role, Permission permission) => _byRole[role].Contains(permission);
}
