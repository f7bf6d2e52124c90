using Marketplace.Domain.Common;

namespace Marketplace.Domain.Identity.Contracts;

public sealed record UserRegistered(UserId UserId, BuyerId ProfileId) : IDomainEvent
{
    public string Name => "user.registered";

    public Guid SubjectId => UserId.Value;
}

public sealed record UserUpdated(UserId UserId) : IUpdated
{
    public string Name => "user.updated";

    public Guid SubjectId => UserId.Value;
}

/// <summary>An address is known to be this person's; profiles of guests with that address are theirs from now on.</summary>
public sealed record UserEmailVerified(UserId UserId, BuyerId ProfileId) : IDomainEvent
{
    public string Name => "user.emailVerified";

    public Guid SubjectId => UserId.Value;
}

public sealed record UserPasswordChanged(UserId UserId) : IDomainEvent
{
    public string Name => "user.passwordChanged";

    public Guid SubjectId => UserId.Value;
}

public sealed record UserRolesChanged(UserId UserId) : IUpdated
{
    public string Name => "user.rolesChanged";

    public Guid SubjectId => UserId.Value;
}

public sealed record UserStatusChanged(UserId UserId, UserStatus Before, UserStatus After, string? Reason) : IStateChange
{
    public string Name => After is UserStatus.Active ? "user.reinstated" : $"user.{To}";

    public Guid SubjectId => UserId.Value;

    public string SubjectType => "users";

    public string From => States.Name(Before);

    public string To => States.Name(After);
}

/// <summary>Something about how somebody proves a second time who they are.</summary>
public sealed record SecondFactorChanged(UserId UserId, string What) : IDomainEvent
{
    public string Name => "user.secondFactorChanged";

    public Guid SubjectId => UserId.Value;
}
