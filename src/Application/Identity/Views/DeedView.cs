using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Identity.Views;

/// <summary>Something that somebody did to their own account and of which only the effect is kept.</summary>
public sealed record DeedView : IView
{
    public UserId UserId { get; init; }

    public int Revision { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
