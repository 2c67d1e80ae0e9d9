namespace CommissioningDashboard.Targets;

public static class TargetWords
{
    public static string Describe(TargetStatus status) => status switch
    {
        TargetStatus.Reached => "reached",
        TargetStatus.OnCourse => "on course",
        TargetStatus.CannotTell => "cannot tell",
        TargetStatus.OffCourse => "off course",
        _ => "cannot be calculated",
    };
}
