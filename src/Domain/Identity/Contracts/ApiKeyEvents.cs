using Marketplace.Domain.Common;

namespace Marketplace.Domain.Identity.Contracts;

public sealed record ApiKeyCreated(AccessKeyId KeyId) : IDomainEvent
{
    public string Name => "apiKey.created";

    public Guid SubjectId => KeyId.Value;
}

public sealed record ApiKeyRotated(AccessKeyId KeyId, AccessKeyId NewKeyId) : IDomainEvent
{
    public string Name => "apiKey.rotated";

    public Guid SubjectId => KeyId.Value;
}

public sealed record ApiKeyRevoked(AccessKeyId KeyId, string From) : IStateChange
{
    public string Name => "apiKey.revoked";

    public Guid SubjectId => KeyId.Value;

    public string SubjectType => "apiKeys";

    public string To => "revoked";

    public string? Reason => null;
}
