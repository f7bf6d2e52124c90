using System.Security.Cryptography;
using System.Text;
using Marketplace.Application.Common;
using Marketplace.Application.Identity;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;

namespace Marketplace.WebApi.Identity;

/// <summary>The caller of an HTTP request: what authentication found out, and the surface that the path names.</summary>
internal sealed class HttpCaller(IHttpContextAccessor accessor) : ICaller, IBecomesKnown, IRequestOrigin
{
    /// <summary>A person is a member of a seller or an admin behind the doors that their session opens, and a buyer elsewhere.</summary>
    public CallerKind Kind => (Surface, Bearer) switch
    {
        (_, null) => Context is null ? CallerKind.System : CallerKind.Anonymous,
        (_, { IsGuest: true }) => CallerKind.Guest,
        (Surface.Seller, var bearer) when bearer.Opens(Audience.Seller) && bearer.SellerId is not null => CallerKind.Seller,
        (Surface.Admin, var bearer) when bearer.Opens(Audience.Admin) => CallerKind.Admin,
        (_, { BuyerId: not null }) => CallerKind.Buyer,
        (_, var bearer) => bearer.Opens(Audience.Admin) ? CallerKind.Admin : CallerKind.Seller,
    };

    public Surface Surface => Context is null ? Surface.Admin : SurfaceOf(Context.Request.Path);

    public UserId? UserId => Bearer?.UserId;

    public SessionId? SessionId => Bearer?.SessionId;

    public AccessKeyId? KeyId => Bearer is { IsGuest: false } bearer ? bearer.KeyId : null;

    public BuyerId? BuyerId => Bearer?.BuyerId;

    public SellerId? SellerId => Bearer?.SellerId;

    /// <summary>Callers without a credential are told apart by their address, so that one cannot replay another's answer.</summary>
    public string Credential => Bearer?.Credential ?? "anonymous:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(IpAddress ?? "")))[..16];

    public string? IpAddress => Context?.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : null;

    public string? UserAgent => Context?.Request.Headers.UserAgent.ToString();

    public string? RequestId => Context?.TraceIdentifier;

    private static PathString SellerPath { get; } = new("/api/v1/seller");

    private static PathString AdminPath { get; } = new("/api/v1/admin");

    private HttpContext? Context => accessor.HttpContext;

    private Bearer? Bearer => Context?.Features.Get<Bearer>();

    /// <summary>As routing reads it: a door must not change its name by its letters' case.</summary>
    public static Surface SurfaceOf(PathString path) => path.StartsWithSegments(SellerPath, StringComparison.OrdinalIgnoreCase) ? Surface.Seller
        : path.StartsWithSegments(AdminPath, StringComparison.OrdinalIgnoreCase) ? Surface.Admin
        : Surface.Public;

    public bool May(string permission) => Bearer?.May(permission) ?? Kind == CallerKind.System;

    public void Become(Bearer bearer) => (Context ?? throw new InvalidOperationException("Only who came by a request can become known.")).Features.Set(bearer);
}
