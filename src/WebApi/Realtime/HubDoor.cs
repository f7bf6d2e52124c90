using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;

namespace Marketplace.WebApi.Realtime;

/// <summary>A hub: where it is, of which types it tells, and on which surfaces.</summary>
internal sealed record HubDoor(string Path, IReadOnlyList<string> Types, IReadOnlyList<Surface> Surfaces)
{
    public static HubDoor Orders { get; } = new("/hubs/orders", NewsTypes.Orders, [Surface.Public, Surface.Seller, Surface.Admin]);

    public static HubDoor Notifications { get; } = new("/hubs/notifications", NewsTypes.Catalogue, [Surface.Seller, Surface.Admin]);

    public static IReadOnlyList<HubDoor> All { get; } = [Orders, Notifications];
}
