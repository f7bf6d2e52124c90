using System.Security.Cryptography;
using System.Text;
using Marketplace.Application.Common;
using Marketplace.Application.Identity;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Marketplace.WebApi.Common;
using Marketplace.WebApi.Realtime;

namespace Marketplace.WebApi.Identity;

/// <summary>In whose name something is read that no request asks for: what a live connection is told.</summary>
internal sealed record Visitor(Surface Surface, Bearer? Bearer, string? IpAddress);

/// <summary>The caller of an HTTP request: what authentication found out, and the surface that the path names.</summary>
internal sealed class HttpCaller(IHttpContextAccessor accessor) : ICaller, IBecomesKnown, IRequestOrigin
{
    private Visitor? _visitor;

    /// <summary>A person is a member of a seller or an admin behind the doors that their session opens, and a buyer elsewhere.</summary>
    public CallerKind Kind => (Surface, Bearer) switch
    {
        (_, null) => Context is null && _visitor is null ? CallerKind.System : CallerKind.Anonymous,
        (_, { IsGuest: true }) => CallerKind.Guest,
        (Surface.Seller, var bearer) when bearer.Opens(Audience.Seller) && bearer.SellerId is not null => CallerKind.Seller,
        (Surface.Admin, var bearer) when bearer.Opens(Audience.Admin) => CallerKind.Admin,
        (_, { BuyerId: not null }) => CallerKind.Buyer,
        (_, var bearer) => bearer.Opens(Audience.Admin) ? CallerKind.Admin : CallerKind.Seller,
    };

    public Surface Surface => _visitor?.Surface ?? (Context is null ? Surface.Admin : SurfaceOf(Context.Request));

    public UserId? UserId => Bearer?.UserId;

    public SessionId? SessionId => Bearer?.SessionId;

    public AccessKeyId? KeyId => Bearer is { IsGuest: false } bearer ? bearer.KeyId : null;

    public BuyerId? BuyerId => Bearer?.BuyerId;

    public SellerId? SellerId => Bearer?.SellerId;

    /// <summary>Callers without a credential are told apart by their address, so that one cannot replay another's answer.</summary>
    public string Credential => Bearer?.Credential ?? "anonymous:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(IpAddress ?? "")))[..16];

    public string? IpAddress => _visitor is not null ? _visitor.IpAddress
        : Context?.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString()
        : null;

    public string? UserAgent => Context?.Request.Headers.UserAgent.ToString();

    public string? RequestId => Context?.TraceIdentifier;

    public string? Language => Context is { } context ? LanguageTags.Preferred(context.Request) : null;

    private static PathString SellerPath { get; } = new("/api/v1/seller");

    private static PathString AdminPath { get; } = new("/api/v1/admin");

    private HttpContext? Context => accessor.HttpContext;

    private Bearer? Bearer => _visitor is null ? Context?.Features.Get<Bearer>() : _visitor.Bearer;

    /// <summary>As the path says, or for a live connection its query.</summary>
    public static Surface SurfaceOf(HttpRequest request) => HubPaths.IsHub(request.Path) ? HubPaths.SurfaceOf(request) ?? Surface.Public : SurfaceOf(request.Path);

    /// <summary>From now on this scope acts in another's name.</summary>
    public void ActFor(Visitor visitor) => _visitor = visitor;

    /// <summary>As routing reads it: a door must not change its name by its letters' case.</summary>
    private static Surface SurfaceOf(PathString path) => path.StartsWithSegments(SellerPath, StringComparison.OrdinalIgnoreCase) ? Surface.Seller
        : path.StartsWithSegments(AdminPath, StringComparison.OrdinalIgnoreCase) ? Surface.Admin
        : Surface.Public;

    public bool May(string permission) => Bearer?.May(permission) ?? Kind == CallerKind.System;

    public void Become(Bearer bearer) => (Context ?? throw new InvalidOperationException("Only who came by a request can become known.")).Features.Set(bearer);
}
