using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Submissions;
using CsCheck;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>Made-up histories, told by submissions with the faults of real ones: what comes of them must be what happened.</summary>
public sealed class DerivationPropertyTests
{
    private static readonly Gen<History[]> _histories = Gen.Select(
        Gen.Int[0, 700], Gen.Int[1, 500], Gen.Enum<Fault>(), Gen.Int[0, 7], Gen.Bool,
        (start, days, fault, gap, isOpen) => new History(new DateOnly(2023, 9, 1).AddDays(start), isOpen ? null : days, fault, gap)).Array[1, 6];

    // Seven submissions, which a mask and an order pick from.
    private static readonly Gen<(History[] Told, int Mask, int Order)> _told = Gen.Select(_histories, Gen.Int[1, 127], Gen.Int[0, 5039]);

    [Fact]
    public void Any_submissions_in_any_order_tell_the_same() => _told.Sample(x =>
    {
        var submissions = Told(x.Told, x.Mask);
        var inOrder = Picture(Derive(submissions));
        var shuffled = Shuffled(submissions, x.Order);

        return Picture(Derive(shuffled)) == inOrder
            && Picture(Derive(shuffled.Concat(shuffled.Select(s => s with { Id = s.Id + 100 })))) == inOrder;
    });

    [Fact]
    public void Each_person_has_the_one_service_that_they_had_whatever_submissions_are_held() => _told.Sample(x =>
    {
        var submissions = Told(x.Told, x.Mask);
        var people = submissions.SelectMany(s => s.Rows).Select(r => r.Person).Distinct().Count();

        return Derive(submissions).Services.Count == people;
    });

    [Fact]
    public void With_every_submission_a_service_begins_and_ends_when_it_did() => _histories.Sample(histories =>
    {
        var all = Told(histories, 127);
        var derived = Derive(all).Services.ToDictionary(x => x.Latest.Person);
        for (var person = 0; person < histories.Length; person++)
        {
            if (derived.TryGetValue(new Guid(person + 1, 0, 0, new byte[8]), out var service))
            {
                var history = histories[person];
                service.Start.Should().Be(FirstTold(history));
                service.End.Should().Be(history.Fault == Fault.Vanishes ? LastTold(all, service) : KnownEnd(history));
            }
        }
    });

    private static Derivation Derive(IEnumerable<Submission> submissions) => ServiceDerivation.Derive(submissions, CldRulings.None);

    /// <summary>A start set anew before any submission told the first is all that can be known.</summary>
    private static DateOnly FirstTold(History history)
        => Enumerable.Range(0, 7).SelectMany(x => history.Rows(0, PeriodEnd(x).AddYears(-1).AddDays(1), PeriodEnd(x))).Min(x => x.Start);

    /// <summary>An end after the last submission is not known yet.</summary>
    private static DateOnly? KnownEnd(History history) => history.End <= PeriodEnd(6) ? history.End : null;

    private static DateOnly? LastTold(IReadOnlyList<Submission> all, DerivedService service)
        => service.Service.Last.Submission == all[^1] ? null : service.Service.Last.Submission.To;

    private static string Picture(Derivation derivation) => string.Join('\n', derivation.Services.Select(x =>
        $"{x.Reference} {x.Start} {x.End} {x.Flags} {string.Join(';', x.History.Select(h => $"{h.From} {h.Figures} {h.IsDayKnown}"))}"));

    private static List<Submission> Shuffled(List<Submission> submissions, int order)
    {
        var left = submissions.ToList();
        var shuffled = new List<Submission>();
        while (left.Count > 0)
        {
            shuffled.Add(left[order % left.Count]);
            left.RemoveAt(order % left.Count);
            order /= left.Count + 1;
        }

        return shuffled;
    }

    private static DateOnly PeriodEnd(int submission) => new DateOnly(2024, 7, 1).AddMonths(3 * submission).AddDays(-1);

    private static List<Submission> Told(History[] histories, int mask) =>
    [
        .. Enumerable.Range(0, 7).Where(x => (mask & (1 << x)) != 0).Select(i => new Submission(
            i + 1, i + 1, PeriodEnd(i).AddYears(-1).AddDays(1), PeriodEnd(i),
            [.. histories.SelectMany((x, person) => x.Rows(person, PeriodEnd(i).AddYears(-1).AddDays(1), PeriodEnd(i)))])),
    ];

    public enum Fault
    {
        None,
        ReDated,
        Split,
        Gap,
        Dearer,
        Vanishes,
        TwoCarers,
    }

    /// <summary>One service of one person as it was, and what is wrong with how it is told.</summary>
    internal sealed record History(DateOnly Start, int? Days, Fault Fault, int GapDays)
    {
        public DateOnly? End => Days is { } days ? Start.AddDays(days) : null;

        /// <summary>The first of April after it began, when councils set prices and some start everything anew.</summary>
        private DateOnly April => new(Start.Month < 4 ? Start.Year : Start.Year + 1, 4, 1);

        public IEnumerable<CldRow> Rows(int person, DateOnly from, DateOnly to)
        {
            if (Start > to || End < from || (Fault == Fault.Vanishes && End <= to))
            {
                yield break;
            }

            var isLater = April <= to && !(End <= April);
            var second = April.AddDays(Fault == Fault.Gap ? GapDays : 0);
            if (isLater && Fault is Fault.Split or Fault.Gap && isLater && second <= to && !(End < second))
            {
                if (April > from)
                {
                    yield return Row(person, Start, April.AddDays(-1), 2200);
                }

                yield return Row(person, second, Told(to), 2310);
                yield break;
            }

            yield return Row(person, isLater && Fault == Fault.ReDated ? April : Start, Told(to), isLater && Fault == Fault.Dearer ? 2310 : 2200);
            if (Fault == Fault.TwoCarers)
            {
                yield return Row(person, Start, Told(to), 2200);
            }
        }

        private DateOnly? Told(DateOnly to) => Fault != Fault.Vanishes && End <= to ? End : null;

        private static CldRow Row(int person, DateOnly start, DateOnly? end, int pence) => new()
        {
            Row = 1,
            Kind = CldEventKind.Service,
            Person = new Guid(person + 1, 0, 0, new byte[8]),
            Start = start,
            End = end,
            ServiceType = 3,
            Component = 6,
            Location = "1-800000001",
            UnitPence = pence,
            Frequency = "hourly",
            Planned = 1000,
        };
    }
}
