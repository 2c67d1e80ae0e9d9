using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Diagnostics;

namespace CommissioningDashboard.Web.Access;

/// <summary>The cookie that keeps a person signed in, who reads it, and how often signing in may be tried.</summary>
internal static class SignInServices
{
    /// <summary>The prefix makes browsers refuse the cookie unless it is secure, for this host alone and for all its paths.</summary>
    public const string CookieName = "__Host-dashboard";

    /// <summary>The name of the limit on attempts to sign in.</summary>
    public const string Attempts = "sign-in";

    /// <summary>The name of the limit on pages that are opened by the secret of a link, reading them too.</summary>
    public const string SecretLinks = "secret-links";

    /// <summary>The name of the limit on what everybody may read: wide, and against machines only.</summary>
    public const string OpenReading = "open-reading";

    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan _window = TimeSpan.FromMinutes(1);

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Passwords>();
        services.AddSingleton<AccountCheck>();
        services.AddSingleton<KnownBrowsers>();
        services.AddSingleton<SigningIn>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<CircuitHandler, CircuitUser>();
        services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>();
        services.AddCascadingAuthenticationState();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(Configure);

        // A whole council may come from one address, so this only stops machines, each by itself; growing waits stop guessers.
        var perMinute = builder.Configuration.GetValue("SignIn:AttemptsPerMinute", 60);
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = $"{_window.TotalSeconds:0}";
                return ValueTask.CompletedTask;
            };
            limits.AddPolicy(Attempts, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    context.RequestServices.GetRequiredService<KnownBrowsers>().RecogniseAny(context.Request)
                        ?? Network.KeyFor(context.Connection.RemoteIpAddress),
                    _ => new() { PermitLimit = perMinute, Window = _window })
                : RateLimitPartition.GetNoLimiter("reading"));
            limits.AddPolicy(OpenReading, context => RateLimitPartition.GetFixedWindowLimiter(
                Network.KeyFor(context.Connection.RemoteIpAddress), _ => new() { PermitLimit = 10 * perMinute, Window = _window }));
            limits.AddPolicy(SecretLinks, context => RateLimitPartition.GetFixedWindowLimiter(
                Network.KeyFor(context.Connection.RemoteIpAddress), _ => new() { PermitLimit = perMinute, Window = _window }));
        });
    }

    /// <summary>Finds who is signed in, tells <see cref="CurrentUser"/>, and holds every endpoint to its policy.</summary>
    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use((context, next) =>
        {
            context.RequestServices.GetRequiredService<CurrentUser>().Principal = context.User;
            return next(context);
        });
        app.UseAuthorization();
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = CookieName;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;

        // Lax, not Strict: a link in an e-mail to a page must find its reader signed in. No GET changes anything.
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = IdleLimit;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnRedirectToLogin = context =>
        {
            if (context.Request.Path.StartsWithSegments("/api"))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            }
            else
            {
                // A relative address, so that a made-up Host header cannot send anyone elsewhere.
                context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
            }

            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = async context =>
        {
            // The error page shows nothing of anybody's, and must come even when the database does not answer.
            if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
            {
                return;
            }

            var check = context.HttpContext.RequestServices.GetRequiredService<AccountCheck>();
            if (!await check.IsGoodAsync(context.Principal!, context.HttpContext.RequestAborted))
            {
                context.RejectPrincipal();
                context.HttpContext.Response.Cookies.Delete(CookieName, new CookieOptions { Path = "/", Secure = true });
            }
        };
    }
}
