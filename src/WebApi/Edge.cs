using System.IO.Compression;
using System.Net;
using Marketplace.Application.Common;
using Marketplace.Application.Identity;
using Marketplace.Infrastructure.Settings;
using Marketplace.WebApi.Identity;
using Marketplace.WebApi.JsonApi;
using Marketplace.WebApi.Operations.Logs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace Marketplace.WebApi;

/// <summary>What stands between the socket and the endpoints, in the order in which a request meets it.</summary>
internal static class Edge
{
    private static readonly string[] RequestHeaders =
    [
        "Authorization", "X-CSRF-Token", "Content-Type", "Accept", "Accept-Language", "Content-Language", "If-Match", "If-None-Match", "Idempotency-Key", "X-Request-Id",
    ];

    private static readonly string[] ExposedHeaders =
    [
        "Location", "Content-Location", "ETag", "Retry-After", "RateLimit", "RateLimit-Policy", "X-Request-Id", "Link", "Deprecation", "Sunset", "Content-Language", "Idempotency-Replayed",
    ];

    public static void AddEdge(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = 4 * RawQuery.MaxUrlLength; // so that we answer a long URL ourselves (JA-119)
            kestrel.Limits.MaxRequestHeadersTotalSize = 2 * RequestLimits.MaxHeaderBytes;
        });
        services.AddSettings<RateLimitOptions>(builder.Configuration, RateLimitOptions.Section).AddSettings<EdgeOptions>(builder.Configuration, EdgeOptions.Section);
        services.AddHttpContextAccessor();
        services.AddScoped<HttpCaller>().AddScoped<ICaller>(provider => provider.GetRequiredService<HttpCaller>()).AddScoped<IRequestOrigin>(provider => provider.GetRequiredService<HttpCaller>());
        services.AddSingleton<ISessionCookies, SessionCookies>().AddSingleton<RateGate>().AddSingleton<Application.Common.IGuessedCodes, GuessedCodes>();
        services.AddScoped<IAuthenticationService, Authentication>();
        services.AddAuthentication(BearerHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true; // browsers send no key by themselves, so nobody can make one ask again and again (BREACH)
            options.MimeTypes = [Wire.MediaType, "application/json", "text/html", "text/css", "text/javascript"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.AddCors().AddOptions<CorsOptions>().Configure<IOptions<EdgeOptions>>(AllowOrigins);
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<EdgeOptions>>(BelieveProxies);
    }

    public static void UseEdge(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<RequestId>();
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<SafeHeaders>();
        app.UseMiddleware<Compression>();
        app.UseMiddleware<ErrorHandler>();
        app.UseCors();
        app.UseRouting();
        app.UseMiddleware<AllowedMethods>();
        app.UseMiddleware<RequestLimits>();
        app.UseMiddleware<Negotiation>();
        app.UseMiddleware<PackedBodies>();
        app.UseAuthentication();
        app.UseMiddleware<RateLimits>();
        app.UseAuthorization();
    }

    private static void AllowOrigins(CorsOptions cors, IOptions<EdgeOptions> edge) => cors.AddDefaultPolicy(policy => policy
        .WithOrigins([.. edge.Value.AllowedOrigins]).AllowCredentials().WithHeaders(RequestHeaders).WithExposedHeaders(ExposedHeaders)
        .WithMethods("GET", "HEAD", "POST", "PATCH", "DELETE").SetPreflightMaxAge(TimeSpan.FromHours(2)));

    /// <summary>What clients send as <c>X-Forwarded-*</c> is ignored unless it comes from a proxy that is configured by its address or network .</summary>
    private static void BelieveProxies(ForwardedHeadersOptions options, IOptions<EdgeOptions> edge)
    {
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in edge.Value.KnownProxies) options.KnownProxies.Add(IPAddress.Parse(proxy));
        foreach (var network in edge.Value.KnownNetworks) options.KnownIPNetworks.Add(IPNetwork.Parse(network));
        options.ForwardedHeaders = options.KnownProxies.Count + options.KnownIPNetworks.Count == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedPrefix;
    }
}
