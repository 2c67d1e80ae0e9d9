using System.Text;

namespace CommissioningDashboard.Market;

/// <summary>
/// What part of the market is looked at, and by what weight and size scheme. A value: every page, workbook and feed takes
/// the same one, and it goes into an address and comes back unchanged. An empty list means no restriction.
/// </summary>
public sealed record MarketFilter
{
    public static MarketFilter Everything { get; } = new();

    /// <summary>First and last month, both included; none means the latest twelve whole months of data.</summary>
    public Month? From { get; init; }

    public Month? To { get; init; }

    public IReadOnlyList<string> Services { get; init; } = [];

    public IReadOnlyList<string> Areas { get; init; } = [];

    public IReadOnlyList<string> Needs { get; init; } = [];

    public IReadOnlyList<string> Routes { get; init; } = [];

    public IReadOnlyList<string> Teams { get; init; } = [];

    public Weight Weight { get; init; }

    /// <summary>The size scheme's id; none means the authority's own.</summary>
    public string? Scheme { get; init; }

    /// <summary>What the figures are set beside.</summary>
    public Comparison Compare { get; init; }

    /// <summary>Who counts as one where the question is power.</summary>
    public PowerUnit Power { get; init; }

    /// <summary>True when no service was chosen, or this one.</summary>
    public bool LooksAtService(string code) => Services.Count == 0 || Services.Contains(code);

    /// <summary>The same of an area.</summary>
    public bool LooksAtArea(string code) => Areas.Count == 0 || Areas.Contains(code);

    public bool Equals(MarketFilter? other) => other is not null && ToQuery() == other.ToQuery();

    public override int GetHashCode() => ToQuery().GetHashCode(StringComparison.Ordinal);

    /// <summary>
    /// Reads a query string's names and values. Names that are not the filter's are left alone; a value that cannot be
    /// read is left out and described, so that a page can say so.
    /// </summary>
    public static (MarketFilter Filter, IReadOnlyList<string> Problems) Parse(IEnumerable<KeyValuePair<string, string>> query)
    {
        var values = query.Where(x => !string.IsNullOrWhiteSpace(x.Value))
            .ToLookup(x => x.Key, x => x.Value.Trim(), StringComparer.Ordinal);
        var problems = new List<string>();
        var filter = new MarketFilter
        {
            From = ReadMonth("from"),
            To = ReadMonth("to"),
            Services = List("service"),
            Areas = List("area"),
            Needs = List("need"),
            Routes = List("route"),
            Teams = List("team"),
            Weight = ReadWeight(),
            Scheme = values["scheme"].LastOrDefault(),
            Compare = ReadComparison(),
            Power = ReadPower(),
        };
        if (filter.From > filter.To)
        {
            problems.Add($"The first month, {filter.From?.Label}, is after the last, {filter.To?.Label}. The latest twelve months are "
                + $"shown instead.");
            filter = filter with { From = null, To = null };
        }

        return (filter, problems);

        Month? ReadMonth(string name)
        {
            if (values[name].LastOrDefault() is not { } text)
            {
                return null;
            }

            var month = Month.Parse(text);
            if (month is null)
            {
                problems.Add($"“{Shortened(text)}” is not a month. Write a month as 2026-03 for March 2026.");
            }

            return month;
        }

        Weight ReadWeight()
        {
            if (values["weight"].LastOrDefault() is not { } text)
            {
                return Weight.Referrals;
            }

            var weight = Weights.Parse(text);
            if (weight is null)
            {
                problems.Add($"“{Shortened(text)}” is not a way to count. Choose referrals, hours or cost.");
            }

            return weight ?? Weight.Referrals;
        }

        Comparison ReadComparison()
        {
            if (values["compare"].LastOrDefault() is not { } text)
            {
                return Comparison.YearBefore;
            }

            var comparison = Comparisons.Parse(text);
            if (comparison is null)
            {
                problems.Add($"“{Shortened(text)}” is nothing to compare with. Choose year, period or areas.");
            }

            return comparison ?? Comparison.YearBefore;
        }

        PowerUnit ReadPower()
        {
            if (values["power"].LastOrDefault() is not { } text)
            {
                return PowerUnit.Group;
            }

            var power = PowerUnits.Parse(text);
            if (power is null)
            {
                problems.Add($"“{Shortened(text)}” is not a way to count groups. Choose group or provider.");
            }

            return power ?? PowerUnit.Group;
        }

        List<string> List(string name) => [.. values[name].Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Reads back what <see cref="ToQuery"/> wrote.</summary>
    public static MarketFilter FromQuery(string query)
        => Parse(query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split('=', 2)).Where(x => x.Length == 2)
            .Select(x => KeyValuePair.Create(x[0], Uri.UnescapeDataString(x[1])))).Filter;

    /// <summary>What the filter names that the market does not have, in words; empty when all is well.</summary>
    public IReadOnlyList<string> ProblemsIn(MarketSnapshot market)
    {
        var problems = new List<string>();
        Check("service", Services, market.Services.Select(x => x.Code));
        Check("area", Areas, market.Areas.Select(x => x.Code));
        Check("team", Teams, market.Teams.Select(x => x.Code));
        Check("need", Needs, CategoryNames.Needs.Select(x => x.Code));
        Check("route", Routes, CategoryNames.Routes.Select(x => x.Code));
        Check("size scheme", Scheme is null ? [] : [Scheme], market.Schemes.Select(x => x.Id));
        return problems;

        void Check(string what, IReadOnlyList<string> asked, IEnumerable<string> known)
            => problems.AddRange(asked.Except(known).Select(x => $"There is no {what} called “{Shortened(x)}”; it was left out."));
    }

    /// <summary>The filter without anything the market does not have; a filter left empty by that shows everything.</summary>
    public MarketFilter WithinOf(MarketSnapshot market) => this with
    {
        Services = [.. Services.Intersect(market.Services.Select(x => x.Code))],
        Areas = [.. Areas.Intersect(market.Areas.Select(x => x.Code))],
        Teams = [.. Teams.Intersect(market.Teams.Select(x => x.Code))],
        Needs = [.. Needs.Intersect(CategoryNames.Needs.Select(x => x.Code))],
        Routes = [.. Routes.Intersect(CategoryNames.Routes.Select(x => x.Code))],
        Scheme = market.Schemes.Any(x => x.Id == Scheme) ? Scheme : null,
    };

    /// <summary>
    /// Only its months and size scheme: nothing by which a figure could be narrowed down to one person, nor what anybody is paid. For
    /// readers
    /// who may see providers but not the market.
    /// </summary>
    public MarketFilter WithoutPeople() => new() { From = From, To = To, Scheme = Scheme };

    /// <summary>The period in months: as asked, or the latest twelve whole months of the market's data.</summary>
    public Period PeriodIn(MarketSnapshot market)
    {
        // Data that begin within a month hold no whole one yet; what there is is shown.
        var latest = market.LastWholeMonth is { } whole && whole > market.FirstMonth ? whole : market.FirstMonth;
        var to = To ?? (From is { } from && from.Plus(11) < latest ? from.Plus(11) : latest);
        return new Period(From ?? to.Plus(-11), to < From ? From.Value : to);
    }

    /// <summary>The query string that reads back as this filter, without a question mark; empty for everything.</summary>
    public string ToQuery()
    {
        var text = new StringBuilder();
        Add("from", From?.ToString());
        Add("to", To?.ToString());
        AddAll("service", Services);
        AddAll("area", Areas);
        AddAll("need", Needs);
        AddAll("route", Routes);
        AddAll("team", Teams);
        Add("weight", Weight == Weight.Referrals ? null : Weight.Code());
        Add("scheme", Scheme);
        Add("compare", Compare == Comparison.YearBefore ? null : Compare.Code());
        Add("power", Power == PowerUnit.Group ? null : Power.Code());
        return text.ToString();

        void AddAll(string name, IReadOnlyList<string> values)
        {
            foreach (var value in values.Distinct().Order(StringComparer.Ordinal))
            {
                Add(name, value);
            }
        }

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }
    }

    /// <summary>The address of a page with this filter.</summary>
    public string On(string path) => ToQuery() is { Length: > 0 } query ? $"{path}?{query}" : path;

    private static string Shortened(string text) => text.Length <= 40 ? text : $"{text[..40]}…";
}
