using System.Security.Cryptography;
using System.Text;
using Marketplace.Application.Common;
using Marketplace.Application.Identity;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;

namespace Marketplace.WebApi.Identity;

/// <summary>The caller of an HTTP request: what authentication found out, and the surface that the path names.</summary>
internal sealed class HttpCaller(IHttpContextAccessor accessor) : ICaller, IBecomesGuest
{
    private BuyerId? _guest;

    public CallerKind Kind => _guest is not null ? CallerKind.Guest : Bearer?.Kind switch
    {
        AccessKeyKind.Guest => CallerKind.Guest,
        AccessKeyKind.Buyer => CallerKind.Buyer,
        AccessKeyKind.Seller => CallerKind.Seller,
        AccessKeyKind.Admin => CallerKind.Admin,
        _ => Context is null ? CallerKind.System : CallerKind.Anonymous,
    };

    public Surface Surface
    {
        get
        {
            if (Context is null) return Surface.Admin;
            // As routing reads it: a door must not change its name by its letters' case.
            var path = Context.Request.Path;
            return path.StartsWithSegments(SellerPath, StringComparison.OrdinalIgnoreCase) ? Surface.Seller
                : path.StartsWithSegments(AdminPath, StringComparison.OrdinalIgnoreCase) ? Surface.Admin
                : Surface.Public;
        }
    }

    public UserId? UserId => Bearer?.UserId;

    public BuyerId? BuyerId => _guest ?? Bearer?.BuyerId;

    public SellerId? SellerId => Bearer?.SellerId;

    /// <summary>Callers without a credential are told apart by their address, so that one cannot replay another's answer.</summary>
    public string Credential => Bearer is { } bearer
        ? bearer.KeyId.Value.ToString("N")
        : "anonymous:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Context?.Connection.RemoteIpAddress?.ToString() ?? "")))[..16];

    private static PathString SellerPath { get; } = new("/api/v1/seller");

    private static PathString AdminPath { get; } = new("/api/v1/admin");

    private HttpContext? Context => accessor.HttpContext;

    private Bearer? Bearer => Context?.Features.Get<Bearer>();

    public bool May(string permission) => Bearer is { } bearer ? bearer.Permissions.Contains(AccessKey.Everything) || bearer.Permissions.Contains(permission) : Kind == CallerKind.System;

    public void BecomeGuest(BuyerId buyer) => _guest = buyer;
}
