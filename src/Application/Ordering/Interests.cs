using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>A buyer wants to be spoken to about a listing; of one listing only once at a time.</summary>
public sealed record ExpressInterestCommand(ListingId ListingId, string? Message) : ICommand<Written>;

public sealed record MoveInterestCommand(InterestId Id, InterestStatus To, string? Reason) : ICommand<Written>;

public sealed record InterestView : IView
{
    public InterestId Id { get; init; }
    public int Revision { get; init; }
    public ListingId ListingId { get; init; }
    public SellerId SellerId { get; init; }
    public BuyerId BuyerId { get; init; }
    public string? Message { get; init; }
    public InterestStatus Status { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class InterestHandlers(IOrderingDb db, IUnitOfWork work, ICaller caller, ICatalogPlaces places, IMoveHistory moves) :
    IRequestHandler<ExpressInterestCommand, Written>, IRequestHandler<MoveInterestCommand, Written>, IRequestHandler<Read<InterestView>, Page<InterestView>>
{
    /// <summary>Of two that are open the unique index refuses one.</summary>
    public async Task<Written> Handle(ExpressInterestCommand command, CancellationToken ct)
    {
        var offered = await places.OfListingAsync(command.ListingId, ct) ?? throw new DomainException(OrderErrors.NoSuchListing);
        var interest = Interest.Express(caller.RequiredBuyer, command.ListingId, offered.Seller, command.Message);
        db.Interests.Add(interest);
        await db.SaveChangesAsync(ct);
        return new Written(interest.Id.Value);
    }

    public Task<Written> Handle(MoveInterestCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            await work.LockAsync($"interest {command.Id.Value}", ct);
            var interest = await db.Interests.VisibleTo(caller).SingleOrDefaultAsync(interest => interest.Id == command.Id, ct);
            Ensure.That(interest is not null, OrderErrors.NoSuchInterest);
            if (interest.Status == command.To) return await moves.LastAsync("interests", command.Id.Value, ct);

            interest.Move(command.To, caller.Surface is Surface.Public ? Interest.OfBuyer : Interest.OfSellerAndAdmin, command.Reason);
            await db.SaveChangesAsync(ct);
            return await moves.LastAsync("interests", command.Id.Value, ct) with { AlreadyThere = false };
        },
        cancellationToken);

    public Task<Page<InterestView>> Handle(Read<InterestView> request, CancellationToken cancellationToken) => db.Interests.AsNoTracking().VisibleTo(caller)
        .Select(interest => new InterestView
        {
            Id = interest.Id,
            Revision = interest.Version,
            ListingId = interest.ListingId,
            SellerId = interest.SellerId,
            BuyerId = interest.BuyerId,
            Message = interest.Message,
            Status = interest.Status,
            CreatedAt = interest.CreatedAt,
            UpdatedAt = interest.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);
}
