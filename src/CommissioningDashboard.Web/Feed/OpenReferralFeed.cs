using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using CommissioningDashboard.PublicRegister;
using CommissioningDashboard.Web.Access;
using CommissioningDashboard.Web.Security;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;

namespace CommissioningDashboard.Web.Feed;

/// <summary>
/// The public part of the register for machines, as Open Referral UK 3.0: for whoever keeps a directory. Only where an administrator has
/// opened it. Any website may read it; it knows no cookies.
/// </summary>
internal static class OpenReferralFeed
{
    private const string _policy = "open-referral";
    private const int _usualPage = 50;
    private const int _longestPage = 500;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static void AddOpenReferral(this IServiceCollection services)
    {
        services.AddSingleton<PublicProviders>();
        services.AddCors(x => x.AddPolicy(
            _policy, new CorsPolicyBuilder().AllowAnyOrigin().AllowAnyHeader().WithMethods("GET").WithExposedHeaders(HeaderNames.ETag)
                .Build()));
    }

    public static void MapOpenReferral(this WebApplication app)
    {
        var feed = app.MapGroup("/oruk/v3").AllowAnonymous().RequireCors(_policy).WithMetadata(new OpenToAllSites())
            .RequireRateLimiting(SignInServices.OpenReading);
        feed.MapGet("/", Task<IResult> (HttpContext http, PublicProviders providers, TimeProvider clock) => AnswerAsync(
            http, providers, clock, (_, _) => new FeedDetails(
                "HSDS-UK-3.0", "https://docs.openreferraluk.org/en/latest/", "https://docs.openreferraluk.org/en/latest/openapi30.json")));
        feed.MapGet("/services", (HttpContext http, PublicProviders providers, TimeProvider clock) => AnswerAsync(
            http, providers, clock, (writer, all) => Page(http, Asked(http, writer, all).Select(writer.InShort))));
        feed.MapGet("/services/{id:guid}", (Guid id, HttpContext http, PublicProviders providers, TimeProvider clock) => AnswerAsync(
            http, providers, clock, (writer, all) => all.Where(x => writer.IdOf(x) == id).Select(writer.Whole).FirstOrDefault()));
        feed.MapGet("/taxonomies", (HttpContext http, PublicProviders providers, TimeProvider clock) => AnswerAsync(
            http, providers, clock, (writer, _) => Page(http, writer.Taxonomies)));
        feed.MapGet("/taxonomies/{id:guid}", (Guid id, HttpContext http, PublicProviders providers, TimeProvider clock) => AnswerAsync(
            http, providers, clock, (writer, _) => writer.Taxonomies.FirstOrDefault(x => x.Id == id)));
        feed.MapGet("/taxonomy_terms", (HttpContext http, PublicProviders providers, TimeProvider clock) => AnswerAsync(
            http, providers, clock, (writer, _) => Page(http, writer.Terms)));
        feed.MapGet("/taxonomy_terms/{id:guid}", (Guid id, HttpContext http, PublicProviders providers, TimeProvider clock) => AnswerAsync(
            http, providers, clock, (writer, _) => writer.Terms.FirstOrDefault(x => x.Id == id)));
        feed.MapGet("/service_at_locations", (HttpContext http, PublicProviders providers, TimeProvider clock) => AnswerAsync(
            http, providers, clock, (writer, all) => Page(http, Asked(http, writer, all).SelectMany(
                x => writer.AtLocations(x), (x, at) => at with { Service = writer.InShort(x) }))));
        feed.MapGet("/service_at_locations/{id:guid}", (Guid id, HttpContext http, PublicProviders providers, TimeProvider clock)
            => AnswerAsync(http, providers, clock, (writer, all) => all.Where(x => writer.AtLocations(x).Any(at => at.Id == id))
                .Select(x => writer.Whole(x) with { ServiceAtLocations = [.. writer.AtLocations(x).Where(at => at.Id == id)] })
                .FirstOrDefault()));
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext http, PublicProviders providers, TimeProvider clock, Func<FeedWriter, IReadOnlyList<PublicService>, object?> read)
    {
        var cancellationToken = http.RequestAborted;
        if (await providers.FindAsync(http.Request.Query["authority"], cancellationToken) is not { } register)
        {
            return Results.NotFound();
        }

        var day = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var writer = new FeedWriter(register, await providers.MarketAsync(register, cancellationToken), providers, day);
        if (read(writer, await providers.ServicesAsync(register, cancellationToken)) is not { } answer)
        {
            return Results.NotFound();
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), _json);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\"");
        return Results.File(body, "application/json", entityTag: tag);
    }

    /// <summary>The services that were searched for. Ages and hours are not recorded, so asking for them narrows nothing.</summary>
    private static IEnumerable<PublicService> Asked(HttpContext http, FeedWriter writer, IReadOnlyList<PublicService> all)
    {
        var search = $"{http.Request.Query["search"]}".Trim();
        var (term, taxonomy) = (Id(http, "taxonomy_term_id"), Id(http, "taxonomy_id"));
        return all.Where(x => (search.Length == 0 || Says(writer.InShort(x), search))
            && (term is null || Attributes(x).Any(a => a.TaxonomyTerm.Id == term))
            && (taxonomy is null || Attributes(x).Any(a => a.TaxonomyTerm.TaxonomyId == taxonomy)));

        IReadOnlyList<FeedAttribute> Attributes(PublicService one) => writer.Whole(one).Attributes ?? [];
    }

    private static bool Says(FeedService service, string words)
        => service.Name.Contains(words, StringComparison.CurrentCultureIgnoreCase)
            || service.Description?.Contains(words, StringComparison.CurrentCultureIgnoreCase) is true;

    /// <summary>None when it is not asked for; a key that nothing has when it cannot be read.</summary>
    private static Guid? Id(HttpContext http, string name)
        => http.Request.Query.ContainsKey(name) ? (Guid.TryParse(http.Request.Query[name], out var id) ? id : Guid.Empty) : null;

    private static FeedPage<T> Page<T>(HttpContext http, IEnumerable<T> items)
    {
        var all = items.ToList();
        var size = Math.Clamp(Number(http, "per_page", _usualPage), 1, _longestPage);
        var pages = Math.Max(1, (all.Count + size - 1) / size);
        var page = Math.Max(1, Number(http, "page", 1));
        var contents = all.Skip((int)Math.Min(int.MaxValue, (page - 1L) * size)).Take(size).ToList();
        return new FeedPage<T>(all.Count, pages, page, contents.Count, page == 1, page >= pages, contents.Count == 0, contents);
    }

    private static int Number(HttpContext http, string name, int usual)
        => int.TryParse(http.Request.Query[name], out var number) ? number : usual;
}
