using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;

namespace Marketplace.Application.Sellers;

/// <summary>A seller made by an admin on behalf of its owner; it is pending until it is approved.</summary>
/// <param name="BaseCurrency">Null: the store's.</param>
public sealed record RegisterSellerCommand(SellerDetails Details, UserId Owner, string? BaseCurrency, bool IsTrusted) : ICommand<Written>;

internal sealed class RegisterSellerHandler(ISellersDb db, StoreOptions store, SellersOptions sellers, IMediaLibrary media, TimeProvider clock) : IRequestHandler<RegisterSellerCommand, Written>
{
    public async Task<Written> Handle(RegisterSellerCommand command, CancellationToken ct)
    {
        await media.ExchangeAsync(before: null, command.Details.LogoId, "logo", ct);
        await media.ExchangeAsync(before: null, command.Details.BannerId, "banner", ct);
        var seller = Seller.Register(command.Details, command.BaseCurrency ?? store.Currency);
        seller.AcceptTerms(clock.GetUtcNow()); // the operator has it in writing
        if (command.IsTrusted) seller.Trust(trusted: true);

        db.Sellers.Add(seller);
        db.SellerMembers.Add(SellerMember.Join(seller.Id, command.Owner, SellerRole.Owner));
        db.KycCases.Add(KycCase.Open(seller.Id, sellers.RequiredDocuments));
        await db.SaveChangesAsync(ct);
        return new Written(seller.Id.Value);
    }
}
