using System.Security.Claims;
using CommissioningDashboard.Access;
using CommissioningDashboard.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;

namespace CommissioningDashboard.Web.Components.Pages.SignIn;

public sealed partial class SignInPage
{
    /// <summary>The same for an unknown address, a wrong password, a locked and a disabled account.</summary>
    private const string _refusal = "The email address or the password is not right, or the account is locked";

    private const string EmailId = "email";

    private string? _problem;
    private bool _demoIsOffered;

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [Inject]
    internal SigningIn Desk { get; set; } = null!;

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

    [SupplyParameterFromForm(FormName = "demo")]
    public Role? DemoRole { get; set; }

    private bool DemoWasAskedFor => Configuration.GetValue("Demo:SignIn", false);

    protected override async Task OnInitializedAsync()
        => _demoIsOffered = DemoWasAskedFor && await Desk.HasDemoAsync(Http.RequestAborted);

    private async Task EnterAsync()
    {
        if (string.IsNullOrWhiteSpace(Email) || string.IsNullOrEmpty(Password))
        {
            _problem = "Enter your email address and your password";
            return;
        }

        await AdmitAsync(await Desk.WithPasswordAsync(Email, Password, Http.RequestAborted));
    }

    private async Task EnterDemoAsync()
        => await AdmitAsync(DemoWasAskedFor && DemoRole is { } role ? await Desk.AsDemoAsync(role, Http.RequestAborted) : null);

    private async Task AdmitAsync(ClaimsPrincipal? principal)
    {
        if (principal is null)
        {
            _problem = _refusal;
            return;
        }

        await Http.SignInAsync(principal);
        Navigation.NavigateTo(LocalUrl.OrStart(ReturnUrl));
    }
}
