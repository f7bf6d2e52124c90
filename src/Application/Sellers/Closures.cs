using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Sellers.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

public sealed record AnnounceClosureCommand(ShopId? ShopId, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, string? Message) : ICommand<Written>;

public sealed record ChangeClosureCommand(SellerClosureId Id, Optional<DateTimeOffset> StartsAt, Optional<DateTimeOffset?> EndsAt, Optional<string?> Message) : ICommand<Written>;

public sealed record TakeBackClosureCommand(SellerClosureId Id) : ICommand<Unit>;

internal sealed class ClosureHandlers(ISellersDb db, ICaller caller) :
    IRequestHandler<AnnounceClosureCommand, Written>, IRequestHandler<ChangeClosureCommand, Written>, IRequestHandler<TakeBackClosureCommand, Unit>
{
    public async Task<Written> Handle(AnnounceClosureCommand command, CancellationToken ct)
    {
        var closure = SellerClosure.Announce(caller.RequiredSeller, command.ShopId, command.StartsAt, command.EndsAt, command.Message);
        db.SellerClosures.Add(closure);
        await db.SaveChangesAsync(ct);
        return new Written(closure.Id.Value);
    }

    public async Task<Written> Handle(ChangeClosureCommand command, CancellationToken ct)
    {
        var closure = await db.SellerClosures.SingleAsync(candidate => candidate.Id == command.Id, ct);
        closure.Change(command.StartsAt.Or(closure.StartsAt), command.EndsAt.Or(closure.EndsAt), command.Message.Or(closure.Message));
        await db.SaveChangesAsync(ct);
        return new Written(closure.Id.Value);
    }

    public async Task<Unit> Handle(TakeBackClosureCommand command, CancellationToken ct)
    {
        var closure = await db.SellerClosures.SingleAsync(candidate => candidate.Id == command.Id, ct);
        closure.TakeBack();
        db.SellerClosures.Remove(closure);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}

/// <summary>The public sees those of approved sellers; a seller its own.</summary>
internal sealed class ReadClosures(ISellersDb db, ICaller caller) : IRequestHandler<Read<SellerClosureView>, Page<SellerClosureView>>
{
    public Task<Page<SellerClosureView>> Handle(Read<SellerClosureView> request, CancellationToken cancellationToken) => Visible.AsNoTracking()
        .Select(closure => new SellerClosureView
        {
            Id = closure.Id,
            Revision = closure.Version,
            SellerId = closure.SellerId,
            ShopId = closure.ShopId,
            StartsAt = closure.StartsAt,
            EndsAt = closure.EndsAt,
            Message = closure.Message,
            CreatedAt = closure.CreatedAt,
            UpdatedAt = closure.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    private IQueryable<SellerClosure> Visible => caller.Surface switch
    {
        Surface.Admin => db.SellerClosures,
        Surface.Seller => db.SellerClosures.Where(closure => closure.SellerId == caller.SellerId),
        _ => db.SellerClosures.Where(closure => db.Sellers.Any(seller => seller.Id == closure.SellerId && seller.Status == SellerStatus.Approved)),
    };
}
