using Marketplace.Application.Common;
using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Identity.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Customers;
using Marketplace.Domain.Identity.Contracts;
using Marketplace.Domain.Ordering.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Customers;

internal sealed class CustomerProfiles(ICustomersDb db) : ICustomerProfiles
{
    public IQueryable<BuyerId> Known => db.CustomerProfiles.Select(profile => profile.Id);

    public void Open(BuyerId id, UserId user, string name, string email) => db.CustomerProfiles.Add(CustomerProfile.OfUser(id, user, name, email));

    public async Task<CustomerContact?> ContactAsync(BuyerId id, CancellationToken ct)
    {
        var found = await db.CustomerProfiles.AsNoTracking().Where(profile => profile.Id == id).Select(profile => new { profile.Email }).SingleOrDefaultAsync(ct);
        if (found is null) return null;

        var defaults = await db.CustomerAddresses.AsNoTracking().Where(entry => entry.ProfileId == id && (entry.IsDefaultShipping || entry.IsDefaultBilling)).ToListAsync(ct);
        return new CustomerContact(Email.IsOfErased(found.Email) ? null : found.Email, defaults.Find(entry => entry.IsDefaultShipping)?.Address, defaults.Find(entry => entry.IsDefaultBilling)?.Address);
    }
}

/// <summary>A guest who orders is a customer, without an account.</summary>
internal sealed class OpenProfileWhenGuestOrders(ICustomersDb db, IPurchases purchases) : IEventConsumer
{
    public string Name => "customers.openProfileWhenGuestOrders";

    public bool Wants(string eventName) => eventName == "order.placed";

    public async Task HandleAsync(EventEnvelope happened, CancellationToken ct)
    {
        var placed = happened.Read<OrderMoved>();
        if (await db.CustomerProfiles.AnyAsync(profile => profile.Id == placed.BuyerId, ct) || await purchases.ContactAsync(placed.OrderId, ct) is not { } contact) return;

        db.CustomerProfiles.Add(CustomerProfile.OfGuest(placed.BuyerId, contact.Name, contact.Email));
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Who has shown to read an address gets what was bought with it as a guest; and the profile follows a changed address.</summary>
internal sealed class ClaimProfilesWhenEmailVerified(ICustomersDb db, IPeople people, IPurchases purchases) : IEventConsumer
{
    public string Name => "customers.claimProfilesWhenEmailVerified";

    public bool Wants(string eventName) => eventName == "user.emailVerified";

    public async Task HandleAsync(EventEnvelope happened, CancellationToken ct)
    {
        var verified = happened.Read<UserEmailVerified>();
        if (await people.FindAsync(verified.UserId, ct) is not { VerifiedEmail: { } email }) return;

        var own = await db.CustomerProfiles.SingleOrDefaultAsync(profile => profile.Id == verified.ProfileId, ct);
        own?.Follow(email);
        var key = Email.KeyOf(email);
        var guests = await db.CustomerProfiles.Where(profile => profile.EmailKey == key && profile.UserId == null && profile.ClaimedBy == null).ToListAsync(ct);
        foreach (var guest in guests)
        {
            guest.ClaimFor(verified.ProfileId);
            await purchases.HandOverAsync(guest.Id, verified.ProfileId, ct);
        }

        await db.SaveChangesAsync(ct);
    }
}
