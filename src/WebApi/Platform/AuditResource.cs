using Marketplace.Application.Common;
using Marketplace.Application.Platform;
using Marketplace.Domain.Common;
using Marketplace.Domain.Platform;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Platform;

/// <summary>Who did what, by which credential, from where.</summary>
internal static class AuditResource
{
    private static readonly ValueFormat<IReadOnlyList<AuditChange>> Changes = new ListFormat<AuditChange>(
        ObjectFormat<AuditChange>.Of(
            static _ => throw new NotSupportedException("Changes happen; nobody sends them."),
            static change =>
            {
                change.With("field", static value => value.Field, StringFormat.Any, required: true);
                change.With("before", static value => value.Before, StringFormat.Any);
                change.With("after", static value => value.After, StringFormat.Any);
            }),
        maxItems: 1000);

    public static ResourceType Type { get; } = Resource.Type<AuditEntryView, AuditEntryId>("auditEntries", entry => entry.Id, type =>
    {
        type.Describe("A line of the audit log. It cannot be changed; hash seals it together with all lines before it, about a second after it was written. Personal values are masked, secrets left out.");
        type.On(Surface.Admin, Methods.ListRead, AccessRule.Permission("audit"));
        type.HoldsSecrets();
        type.Attribute("action", entry => entry.Action, StringFormat.Any).Filter();
        type.Attribute("resourceType", entry => entry.ResourceType, StringFormat.Any).Filter();
        type.Attribute("resourceId", entry => entry.ResourceId, IdFormat.Instance).Filter();
        type.Attribute("surface", entry => entry.Surface, EnumFormat<AuditSurface>.Instance).Filter();
        type.Attribute("reason", entry => entry.Reason, StringFormat.Any);
        type.Attribute("changes", entry => entry.Changes, Changes);
        type.Attribute("ipAddress", entry => entry.IpAddress, StringFormat.Any);
        type.Attribute("requestId", entry => entry.RequestId, StringFormat.Any);
        type.Attribute("hash", entry => entry.Hash, StringFormat.Any);
        type.Attribute("occurredAt", entry => entry.OccurredAt, TimestampFormat.Instance).Filter(Operators.Comparison).Sort();
        type.ToOne("actor", entry => entry.ActorId, "users");
        type.ToOne("apiKey", entry => entry.KeyId, "apiKeys");
        type.FilterId("actor", entry => entry.ActorId);
        type.FilterId("apiKey", entry => entry.KeyId);
        type.SortByDefault("-occurredAt");
        type.Include("actor", "apiKey");
    });
}
