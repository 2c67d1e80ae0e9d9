using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace CommissioningDashboard.Web;

/// <summary>The product speaks one language: 3 November 2026 and £1,234.50, whatever the machine or browser prefers.</summary>
internal static class BritishEnglish
{
    private static readonly CultureInfo _culture = CultureInfo.GetCultureInfo("en-GB");

    public static void Everywhere()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = _culture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = _culture;
    }

    /// <summary>Thread defaults do not reach a request that a host starts in a culture of its own.</summary>
    public static void UseBritishEnglish(this WebApplication app)
        => app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(_culture),
            SupportedCultures = [_culture],
            SupportedUICultures = [_culture],
            RequestCultureProviders = [],
        });
}
