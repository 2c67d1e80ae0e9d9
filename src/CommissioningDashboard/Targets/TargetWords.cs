namespace CommissioningDashboard.Targets;

public static class TargetWords
{
    public static string Describe(TargetStatus status) => status switch
    {
        TargetStatus.Reached => "reached",
        TargetStatus.OnCourse => "on course",
        TargetStatus.WithinChance => "slightly behind, within chance",
        TargetStatus.OffCourse => "off course",
        _ => "cannot be calculated",
    };
}
