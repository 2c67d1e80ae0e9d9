using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CommissioningDashboard.Data;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>A question that no rule answers, and the answer of a person, if there is one.</summary>
internal sealed record DerivedQuestion(
    Guid Key, CldQuestionKind Kind, CldRow First, DateOnly? FirstEnd, CldRow Second, string Rows, CldAnswer? Answer);

/// <summary>Finds what is not clear about the services of one person and kind, and does with it what people have answered.</summary>
internal sealed class ServiceQuestions(ProviderNames providers, CldRulings rulings)
{
    /// <summary>With more days than these between them, two services are two.</summary>
    public const int MostDays = 28;

    public List<DerivedQuestion> Asked { get; } = [];

    public IReadOnlyList<LinkedService> Settle(IReadOnlyList<LinkedService> services, Submission last)
    {
        if (services.Count == 1 && services[0].Tellings.Count == 1)
        {
            return services;
        }

        var settled = services.SelectMany(Split).OrderBy(x => x.Start).ToList();
        for (var i = 0; i < settled.Count; i++)
        {
            while (settled.Skip(i + 1).FirstOrDefault(x => providers.AreOne(settled[i].Last.Last, x.Tellings[0].Rows[0])) is { } next
                && IsSame(settled[i], next, last))
            {
                settled[i].Absorb(next);
                settled.Remove(next);
            }
        }

        return settled;
    }

    /// <summary>One service, unless a person says that the other provider under the same start is a new one.</summary>
    private IEnumerable<LinkedService> Split(LinkedService service)
    {
        for (var i = 1; i < service.Tellings.Count; i++)
        {
            var (before, now) = (service.Tellings[i - 1].Last, service.Tellings[i].Last);
            if (ProviderNames.KeyOf(before) is not null && ProviderNames.KeyOf(now) is not null && !providers.AreOne(before, now)
                && Ask(CldQuestionKind.ProviderChanged, service.Tellings[i - 1], null, service.Tellings[i]) == CldAnswer.New)
            {
                var (first, second) = service.SplitAt(i);
                return [first, .. Split(second)];
            }
        }

        return [service];
    }

    /// <summary>Asks of two that follow one another too late for the rule, or that run at once.</summary>
    private bool IsSame(LinkedService first, LinkedService second, Submission last)
    {
        var end = first.ToldEnd ?? (first.Last.Submission == last ? null : first.Last.Submission.To);
        var days = end is { } day ? ServiceThread.DaysBetween(day, second.Start) : int.MinValue;
        var kind = days > 0 ? CldQuestionKind.Gap : CldQuestionKind.AtOnce;
        if (days > MostDays || Math.Abs((long)days) <= ServiceThread.FewDays
            || (kind == CldQuestionKind.AtOnce && ProviderNames.KeyOf(first.Last.Last) is null))
        {
            return false;
        }

        return Ask(kind, first.Last, end, second.Tellings[0]) == CldAnswer.Same;
    }

    private CldAnswer? Ask(CldQuestionKind kind, ServiceThread first, DateOnly? end, ServiceThread second)
    {
        var (one, other) = (first.Rows[^1], second.Rows[0]);
        var key = KeyOf(kind, one, other);
        var answer = rulings.Answers.TryGetValue(key, out var said) ? said : (CldAnswer?)null;
        Asked.Add(new DerivedQuestion(
            key, kind, one, end, other,
            $"import {first.Submission.BatchId}, row {one.Row}; import {second.Submission.BatchId}, row {other.Row}", answer));
        return answer;
    }

    private static Guid KeyOf(CldQuestionKind kind, CldRow one, CldRow other)
    {
        Span<byte> what = stackalloc byte[32];
        one.Person.TryWriteBytes(what);
        what[16] = (byte)kind;
        what[17] = one.IsCarer ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt16LittleEndian(what[18..], one.ServiceType);
        BinaryPrimitives.WriteInt16LittleEndian(what[20..], one.Component);
        BinaryPrimitives.WriteInt32LittleEndian(what[22..], one.Start.DayNumber);
        BinaryPrimitives.WriteInt32LittleEndian(what[26..], other.Start.DayNumber);
        var named = Encoding.UTF8.GetBytes($"{ProviderNames.KeyOf(one)}|{ProviderNames.KeyOf(other)}");
        return new Guid(SHA256.HashData([.. what, .. named]).AsSpan(0, 16));
    }
}
