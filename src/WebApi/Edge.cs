using System.IO.Compression;
using System.Net;
using Marketplace.Application.Common;
using Marketplace.Application.Identity;
using Marketplace.WebApi.Identity;
using Marketplace.WebApi.JsonApi;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;

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
        services.AddOptions<RateLimitOptions>().Bind(builder.Configuration.GetSection(RateLimitOptions.Section))
            .Validate(limits => int.Min(int.Min(limits.PerUser, limits.UserBurst), int.Min(int.Min(limits.PerKey, limits.PerAddress), int.Min(limits.AnonymousWrites, limits.SignIns))) > 0, "RateLimits: every number is above zero.").ValidateOnStart();
        services.AddHttpContextAccessor();
        services.AddScoped<HttpCaller>().AddScoped<ICaller>(provider => provider.GetRequiredService<HttpCaller>()).AddScoped<IRequestOrigin>(provider => provider.GetRequiredService<HttpCaller>());
        services.AddSingleton<ISessionCookies, SessionCookies>().AddSingleton<RateGate>();
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
        AddCors(services, builder.Configuration.GetSection("Edge:AllowedOrigins").Get<string[]>() ?? []);
        AddProxies(services, [.. (builder.Configuration.GetSection("Edge:KnownProxies").Get<string[]>() ?? []).Select(IPAddress.Parse)]);
    }

    public static void UseEdge(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<RequestId>();
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

    private static void AddCors(IServiceCollection services, string[] origins)
    {
        // Every site could act for its visitors (JA-316).
        if (origins.Contains("*", StringComparer.Ordinal)) throw new InvalidOperationException("Edge:AllowedOrigins names each origin; '*' is not possible where credentials are.");

        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(origins).AllowCredentials().WithHeaders(RequestHeaders).WithExposedHeaders(ExposedHeaders)
            .WithMethods("GET", "HEAD", "POST", "PATCH", "DELETE").SetPreflightMaxAge(TimeSpan.FromHours(2))));
    }

    /// <summary>What clients send as <c>X-Forwarded-*</c> is ignored unless it comes from a proxy that is configured by its address .</summary>
    private static void AddProxies(IServiceCollection services, IPAddress[] proxies) => services.Configure<ForwardedHeadersOptions>(options =>
    {
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in proxies) options.KnownProxies.Add(proxy);
        options.ForwardedHeaders = proxies.Length == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedPrefix;
    });
}
