using System.Security.Claims;

namespace CommissioningDashboard.Web.Access;

/// <summary>What came of a try to sign in.</summary>
/// <param name="Principal">Who is signed in, or none.</param>
/// <param name="Wait">How long the network that the try came from must wait; set only when that is why it was refused.</param>
internal sealed record SignInAnswer(ClaimsPrincipal? Principal, TimeSpan? Wait = null);
