using System.Text.Json;

namespace CommissioningDashboard.Imports.OpenReferral;

/// <summary>
/// Reads a feed at its address, page by page and each service whole, within bounds: it is somebody else's server, and the address is
/// somebody's typing. It goes out by itself and by no proxy, so that it sees where it really connects to.
/// </summary>
/// <param name="isTest">True where a test’s server on this machine may be asked. Addresses of a private network never may.</param>
public sealed class OpenReferralClient(bool isTest = false)
{
    private const int _pages = 200;
    private const int _size = 100;
    private const int _services = 5_000;
    private const int _atOnce = 4;

    private static readonly string[] _lastPage = ["last_page", "last"], _totalPages = ["total_pages", "totalPages"];

    /// <summary>How long a feed may take in all.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Reads the feed; what stops it is the reading's problem.</summary>
    public async Task<FeedReading> ReadAsync(string? typed, CancellationToken cancellationToken = default)
    {
        var (services, problem) = FeedAddress.Read(typed, isTest);
        if (services is null)
        {
            return FeedReading.Refused(problem!);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        using var http = new FeedConnection(isTest);
        try
        {
            return FeedReader.Read(await AllAsync(http, services, limit.Token));
        }
        catch (FeedRefusedException refused)
        {
            return FeedReading.Refused(refused.Problem);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return FeedReading.Refused(FeedAddress.Problem(
                services.Host, "It took too long to answer.", "Try again later, or bring the feed as files."));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            // A refusal from within the connection comes wrapped.
            return FeedReading.Refused((failure.InnerException as FeedRefusedException)?.Problem ?? FeedAddress.Problem(
                services.Host, "It does not answer.", "Check the address, and that this server may reach it."));
        }
    }

    private static async Task<IReadOnlyList<ReadOnlyMemory<byte>>> AllAsync(
        FeedConnection http, Uri services, CancellationToken cancellationToken)
    {
        var (seen, ids) = (new HashSet<string>(), new List<string>());
        for (var page = 1; page <= _pages; page++)
        {
            var bytes = await http.GetAsync(FeedAddress.Page(services, page, _size), cancellationToken);
            var (document, problem) = FeedText.Open(bytes);
            using (document)
            {
                if (problem is not null || FeedReader.Items(document!.RootElement) is not { } items)
                {
                    throw new FeedRefusedException(problem is not null ? problem with { Item = $"page {page}" } : FeedAddress.Problem(
                        services.Host, "What it answers is no page of an Open Referral feed.", "Give the address of its services."));
                }

                // A server that knows no pages gives the same again and again.
                var fresh = items.Select(Id).OfType<string>().Where(seen.Add).ToList();
                ids.AddRange(fresh);
                if (fresh.Count == 0 || IsLast(document!.RootElement, page))
                {
                    return await WholeAsync(http, services, ids, cancellationToken);
                }
            }

            if (ids.Count > _services)
            {
                break;
            }
        }

        throw new FeedRefusedException(FeedAddress.Problem(
            services.Host, $"It has more than {_services:N0} services or {_pages} pages.", "Bring it in parts, as files."));
    }

    private static async Task<IReadOnlyList<ReadOnlyMemory<byte>>> WholeAsync(
        FeedConnection http, Uri services, List<string> ids, CancellationToken cancellationToken)
    {
        var whole = new ReadOnlyMemory<byte>[ids.Count];
        await Parallel.ForEachAsync(
            ids.Index(), new ParallelOptions { MaxDegreeOfParallelism = _atOnce, CancellationToken = cancellationToken },
            async (one, stop) => whole[one.Index] = await http.GetAsync(FeedAddress.One(services, one.Item), stop));
        return whole;
    }

    private static string? Id(JsonElement service)
        => service.ValueKind == JsonValueKind.Object && service.TryGetProperty("id", out var id)
            && id.ValueKind is JsonValueKind.String or JsonValueKind.Number && id.ToString() is { Length: > 0 and <= 100 } text
            ? text : null;

    private static bool IsLast(JsonElement page, int number)
        => page.ValueKind != JsonValueKind.Object
            || _lastPage.Any(x => page.TryGetProperty(x, out var last) && last.ValueKind == JsonValueKind.True)
            || _totalPages.Any(x => page.TryGetProperty(x, out var total)
                && total.ValueKind == JsonValueKind.Number && total.TryGetInt32(out var pages) && number >= pages);
}
