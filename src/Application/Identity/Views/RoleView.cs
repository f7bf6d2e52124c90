using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;

namespace Marketplace.Application.Identity.Views;

public sealed record RoleView : IView
{
    public RoleId Id { get; init; }

    public int Revision { get; init; }

    public string Name { get; init; } = "";

    public Audience Surface { get; init; }

    public string? Description { get; init; }

    public bool IsSystem { get; init; }

    /// <summary>The names of the entries; <c>*</c> stands for all of the surface.</summary>
    public IReadOnlyList<string> Held { get; init; } = [];

    public IReadOnlyList<PermissionId> Permissions { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

public sealed record PermissionView : IView
{
    public PermissionId Id { get; init; }

    public int Revision { get; init; }

    public string Name { get; init; } = "";

    public Audience Surface { get; init; }

    public string Description { get; init; } = "";
}
