using CommissioningDashboard.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace CommissioningDashboard.Tests.Contracts;

/// <summary>Everything that the application answers to, as discovered from the application itself.</summary>
public static class SiteRoutes
{
    /// <summary>
    /// For each route with parameters, an address that leads to something in the demo's county. A route that is not here
    /// fails the contract tests, so that no page escapes them.
    /// </summary>
    private static readonly Dictionary<string, string> _samples = new(StringComparer.OrdinalIgnoreCase)
    {
        ["/problem/{Status:int:range(400,599)}"] = "/problem/500",
        ["/providers/{ProviderId:int}"] = "/providers/1",

        // The first of the desk's, after the two thousand of the demo's five years; its first enquiry; one that is arranged; a draft.
        ["/desk/{ReferralId:long}"] = "/desk/2001",
        ["/desk/{ReferralId:long}/record"] = "/desk/2001/record",
        ["/desk/{ReferralId:long}/providers/{ProviderId:int}"] = "/desk/2001/providers/1",
        ["/desk/{ReferralId:long}/compare"] = "/desk/2001/compare",
        ["/desk/{ReferralId:long}/print"] = "/desk/2001/print",
        ["/desk/{ReferralId:long}/ask"] = "/desk/2001/ask",
        ["/desk/{ReferralId:long}/enquiries/{EnquiryId:long}"] = "/desk/2001/enquiries/1",
        ["/desk/{ReferralId:long}/support/{Step}"] = "/desk/2007/support/start",
        ["/enquiry/{Secret}"] = "/enquiry/none",
        ["/desk/drafts/{DraftId:guid}"] = "/desk/drafts/00000065-0000-0000-0000-000000000000",
        ["/register/{FirstId:int}/same-as/{SecondId:int}"] = "/register/1/same-as/2",
        ["/register/{ProviderId:int}"] = "/register/1",
        ["/register/{ProviderId:int}/{Part}"] = "/register/1/size",
        ["/register/services/{ServiceId:int}"] = "/register/services/1",
        ["/directory/{ProviderId:int}"] = "/directory/1",
        ["/oruk/v3/services/{id:guid}"] = "/oruk/v3/services/00000000-0000-0000-0000-000000000001",
        ["/oruk/v3/taxonomies/{id:guid}"] = "/oruk/v3/taxonomies/00000000-0000-0000-0000-000000000001",
        ["/oruk/v3/taxonomy_terms/{id:guid}"] = "/oruk/v3/taxonomy_terms/00000000-0000-0000-0000-000000000001",
        ["/oruk/v3/service_at_locations/{id:guid}"] = "/oruk/v3/service_at_locations/00000000-0000-0000-0000-000000000001",
        ["/register/open-referral/{OrganisationId:int}"] = "/register/open-referral/1",
        ["/register/proposals/{ProposalId:int}"] = "/register/proposals/1",
        ["/your-record/{Secret}"] = "/your-record/none",
        ["/your-record/{Secret}/{Part}"] = "/your-record/none/capacity",
        ["/order-keys/{code}.csv"] = "/order-keys/Z9DEM.csv",
        ["/people/teams/{TeamId:int}"] = "/people/teams/1",
        ["/people/{UserId:int}"] = "/people/1",
        ["/password/{Secret}"] = "/password/none",
        ["/targets/{TargetId:int}/end"] = "/targets/1/end",
        ["/changes/{ChangeId:int}/withdraw"] = "/changes/1/withdraw",
        ["/reports/{Number:int}"] = "/reports/1",
        ["/reports/{number:int}/workbook"] = "/reports/1/workbook",
        ["/imports/{BatchId:int}"] = "/imports/1",
        ["/imports/{BatchId:int}/undo"] = "/imports/1/undo",
        ["/imports/{batchId:int}/again"] = "/imports/1/again",
        ["/imports/{batchId:int}/take-back"] = "/imports/1/take-back",
        ["/imports/{batchId:int}/set-aside.csv"] = "/imports/1/set-aside.csv",
        ["/imports/{batchId:int}/repairs.csv"] = "/imports/1/repairs.csv",
        ["/imports/{batchId:int}/problems.csv"] = "/imports/1/problems.csv",
        ["/imports/services/questions/{key:guid}"] = "/imports/services/questions/00000000-0000-0000-0000-000000000001",
        ["/imports/services/ties/{tieId:int}"] = "/imports/services/ties/1",
        ["/imports/templates/{formatId}.csv"] = "/imports/templates/referrals.csv",
        ["/imports/templates/{formatId}.xlsx"] = "/imports/templates/referrals.xlsx",

        // A job that has ended and been forgotten; its page then leads to the imports or says so.
        ["/imports/running/{JobId:guid}"] = "/imports/running/00000000-0000-0000-0000-000000000001",
        ["/imports/reading/{JobId:guid}"] = "/imports/reading/00000000-0000-0000-0000-000000000001",
        ["/imports/reading/{jobId:guid}/go-on"] = "/imports/reading/00000000-0000-0000-0000-000000000001/go-on",
        ["/imports/reading/{jobId:guid}/drop"] = "/imports/reading/00000000-0000-0000-0000-000000000001/drop",
        ["/imports/{batchId:int}/columns"] = "/imports/1/columns",
        ["/imports/reading/{jobId:guid}/columns"] = "/imports/reading/00000000-0000-0000-0000-000000000001/columns",
        ["/imports/columns/{JobId:guid}"] = "/imports/columns/00000000-0000-0000-0000-000000000001",
        ["/imports/columns/{JobId:guid}/words"] = "/imports/columns/00000000-0000-0000-0000-000000000001/words",
        ["/imports/columns/{jobId:guid}/look"] = "/imports/columns/00000000-0000-0000-0000-000000000001/look",
        ["/imports/columns/{jobId:guid}/say"] = "/imports/columns/00000000-0000-0000-0000-000000000001/say",
        ["/imports/columns/{jobId:guid}/keep"] = "/imports/columns/00000000-0000-0000-0000-000000000001/keep",
        ["/imports/profiles/{Key:guid}"] = "/imports/profiles/00000001-0000-0000-0000-000000000001",
        ["/imports/profiles/{key:guid}/profile.json"] = "/imports/profiles/00000001-0000-0000-0000-000000000001/profile.json",
        ["/imports/profiles/ready/{place:int}.json"] = "/imports/profiles/ready/0.json",
        ["/areas/{Code}"] = "/areas/north-valleys",
        ["/methods/{MeasureId}"] = "/methods/band-share",
        ["/api/measures/{measureId}"] = "/api/measures/band-share",
        ["/api/measures/{measureId}/csv"] = "/api/measures/band-share/csv",
        ["/api/tables/{tableId}/csv"] = "/api/tables/register/csv",
        ["/api/{documentName}.json"] = "/api/measures.json",
    };

    /// <summary>All endpoints but the assets, which hold nothing, and the framework's own, which have no page.</summary>
    public static IReadOnlyList<SiteRoute> Discover(Site site)
        => [.. site.Services.GetServices<EndpointDataSource>()
            .SelectMany(x => x.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(x => x.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(x => new SiteRoute(x))
            .Where(x => !x.IsFrameworks)
            .OrderBy(x => x.Pattern, StringComparer.Ordinal)];

    public sealed record SiteRoute(RouteEndpoint Endpoint)
    {
        public string Pattern { get; } = "/" + Endpoint.RoutePattern.RawText?.TrimStart('/');

        public bool IsFrameworks => Pattern.StartsWith("/_", StringComparison.Ordinal);

        public bool IsPage => Endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

        /// <summary>A chart of a page as a file. Which charts there are, only the page knows: see PictureContractTests.</summary>
        public bool IsPicture => Pattern.StartsWith("/charts/", StringComparison.Ordinal);

        public bool IsAnonymous => Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

        public IReadOnlyList<string> Policies => [.. Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(x => x.Policy ?? "")];

        public bool Answers(HttpMethod method)
            => Endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods || methods.HttpMethods.Contains(method.Method);

        /// <summary>Whether the route's own words let this role in; none is somebody who has not signed in.</summary>
        public bool Admits(Role? role)
            => IsAnonymous || (role is { } known
                && Policies.All(x => x == Web.Access.Policies.SignedIn || (Enum.TryParse<Permission>(x, out var permission) && known.May(permission))));

        /// <summary>An address that the route answers to.</summary>
        public string Sample()
        {
            if (IsPicture)
            {
                var page = Pattern["/charts".Length..Pattern.LastIndexOf("/{chart}", StringComparison.Ordinal)];
                return $"/charts{_samples.GetValueOrDefault(page, page)}/none.svg";
            }

            return Endpoint.RoutePattern.Parameters.Count == 0 ? Pattern
                : _samples.GetValueOrDefault(Pattern)
                    ?? throw new InvalidOperationException($"{Pattern} has parameters and no sample: add one to SiteRoutes.");
        }

        public override string ToString() => Pattern;
    }
}
