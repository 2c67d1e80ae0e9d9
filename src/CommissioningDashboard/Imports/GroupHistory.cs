using CommissioningDashboard.Data;

namespace CommissioningDashboard.Imports;

/// <summary>
/// The groups that one provider has belonged to, and what a file that names its group of today makes of them: the one held ends and the new
/// one begins. What has been said of the past stays as it was said.
/// </summary>
/// <param name="held">What is held of it.</param>
/// <param name="today">The day of the file.</param>
internal sealed class GroupHistory(IEnumerable<GroupMembership> held, DateOnly today)
{
    private readonly List<GroupMembership> _held = [.. held.OrderBy(x => x.From)];

    /// <summary>Ends what no longer holds.</summary>
    /// <param name="group">The group of today; none for an independent provider.</param>
    /// <param name="stated">The day since which that is so, if the file states one.</param>
    /// <param name="otherwise">The day to take where it states none.</param>
    /// <returns>The first day of a membership to add; none when there is none to add.</returns>
    public DateOnly? Take(string? group, DateOnly? stated, DateOnly otherwise)
    {
        var last = _held.LastOrDefault();
        var current = last is not null && (last.To ?? today) >= today ? last : null;
        if (string.Equals(group, current?.GroupName, StringComparison.OrdinalIgnoreCase))
        {
            Correct(current, stated);
            return null;
        }

        var from = stated ?? otherwise;
        if (current is not null && from <= current.From)
        {
            // The file speaks of days for which another group is held.
            from = today;
        }

        if (current is not null && from <= current.From)
        {
            return Replace(current, group);
        }

        if (current is not null)
        {
            current.To = from.AddDays(-1);
        }
        else if (last?.To >= from)
        {
            from = last.To.Value.AddDays(1);
        }

        return group is null ? null : from;
    }

    /// <summary>A day that is stated for the group held is the better one, as far as no other group was held then.</summary>
    private void Correct(GroupMembership? current, DateOnly? stated)
    {
        var before = _held.Count > 1 ? _held[^2].To : null;
        if (current is not null && stated is { } day && !(before >= day))
        {
            current.From = day;
        }
    }

    /// <summary>One that began today has no past: it gives way, and where there is none any more it holds for this day alone.</summary>
    private DateOnly? Replace(GroupMembership current, string? group)
    {
        current.GroupName = group ?? current.GroupName;
        current.To = group is null ? today : current.To;
        return null;
    }
}
