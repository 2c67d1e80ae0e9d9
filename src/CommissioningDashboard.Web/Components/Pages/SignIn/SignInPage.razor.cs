using System.Security.Claims;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Demo;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Register;
using CommissioningDashboard.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;

namespace CommissioningDashboard.Web.Components.Pages.SignIn;

public sealed partial class SignInPage
{
    /// <summary>The same for an unknown address, a wrong password, an account that must be waited for and a disabled one.</summary>
    private const string _refusal = "The email address or the password is not right, or it is too soon to try again";

    private const string EmailId = "email";

    private string? _problem;
    private readonly List<DemoPlace> _demos = [];

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [Inject]
    internal SigningIn Desk { get; set; } = null!;

    [Inject]
    internal ProviderLinks Links { get; set; } = null!;

    [Inject]
    internal Database Database { get; set; } = null!;

    [Inject]
    public DemoEnquiries Enquiries { get; set; } = null!;

    [Inject]
    public NavigationManager Navigation { get; set; } = null!;

    [Inject]
    public IConfiguration Configuration { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery]
    public bool SignedOut { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    public string? Email { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    public string? Password { get; set; }

    /// <summary>The code of the demo authority whose form was sent.</summary>
    [SupplyParameterFromForm]
    public string? DemoCode { get; set; }

    [SupplyParameterFromForm]
    public Role? DemoRole { get; set; }

    private bool DemoWasAskedFor => Configuration.GetValue("Demo:SignIn", false);

    protected override async Task OnInitializedAsync()
    {
        foreach (var place in DemoPlace.All)
        {
            if (DemoWasAskedFor && await Desk.HasDemoAsync(place, Http.RequestAborted))
            {
                _demos.Add(place);
            }
        }
    }

    private async Task EnterAsync()
    {
        if (string.IsNullOrWhiteSpace(Email) || string.IsNullOrEmpty(Password))
        {
            _problem = "Enter your email address and your password";
            return;
        }

        var answer = await Desk.WithPasswordAsync(Http, Email, Password);
        if (answer.Wait is { } wait)
        {
            Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Http.Response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds):0}";
            _problem = $"There were too many wrong tries from your network. Try again in {InWords(wait)}";
            return;
        }

        await AdmitAsync(answer.Principal);
    }

    private async Task EnterDemoAsync()
        => await AdmitAsync(_demos.Find(x => x.Code == DemoCode) is { } place && DemoRole is { } role
            ? await Desk.AsDemoAsync(place, role, Http.RequestAborted)
            : null);

    /// <summary>A provider has no account: a link of its own, made for whoever looks around, leads to its record.</summary>
    private async Task EnterProviderAsync()
    {
        var authority = _demos.Contains(DemoPlace.County)
            ? await Database.FindAuthorityAsync(DemoPlace.County.Code, Http.RequestAborted) : null;
        if (authority is not null && await Links.MakeForDemoAsync(authority.Id, Http.RequestAborted) is { } secret)
        {
            Navigation.NavigateTo($"your-record/{secret}");
        }
    }

    private async Task AnswerDemoAsync()
    {
        if (DemoWasAskedFor && await Enquiries.NewLinkAsync(Http.RequestAborted) is { } secret)
        {
            Navigation.NavigateTo($"enquiry/{secret}");
        }
    }

    private async Task AdmitAsync(ClaimsPrincipal? principal)
    {
        if (principal is null)
        {
            _problem = _refusal;
            return;
        }

        await Http.SignInAsync(principal);
        var next = LocalUrl.OrStart(ReturnUrl);
        Navigation.NavigateTo(principal.HasClaim(x => x.Type == AccountClaims.WrongTries) ? WrongTriesPage.Before(next) : next);
    }

    private static string InWords(TimeSpan wait)
        => wait > TimeSpan.FromMinutes(1)
            ? Written.Counted((int)Math.Ceiling(wait.TotalMinutes), "minute")
            : Written.Counted((int)Math.Ceiling(wait.TotalSeconds), "second");
}
