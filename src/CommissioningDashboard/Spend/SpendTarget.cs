using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Targets;

namespace CommissioningDashboard.Spend;

/// <summary>
/// A share of spend that the authority has set itself to reach for a kind of supplier. Councils are asked to have regard to such suppliers;
/// no share is required by law (Procurement Act 2023, section 12). Spend is counted in full, so that chance plays no part: only what is not
/// known of suppliers leaves a target open.
/// </summary>
/// <param name="Share">The kind's share now.</param>
public sealed record SpendTarget(Target Target, SupplierKind Kind, Figure Share)
{
    private const string _prefix = "spend-";

    /// <summary>Under what it is kept, beside the ids of measures.</summary>
    public static string IdOf(SupplierKind kind) => $"{_prefix}{kind.ToString().ToLowerInvariant()}";

    /// <summary>The kind that a target is set for; none when it is set for a measure.</summary>
    public static SupplierKind? KindOf(Target target)
        => Enum.GetValues<SupplierKind>().Where(x => IdOf(x) == target.MeasureId).Select(x => (SupplierKind?)x).FirstOrDefault();

    /// <summary>Those still in force, in the order set.</summary>
    public static IReadOnlyList<SpendTarget> InForce(IEnumerable<Target> targets, SpendPicture picture)
        => [.. targets.Where(x => x.EndedAt is null).Select(x => (Target: x, Kind: KindOf(x))).Where(x => x.Kind is not null)
            .Select(x => new SpendTarget(x.Target, x.Kind!.Value, picture.Share(x.Kind.Value)))];

    /// <summary>Its name: "SMEs’ share of spend: at least 30% by 31 March 2028".</summary>
    public static string NameOf(Target target, SupplierKind kind)
        => $"{kind.Name()}’ share of spend: at least {Written.Percent(target.Goal)} by {Written.Date(target.By)}";

    public string Name => NameOf(Target, Kind);

    /// <summary>Reached when all that may be known lies at the goal or beyond, off course when none of it does: there is no path.</summary>
    public TargetStatus Status
    {
        get
        {
            if (Share.Value is not { } least)
            {
                return TargetStatus.CannotBeCalculated;
            }

            if (least >= Target.Goal)
            {
                return TargetStatus.Reached;
            }

            return (Share.Range?.High ?? least) < Target.Goal ? TargetStatus.OffCourse : TargetStatus.CannotTell;
        }
    }

    /// <summary>The status in a word or two.</summary>
    public string Word => Status == TargetStatus.OffCourse ? "not yet reached" : TargetWords.Describe(Status);

    /// <summary>How far it is, in words.</summary>
    public Sentence Sentence
    {
        get
        {
            var said = $"{Parts.Upper($"{{{Shares.Open(Share)}}}")} of spend goes to {Kind.Suppliers()}";
            return Status switch
            {
                TargetStatus.Reached => new($"{said}: the target is reached."),
                TargetStatus.OffCourse => new($"{said}, {(IsNear ? "a little " : "")}below the target."),
                TargetStatus.CannotTell
                    => new($"{said}: whether the target is reached, what is not known of suppliers decides."),
                _ => new("The share cannot be calculated."),
            };
        }
    }

    /// <summary>Whether the most that the share may be is written like the goal.</summary>
    private bool IsNear => Written.Percent(Share.Range?.High ?? Share.Value!.Value) == Written.Percent(Target.Goal);
}
