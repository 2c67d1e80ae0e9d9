using System.Security.Cryptography;
using System.Text;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Register;

/// <summary>One fact of a provider's record.</summary>
/// <param name="Part">What it is about.</param>
/// <param name="Fact">Its key, of a dated fact.</param>
/// <param name="Words">All that it says, in words.</param>
/// <param name="Form">The form that would say the same, to correct it with.</param>
public sealed record RecordLine(RegisterPart Part, int? Fact, string Words, CorrectionForm Form);

/// <summary>Everything that the register holds of one provider, of today and of the past, as the database has it now.</summary>
public sealed record ProviderFile(Provider Provider, IReadOnlyList<RecordLine> Lines)
{
    /// <summary>A hash of all that it says: whoever read another version has not seen this one.</summary>
    public string Version => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lines.Select(x => $"{x.Part} {x.Fact} {x.Words}")))))[..32];

    public IEnumerable<RecordLine> Of(RegisterPart part) => Lines.Where(x => x.Part == part);

    /// <returns>None when there is no such provider.</returns>
    internal static async Task<ProviderFile?> ReadAsync(DashboardDb db, int providerId, CancellationToken cancellationToken)
    {
        if (await db.Providers.AsNoTracking().SingleOrDefaultAsync(x => x.Id == providerId, cancellationToken) is not { } provider)
        {
            return null;
        }

        var services = await db.Services.AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.Name, cancellationToken);
        var areas = await db.Areas.AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.Name, cancellationToken);
        var frameworks = await db.Frameworks.AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.Name, cancellationToken);
        var places = await db.FrameworkMemberships.AsNoTracking().Where(x => x.ProviderId == providerId)
            .OrderBy(x => x.From).ThenBy(x => x.Id).ToListAsync(cancellationToken);
        return new ProviderFile(provider,
        [
            .. RecordLines.OfDetails(provider),
            .. (await FactsAsync<ProviderSize>()).Select(RecordLines.Of),
            .. (await FactsAsync<ProviderService>()).Select(x => RecordLines.Of(x, services[x.ServiceId])),
            .. (await FactsAsync<ProviderArea>()).Select(x => RecordLines.Of(x, areas[x.AreaId])),
            .. (await FactsAsync<ProviderCapacity>()).Select(RecordLines.Of),
            .. (await FactsAsync<ProviderOpening>()).Select(RecordLines.Of),
            .. (await FactsAsync<GroupMembership>()).Select(RecordLines.Of),
            .. (await FactsAsync<ProviderCommunity>()).Select(RecordLines.Of),
            .. (await FactsAsync<ProviderRating>()).Select(RecordLines.Of),
            .. (await FactsAsync<ProviderProfile>()).SelectMany(x => RecordLines.Of(x)),
            .. (await FactsAsync<ProviderConfirmation>()).Select(RecordLines.Of),
            .. places.Select(x => RecordLines.Of(x, frameworks[x.FrameworkId], services[x.ServiceId])),
        ]);

        Task<List<T>> FactsAsync<T>() where T : ProviderFact
            => db.Set<T>().AsNoTracking().Where(x => x.ProviderId == providerId).OrderBy(x => x.From).ThenBy(x => x.Id)
                .ToListAsync(cancellationToken);
    }
}
