using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Media.Contracts;
using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

/// <summary>What carts know of a person.</summary>
internal sealed class CartData(IShoppingDb db, ICustomizationFiles files) : IPersonalData
{
    public string Section => "carts";

    public async Task<object?> ExportAsync(DataSubject subject, CancellationToken ct) => await db.Carts.AsNoTracking().Where(cart => cart.BuyerId == subject.ProfileId).OrderBy(cart => cart.Id)
        .Select(cart => new { cart.Status, cart.Currency, cart.Email, cart.Note, cart.ShippingAddress, cart.CreatedAt, Lines = cart.Lines.Select(line => new { line.ListingId, line.Quantity, line.Customization }) }).ToListAsync(ct);

    public async Task EraseAsync(DataSubject subject, CancellationToken ct)
    {
        foreach (var cart in await db.Carts.Where(cart => cart.BuyerId == subject.ProfileId).ToListAsync(ct))
        {
            await files.UseAsync([], cart.Uploads, ct);
            cart.ForgetPerson();
        }
    }
}

internal sealed class CartOwners(IShoppingDb db) : ICartOwners
{
    public Task HandOverAsync(BuyerId from, BuyerId to, CancellationToken ct) =>
        db.Carts.Where(cart => cart.BuyerId == from && cart.Status != CartStatus.Open).ExecuteUpdateAsync(set => set.SetProperty(cart => cart.BuyerId, to), ct);
}
