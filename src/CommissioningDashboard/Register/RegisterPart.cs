namespace CommissioningDashboard.Register;

/// <summary>What of a provider's record a correction is about.</summary>
public enum RegisterPart
{
    Details,
    Size,
    Services,
    Areas,
    Capacity,
    Openings,
    Groups,
    Communities,
    Ratings,
    Frameworks,
    Profile,
    Confirmations,
}

/// <summary>The parts as pages and addresses name them.</summary>
public static class RegisterParts
{
    /// <param name="Part">The part.</param>
    /// <param name="Code">In addresses and files.</param>
    /// <param name="Name">As a heading.</param>
    /// <param name="One">One of its facts, with its article.</param>
    public sealed record Named(RegisterPart Part, string Code, string Name, string One);

    public static IReadOnlyList<Named> All { get; } =
    [
        new(RegisterPart.Details, "details", "Name, ownership and numbers", "the details"),
        new(RegisterPart.Size, "size", "Size", "a size"),
        new(RegisterPart.Services, "services", "Services", "services"),
        new(RegisterPart.Areas, "areas", "Areas", "areas"),
        new(RegisterPart.Capacity, "capacity", "Stated capacity", "a stated capacity"),
        new(RegisterPart.Openings, "openings", "Open to referrals", "a time open to referrals"),
        new(RegisterPart.Groups, "groups", "Parent group", "a parent group"),
        new(RegisterPart.Communities, "communities", "Communities", "a community"),
        new(RegisterPart.Ratings, "ratings", "CQC ratings", "a rating"),
        new(RegisterPart.Frameworks, "frameworks", "Framework places", "a framework place"),
        new(RegisterPart.Profile, "profile", "Self-description", "a self-description"),
        new(RegisterPart.Confirmations, "confirmations", "Confirmed as right", "a day on which it was confirmed"),
    ];

    public static Named Of(RegisterPart part) => All.First(x => x.Part == part);

    public static RegisterPart? Parse(string? code) => All.FirstOrDefault(x => x.Code == code)?.Part;
}
