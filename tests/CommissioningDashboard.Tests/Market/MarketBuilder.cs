using System.Globalization;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

/// <summary>
/// Writes a small market in a few words. Services "home" and "day", areas "north" and "south", teams "east" and "west"; a
/// provider offers home care everywhere from 2020 unless told otherwise, and a referral is for home care in the north.
/// </summary>
internal sealed class MarketBuilder
{
    private static readonly DateOnly _start = new(2020, 1, 1);
    private readonly List<PlainProvider> _providers = [];
    private readonly List<PlainReferral> _referrals = [];
    private readonly Dictionary<string, RegulatedActivity> _regulated = [];

    public PlainMarket Rows => new()
    {
        Services = ["day", "home"],
        Areas = ["north", "south"],
        Teams = ["east", "west"],
        Providers = [.. _providers],
        Regulated = _regulated,
        Referrals = [.. _referrals],
    };

    /// <summary>A provider with its size in full-time equivalents; none for a size that is not known.</summary>
    public MarketBuilder Provider(
        string name, decimal? fte = null, Ownership ownership = Ownership.Private, string? group = null, string? closed = null,
        decimal? capacity = null, Func<PlainProvider, PlainProvider>? with = null)
    {
        var provider = new PlainProvider(name, ownership, group)
        {
            Sizes = fte is { } size ? [new(_start, SizeBasis.FullTimeEquivalents, size)] : [],
            Services = [new("home", _start, null)],
            Openings = [new("", _start, closed is null ? null : Day(closed))],
            Capacities = capacity is { } hours ? [(_start, hours)] : [],
        };
        _providers.Add(with?.Invoke(provider) ?? provider);
        return this;
    }

    /// <summary>Says of a service whether it is a regulated activity.</summary>
    public MarketBuilder Regulated(string service, RegulatedActivity regulated)
    {
        _regulated[service] = regulated;
        return this;
    }

    /// <summary>So many referrals to a provider on a day; no provider stands for one that is not recorded.</summary>
    public MarketBuilder Refer(int count, string? provider, string day = "2026-05-28", Func<PlainReferral, PlainReferral>? with = null)
    {
        var referral = new PlainReferral(Day(day), "home", provider) { Area = "north", Team = "east" };
        _referrals.AddRange(Enumerable.Repeat(with?.Invoke(referral) ?? referral, count));
        return this;
    }

    public MarketSlice Slice(MarketFilter? filter = null) => MarketSlice.Take(Rows.Snapshot(), filter ?? InMay);

    /// <summary>The one month of May 2026, in which most small examples lie.</summary>
    public static MarketFilter InMay { get; } = In("2026-05", "2026-05");

    public static MarketFilter In(string from, string to) => new() { From = Month.Parse(from), To = Month.Parse(to) };

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
