using Marketplace.WebApi.Realtime;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Marketplace.WebApi.Identity;

/// <summary>Does not make a handler for a request without credentials: most are, and there is nothing that it could find out.</summary>
internal sealed class Authentication(
    IAuthenticationSchemeProvider schemes, IAuthenticationHandlerProvider handlers, IClaimsTransformation transform, IOptions<AuthenticationOptions> options)
    : AuthenticationService(schemes, handlers, transform, options)
{
    private static readonly Task<AuthenticateResult> Nobody = Task.FromResult(AuthenticateResult.NoResult());

    public override Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme) =>
        context.Request.Headers.Authorization.Count == 0 && SessionCookies.AccessTokenOf(context.Request) is null && HubPaths.TokenOf(context.Request) is null ? Nobody : base.AuthenticateAsync(context, scheme);
}
