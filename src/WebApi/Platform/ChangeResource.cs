using Marketplace.Application.Common;
using Marketplace.Application.Platform;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Platform;

/// <summary>For whoever keeps a copy: what to fetch again and what to throw away.</summary>
internal static class ChangeResource
{
    public static ResourceType Type { get; } = Resource.Type<ChangeView, ChangeId>("changes", change => change.Id, type =>
    {
        type.Describe("The last change of each resource that the caller may read, in an order in which nothing appears behind what was read: walk with page[after] and keep the last meta.page.cursor. "
            + "A delete means that the resource is gone or no longer to be seen, for the public also that it is unpublished, paused or archived. To begin a copy, ask sort=-sequence with page[size]=1, read the collections, "
            + "and go on with page[before] and that cursor. Changes are told moments after they happened and kept for 90 days; a cursor from before is answered with 410 cursor_expired, and the collections are to be read anew. "
            + "Sellers are told of their products, listings, stockItems, sellerOrders and themselves.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Anyone);
        type.On(Surface.Seller, Methods.ListRead, AccessRule.AnyOf(Surface.Seller));
        type.On(Surface.Admin, Methods.ListRead, AccessRule.AnyOf(Surface.Admin));
        type.Feed();
        type.Attribute("sequence", change => change.Sequence, LongFormat.Any).Sort();
        type.Attribute("op", change => change.Op, EnumFormat<ChangeOp>.Instance);
        type.Attribute("resourceType", change => change.ResourceType, EnumFormat<FeedType>.Instance);
        type.Attribute("resourceId", change => change.ResourceId, IdFormat.Instance);
        type.Attribute("changedAt", change => change.ChangedAt, TimestampFormat.Instance);
        type.ToAny("subject", change => EnumFormat<FeedType>.NameOf(change.ResourceType), change => change.SubjectId, EnumFormat<FeedType>.Names);
        type.NamedList("types", EnumFormat<FeedType>.Instance, admits: (asked, surface) => FeedTypes.On(surface).Contains(asked));
        type.SortByDefault("sequence");
        type.Include("subject");
    });
}
