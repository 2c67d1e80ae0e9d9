namespace CommissioningDashboard.Web.Components.Pages.Errors;

internal static class ProblemStatus
{
    /// <summary>Sends the page with the status that it is about, also when a reader asks for the page by its own address.</summary>
    public static void Answer(this HttpContext? http, int status)
    {
        if (http is { Response.HasStarted: false })
        {
            http.Response.StatusCode = status;
        }
    }
}
