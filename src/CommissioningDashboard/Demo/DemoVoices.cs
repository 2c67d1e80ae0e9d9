using CommissioningDashboard.Data;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Demo;

/// <summary>One answer about the support of the referral of this number; no statement stands for quality of life.</summary>
internal readonly record struct DemoScore(int Referral, DateOnly On, string? Statement, short Score);

/// <summary>
/// What people say of their support some months after it was arranged: one in eight is asked. The answers come from a stream
/// of their own, so that they move no other figure of the county.
/// </summary>
internal sealed class DemoVoices(DemoCalendar calendar, IReadOnlyList<DemoProvider> register, DemoOptions options)
{
    private const ulong _stream = 0x5A5C_2016;

    // Quality of life by need, in the order of Need: what a person can feel of it differs before any provider comes.
    private static readonly int[] _quality = [170, 175, 152, 186, 160, 190, 168];
    private readonly Xoshiro256 _random = new(unchecked((ulong)options.Seed) ^ _stream);

    /// <summary>Adds the answers of the person of a referral, if asked.</summary>
    public void Hear(in DemoReferral referral, List<DemoScore> scores)
    {
        if (referral.Outcome != ReferralOutcome.Arranged || !_random.Happens(DemoStories.AskedAfterwards))
        {
            return;
        }

        var on = referral.Arranged!.Value.AddDays(_random.Between(60, 180));
        var kind = referral.Provider < 0 ? (DemoKind?)null : register[referral.Provider].Kind;
        var quality = Quality(referral.Person.Need, kind);
        var skipped = _random.Below(DemoStories.Statements.Length * 2);
        if (on > calendar.LastDay)
        {
            return;
        }

        scores.Add(new DemoScore(referral.Number, on, null, quality));
        for (var i = 0; i < DemoStories.Statements.Length; i++)
        {
            var agrees = _random.Happens(DemoStories.Agrees(i, kind));
            if (i != skipped)
            {
                scores.Add(new DemoScore(referral.Number, on, DemoStories.Statements[i], (short)(agrees ? 1 : 0)));
            }
        }
    }

    /// <summary>
    /// 0 to 24: the need's middle in tenths, what the kind of provider adds, and a person's own spread of some four points.
    /// </summary>
    private short Quality(Need need, DemoKind? kind)
    {
        var spread = 0;
        for (var i = 0; i < 4; i++)
        {
            spread += _random.Between(-35, 35);
        }

        return (short)Math.Clamp((_quality[(int)need - 1] + DemoStories.QualityAdded(kind) + spread + 5) / 10, 0, 24);
    }
}
