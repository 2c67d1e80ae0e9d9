using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Referrals;

/// <summary>What a provider is asked: what, where, how much, when. No reference, no team, and nothing of the person.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Facts">Heading and value, line by line.</param>
public sealed record EnquiryText(string Service, string? Area, IReadOnlyList<(string Heading, string Value)> Facts)
{
    public string Subject => Area is null ? $"Can you give this support? {Service}" : $"Can you give this support? {Service} in {Area}";

    public static EnquiryText Of(DeskCase found, MarketSnapshot market)
    {
        var (referral, desk) = (found.Referral, found.Desk);
        var service = market.Services.First(x => x.Id == referral.ServiceId).Name;
        var area = market.Areas.FirstOrDefault(x => x.Id == referral.AreaId)?.Name;
        var facts = new List<(string, string)> { ("Service", service) };
        Add("Area", area);
        Add("How much", referral.WeeklyHours is { } hours ? Written.HoursAWeek(hours) : null);
        Add("When", new WeekTimes(desk.Times).InWords());
        Add("Wanted from", desk.WantedFrom is { } from ? Written.Date(from) : "as soon as you can");
        return new EnquiryText(service, area, facts);

        void Add(string heading, string? value)
        {
            if (value is not null)
            {
                facts.Add((heading, value));
            }
        }
    }

    /// <summary>The whole letter.</summary>
    /// <param name="authority">Who asks.</param>
    /// <param name="enquiry">The enquiry, with the reply to an earlier question.</param>
    /// <param name="link">The answer link, for this provider alone.</param>
    public string Letter(string authority, Enquiry enquiry, string link)
    {
        var until = Written.Date(DateOnly.FromDateTime(enquiry.ExpiresAt.LocalDateTime));
        return $"""
            {authority} is looking for somebody to give this support:

            {string.Join('\n', Facts.Select(x => $"{x.Heading}: {x.Value}"))}
            {(enquiry.Reply is null ? "" : $"\nYou asked: {enquiry.Question}\nReply: {enquiry.Reply}\n")}
            Could you? Answer by {until} with this link. It is for you alone and needs no account:

            {link}

            Say yes from a day, no with the reason, or ask a question. Whoever answers first is not preferred.
            Nothing here tells who the person is; please write nothing of the kind.
            """;
    }
}
