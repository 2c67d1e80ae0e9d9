using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Web.Components.Pages.Providers;

/// <summary>To whom a provider belonged and when, in words, from first to last.</summary>
internal static class GroupWords
{
    public static IEnumerable<string> For(ProviderRecord provider)
    {
        var free = provider.ListedOn;
        foreach (var (group, tie) in provider.Groups.OrderBy(x => x.Tie.From).Select(x => (x.Group, x.Tie)))
        {
            if (tie.From > free)
            {
                yield return $"independent until {Written.Date(tie.From.AddDays(-1))}";
            }

            yield return tie.To is { } last ? $"part of {group} from {Written.Date(tie.From)} to {Written.Date(last)}"
                : $"part of {group} since {Written.Date(tie.From)}";
            free = tie.To?.AddDays(1) ?? DateOnly.MaxValue;
        }

        if (free < DateOnly.MaxValue)
        {
            yield return $"independent since {Written.Date(free)}";
        }
    }
}
