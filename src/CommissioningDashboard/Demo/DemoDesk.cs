using System.Globalization;
using CommissioningDashboard.Data;
using CommissioningDashboard.Referrals;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Demo;

/// <summary>A desk with work on it: referrals of the last weeks for which two of the teams look for a provider, and drafts.</summary>
internal static class DemoDesk
{
    /// <summary>Days ago, the team's place, service, area, hours a week, times of the week, languages, what matters.</summary>
    private static readonly DemoNeed[] _needs =
    [
        new(0, 0, "home-care", "coast", 7, "every-morning", null, "Likes to be up early. The dog must be let out first."),
        new(1, 1, "home-care", "north-valleys", 10.5m, "every-morning", "Polish", "Would like somebody who cooks as at home."),
        new(3, 0, "day-support", "harbour-towns", 12, "tue-thu-afternoon", null, "Music, and company of the same age."),
        new(6, 1, "carer-respite", "river-plain", 4, "sat-afternoon", null, null),
        new(9, 1, "supported-living", "market-towns", 35, "", "British Sign Language", "Staff who sign, and a garden."),
        new(20, 0, "home-care", "fells-and-dales", 14, "every-morning", null, "The lane is steep in winter."),
    ];

    private static readonly int[] _arrangedDaysAgo = [5, 90];

    public static async Task AddAsync(DashboardDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var teams = await db.Teams.OrderBy(x => x.Id).Select(x => x.Id).ToListAsync(cancellationToken);
        var services = await db.Services.ToDictionaryAsync(x => x.Code, x => x.Id, cancellationToken);
        var areas = await db.Areas.ToDictionaryAsync(x => x.Code, x => x.Id, cancellationToken);
        foreach (var (number, need) in _needs.Index())
        {
            var referral = new Referral
            {
                Reference = $"DESK-{number + 1:0000}",
                ReceivedOn = today.AddDays(-need.DaysAgo),
                TeamId = teams[need.Team],
                ServiceId = services[need.Service],
                AreaId = areas[need.Area],
                Need = Need.PhysicalSupport,
                Route = Route.CouncilCommissioned,
                WeeklyHours = need.Hours,
                Outcome = ReferralOutcome.Waiting,
            };
            db.Referrals.Add(referral);
            await db.SaveChangesAsync(cancellationToken);
            db.DeskReferrals.Add(new DeskReferral
            {
                ReferralId = referral.Id,
                DraftId = Id(number),
                OpenedAt = now.AddDays(-need.DaysAgo),
                WantedFrom = today.AddDays(7),
                Times = WeekTimes.Read(need.Codes).Bits,
                Languages = need.Languages,
                WhatMatters = need.Matters,
            });
        }

        // Until now the county's lists went by name; the desk's first day is the fair order's.
        var began = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        db.Settings.Add(new Setting { Key = AuthoritySettings.FairOrderBegan, Value = began, ChangedAt = now });
        db.Settings.Add(new Setting { Key = AuthoritySettings.PublicRegister, Value = AuthoritySettings.On, ChangedAt = now });
        await RequireAsync(db, today, cancellationToken);
        await AddArrangedAsync(db, now, today, teams[0], services["home-care"], areas["coast"], cancellationToken);
        db.ReferralDrafts.AddRange(
            Draft(0, now.AddDays(-1), teams[0], new ReferralForm { Service = $"{services["home-care"]}", Area = $"{areas["coast"]}" }),
            Draft(1, now.AddHours(-3), teams[1], new ReferralForm { Reference = "CASE-70412", Hours = "6" }));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Supported living asks for a place since last year; day support is to ask for none, later.</summary>
    private static async Task RequireAsync(DashboardDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var services = await db.Services.ToDictionaryAsync(x => x.Code, cancellationToken);
        foreach (var (code, from, place) in new[]
        {
            ("supported-living", today.AddYears(-1), FrameworkPlace.Required),
            ("day-support", today.AddMonths(4), FrameworkPlace.NotRequired),
        })
        {
            var service = services[code];
            db.ServiceRequirements.Add(
                new ServiceRequirement { ServiceId = service.Id, From = from, Regulated = service.Regulated, Framework = place });
        }
    }

    /// <summary>One for which support is to begin, and one whose review is overdue.</summary>
    private static async Task AddArrangedAsync(
        DashboardDb db, DateTimeOffset now, DateOnly today, int team, int service, int area, CancellationToken cancellationToken)
    {
        var provider = await db.ProviderServices.Where(x => x.ServiceId == service && x.To == null).OrderBy(x => x.ProviderId)
            .Select(x => x.ProviderId).FirstAsync(cancellationToken);
        foreach (var (number, daysAgo) in _arrangedDaysAgo.Index())
        {
            var referral = new Referral
            {
                Reference = $"DESK-{_needs.Length + number + 1:0000}",
                ReceivedOn = today.AddDays(-daysAgo),
                TeamId = team,
                ServiceId = service,
                AreaId = area,
                Need = Need.PhysicalSupport,
                Route = Route.CouncilCommissioned,
                WeeklyHours = 7,
                Outcome = ReferralOutcome.Arranged,
                ProviderId = provider,
                ArrangedOn = today.AddDays(-daysAgo + 2),
            };
            db.Referrals.Add(referral);
            await db.SaveChangesAsync(cancellationToken);
            db.DeskReferrals.Add(new DeskReferral
            {
                ReferralId = referral.Id,
                DraftId = Id(_needs.Length + number),
                OpenedAt = now.AddDays(-daysAgo),
                RecordedAt = now.AddDays(-daysAgo + 2),
                ChosenBy = ChosenBy.Person,
                WhyChosen = "The person knows them",
                Revision = 1,
            });
            if (daysAgo > SupportCourse.FirstReviewAfterDays)
            {
                db.SupportEvents.Add(new SupportEvent
                {
                    ReferralId = referral.Id,
                    Kind = SupportEventKind.Started,
                    On = today.AddDays(-daysAgo + 6),
                    RecordedAt = now.AddDays(-daysAgo + 6),
                    ProviderId = provider,
                });
            }
        }
    }

    private static ReferralDraft Draft(int number, DateTimeOffset at, int team, ReferralForm form) => new()
    {
        Id = Id(100 + number),
        TeamId = team,
        Answers = (form with { Team = $"{team}" }).ToDraft(),
        OpenedAt = at,
        SavedAt = at,
        Revision = 1,
    };

    private static Guid Id(int number) => new(number + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    private sealed record DemoNeed(
        int DaysAgo, int Team, string Service, string Area, decimal Hours, string Times, string? Languages, string? Matters)
    {
        /// <summary>"every-morning", or days and a part: "tue-thu-afternoon".</summary>
        public IEnumerable<string> Codes
        {
            get
            {
                var words = Times.Split('-', StringSplitOptions.RemoveEmptyEntries);
                if (words.Length == 0)
                {
                    return [];
                }

                var days = words[0] == "every" ? WeekTimes.Days.Select(x => x[..3].ToLowerInvariant()) : words.SkipLast(1);
                return days.Select(x => $"{x}-{words[^1]}");
            }
        }
    }
}
