using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Where a type or a field exists.</summary>
[Flags]
internal enum Surfaces
{
    None = 0,
    Public = 1,
    Seller = 2,
    Admin = 4,
    SellerAndAdmin = Seller | Admin,
    PublicAndAdmin = Public | Admin,
    PublicAndSeller = Public | Seller,
    All = Public | Seller | Admin,
}

/// <summary>What a type offers on a surface: the letters of the resource catalogue.</summary>
[Flags]
internal enum Methods
{
    None = 0,
    List = 1,
    Read = 2,
    Create = 4,
    Update = 8,
    Delete = 16,
    Transition = 32,
    ListRead = List | Read,
    All = List | Read | Create | Update | Delete,
}

internal static class SurfaceExtensions
{
    extension(Surfaces surfaces)
    {
        public bool Has(Surface surface) => (surfaces & surface.AsFlag) != 0;
    }

    extension(Surface surface)
    {
        public Surfaces AsFlag => surface switch
        {
            Surface.Public => Surfaces.Public,
            Surface.Seller => Surfaces.Seller,
            _ => Surfaces.Admin,
        };

        /// <summary>The beginning of every URL of the surface.</summary>
        public string Prefix => surface switch
        {
            Surface.Public => "/api/v1",
            Surface.Seller => "/api/v1/seller",
            _ => "/api/v1/admin",
        };
    }
}
