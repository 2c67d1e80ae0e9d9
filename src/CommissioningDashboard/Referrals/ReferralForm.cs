using System.Globalization;
using System.Text.Json;
using CommissioningDashboard.Data;
using CommissioningDashboard.Forms;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Referrals;

/// <summary>A referral as somebody fills it in, field by field as typed, before it is known to be one. Also what a draft keeps.</summary>
public sealed record ReferralForm
{
    public const int LongestMatters = 300;

    private const int _longestWords = 200;

    /// <summary>Keys of the register: team, area, service.</summary>
    public string? Team { get; init; }

    /// <summary>The case system's; empty to have one made.</summary>
    public string? Reference { get; init; }

    public string? Area { get; init; }

    public string? Service { get; init; }

    /// <summary>Names of the enumerations' members.</summary>
    public string? Need { get; init; }

    public string? Route { get; init; }

    public string? Hours { get; init; }

    /// <summary>Codes of <see cref="WeekTimes"/>.</summary>
    public IReadOnlyList<string> Times { get; init; } = [];

    public string? WantedFrom { get; init; }

    public string? Languages { get; init; }

    public string? Matters { get; init; }

    public string? Age { get; init; }

    public string? Ethnicity { get; init; }

    /// <summary>Every box that takes free text, by its field.</summary>
    private IEnumerable<(string Field, string? Text)> Boxes
        => [(nameof(Reference), Reference), (nameof(Hours), Hours), (nameof(WantedFrom), WantedFrom),
            (nameof(Languages), Languages), (nameof(Matters), Matters)];

    public static ReferralForm FromDraft(string answers) => JsonSerializer.Deserialize<ReferralForm>(answers)!;

    public string ToDraft() => JsonSerializer.Serialize(this);

    /// <summary>What may not even be kept as a draft: whatever looks like a person, and what is too long.</summary>
    public IReadOnlyList<(string Field, string Problem)> Refusals()
    {
        var problems = new List<(string Field, string Problem)>();
        foreach (var (field, text) in Boxes)
        {
            // A start far back is no birth: it is a date by itself and refused as a wrong start.
            if (field != nameof(WantedFrom) && PersonalData.Problem(text) is { } problem)
            {
                problems.Add((field, problem));
            }

            var most = field == nameof(Matters) ? LongestMatters : _longestWords;
            if (text?.Length > most)
            {
                problems.Add((field, $"Use {most} characters or fewer; there are {text.Length}"));
            }
        }

        return problems;
    }

    /// <summary>The referral and what the desk keeps beside it, or what has to be mended, each with the name of its field.</summary>
    /// <param name="teams">The teams that the person may make referrals for.</param>
    /// <param name="market">Its areas and services are those to choose from.</param>
    /// <param name="today">The day of the referral.</param>
    public (NewReferral? New, IReadOnlyList<(string Field, string Problem)> Problems) Read(
        IReadOnlyList<Team> teams, MarketSnapshot market, DateOnly today)
    {
        var problems = Refusals().ToList();
        var team = teams.Count == 1 ? teams[0].Id : IdOf(Team, teams.Select(x => x.Id));
        var area = IdOf(Area, market.Areas.Select(x => x.Id));
        var service = IdOf(Service, market.Services.Select(x => x.Id));
        var need = NameOf<Need>(Need);
        var route = NameOf<Route>(Route);
        problems.Check(team is not null, nameof(Team), "Choose the team");
        problems.Check(service is not null, nameof(Service), "Choose the service");
        problems.Check(area is not null, nameof(Area), "Choose the area");
        problems.Check(need is not null, nameof(Need), "Choose the primary support reason; “Not known” is an answer");
        problems.Check(route is not null, nameof(Route), "Choose how the support is to be paid for");
        var hours = ReadHours();
        problems.Check(hours is not null || string.IsNullOrWhiteSpace(Hours), nameof(Hours),
            "Enter hours a week as a number, like 10 or 7.5");
        problems.Check(hours is null or (> 0 and <= 168), nameof(Hours), "A week has 168 hours: enter more than 0 and no more than that");
        DateOnly? from = Dates.TryRead((WantedFrom ?? "").Trim(), out var day) ? day : null;
        problems.Check(from is not null || string.IsNullOrWhiteSpace(WantedFrom), nameof(WantedFrom), "Enter the date like 7/12/2026");
        problems.Check(from is null || (from >= today.AddMonths(-3) && from <= today.AddYears(2)), nameof(WantedFrom),
            "The start must lie between three months ago and two years from now");
        if (problems.Count > 0)
        {
            return (null, problems);
        }

        var referral = new Referral
        {
            Reference = string.IsNullOrWhiteSpace(Reference) ? "" : Reference.Trim(),
            ReceivedOn = today,
            TeamId = team,
            ServiceId = service!.Value,
            AreaId = area,
            Need = need!.Value,
            Route = route!.Value,
            AgeBand = NameOf<AgeBand>(Age) ?? AgeBand.NotKnown,
            EthnicityGroup = NameOf<EthnicityGroup>(Ethnicity) ?? EthnicityGroup.NoData,
            WeeklyHours = hours,
            Outcome = ReferralOutcome.Waiting,
        };
        return (new NewReferral(referral, from, WeekTimes.Read(Times), Text(Languages), Text(Matters)), []);
    }

    private decimal? ReadHours()
        => decimal.TryParse((Hours ?? "").Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours)
            ? Math.Round(hours, 2) : null;

    private static int? IdOf(string? text, IEnumerable<int> among) => int.TryParse(text, out var id) && among.Contains(id) ? id : null;

    private static T? NameOf<T>(string? text) where T : struct, Enum
        => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

/// <summary>A referral that is whole, with what the desk keeps beside it.</summary>
public sealed record NewReferral(Referral Referral, DateOnly? WantedFrom, WeekTimes Times, string? Languages, string? WhatMatters);
