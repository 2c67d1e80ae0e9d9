using System.Globalization;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Register;

/// <summary>The facts of a provider's record in words, each with the form that corrects it.</summary>
internal static class RecordLines
{
    public static IEnumerable<RecordLine> OfDetails(Provider provider)
    {
        var form = new CorrectionForm
        {
            Part = RegisterPart.Details,
            Name = provider.Name,
            Ownership = $"{provider.Ownership}",
            CqcProviderId = provider.CqcProviderId,
            CqcLocationId = provider.CqcLocationId,
            CompaniesHouse = provider.CompaniesHouseNumber,
            Charity = provider.CharityNumber,
            Ods = provider.OdsCode,
            ListedOn = CorrectionForm.Day(provider.ListedOn),
        };
        var numbers = new (string Term, string? Number)[]
        {
            ("CQC provider number", provider.CqcProviderId), ("CQC location number", provider.CqcLocationId),
            ("Companies House number", provider.CompaniesHouseNumber), ("Charity number", provider.CharityNumber),
            ("ODS code", provider.OdsCode),
        };
        yield return Line($"Name: {provider.Name}");
        yield return Line($"Ownership: {provider.Ownership.Name()}");
        foreach (var (term, number) in numbers.Where(x => x.Number is not null))
        {
            yield return Line($"{term}: {number}");
        }

        if (provider is { CqcProviderId: null, CqcLocationId: null, RegistrationStated: true })
        {
            yield return Line("Not registered with the Care Quality Commission");
        }

        yield return Line($"On the register since {Written.Date(provider.ListedOn)}");
        if (provider.ToBeCompleted)
        {
            yield return Line("To be completed: a file named it and nobody has described it yet");
        }

        RecordLine Line(string words) => new(RegisterPart.Details, null, words, form);
    }

    public static RecordLine Of(ProviderSize size) => Line(RegisterPart.Size, size.Id,
        $"{Parts.Upper(size.Basis.SizeOf(size.Value))} on {Written.Date(size.From)} ({size.Source})",
        new() { Value = Number(size.Value), Basis = $"{size.Basis}", Source = size.Source, From = CorrectionForm.Day(size.From) });

    public static RecordLine Of(ProviderService service, string name)
        => Dated(RegisterPart.Services, service, service.To, name, new() { Items = [service.ServiceId] });

    public static RecordLine Of(ProviderArea area, string name)
        => Dated(RegisterPart.Areas, area, area.To, name, new() { Items = [area.AreaId] });

    public static RecordLine Of(ProviderCapacity capacity) => Line(RegisterPart.Capacity, capacity.Id,
        $"{Number(capacity.WeeklyHours)} {(capacity.WeeklyHours == 1 ? "hour" : "hours")} a week, stated on {Written.Date(capacity.From)}",
        new() { Value = Number(capacity.WeeklyHours), From = CorrectionForm.Day(capacity.From) });

    public static RecordLine Of(ProviderOpening opening) => Dated(RegisterPart.Openings, opening, opening.To, "Open", new());

    public static RecordLine Of(GroupMembership group)
        => Dated(RegisterPart.Groups, group, group.To, $"Part of {group.GroupName}", new() { Text = group.GroupName });

    public static RecordLine Of(ProviderCommunity community)
        => Dated(RegisterPart.Communities, community, community.To,
            $"{(community.Tie == CommunityTie.LedBy ? "Led by" : "Serves")}: {community.Community}",
            new() { Text = community.Community, Tie = $"{community.Tie}" });

    public static RecordLine Of(ProviderRating rating) => Line(RegisterPart.Ratings, rating.Id,
        $"{rating.Rating.Name()}, published on {Written.Date(rating.From)} ({rating.Source})",
        new() { Rating = $"{rating.Rating}", Source = rating.Source, From = CorrectionForm.Day(rating.From) });

    /// <summary>A line for each text, all with the one form.</summary>
    public static IEnumerable<RecordLine> Of(ProviderProfile profile)
    {
        var texts = ProfileText.Of(profile);
        var form = new CorrectionForm { Profile = texts, From = CorrectionForm.Day(profile.From) };
        return texts.Said().Select(x => Line(
            RegisterPart.Profile, profile.Id, $"{x.Field.Label}: {x.Text} (stated on {Written.Date(profile.From)})", form));
    }

    public static RecordLine Of(ProviderConfirmation confirmation) => Line(RegisterPart.Confirmations, confirmation.Id,
        $"Confirmed as right {(confirmation.ByProvider ? "by the provider " : "")}on {Written.Date(confirmation.From)}",
        new() { From = CorrectionForm.Day(confirmation.From) });

    public static RecordLine Of(FrameworkMembership place, string framework, string service)
        => Line(RegisterPart.Frameworks, place.Id, $"{framework}, for {service}, {Days(place.From, place.To)}",
            new()
            {
                Text = framework,
                Items = [place.ServiceId],
                From = CorrectionForm.Day(place.From),
                To = CorrectionForm.Day(place.To),
            });

    private static RecordLine Dated(RegisterPart part, ProviderFact fact, DateOnly? to, string words, CorrectionForm form)
        => Line(part, fact.Id, $"{words} {Days(fact.From, to)}",
            form with { From = CorrectionForm.Day(fact.From), To = CorrectionForm.Day(to), NeverSo = to < fact.From });

    private static RecordLine Line(RegisterPart part, int id, string words, CorrectionForm form)
        => new(part, id, words, form with { Part = part, Fact = id });

    /// <summary>A last day before the first says that it never was so.</summary>
    private static string Days(DateOnly from, DateOnly? to) => to switch
    {
        null => $"from {Written.Date(from)}",
        { } last when last < from => $"from {Written.Date(from)}: recorded by mistake, never so",
        { } last => $"from {Written.Date(from)} to {Written.Date(last)}",
    };

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
