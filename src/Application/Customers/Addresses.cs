using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Customers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Customers;

public sealed record NoteAddressCommand(string? Label, Address Address, bool IsDefaultShipping, bool IsDefaultBilling) : ICommand<Written>;

public sealed record ChangeAddressCommand(CustomerAddressId Id, Func<Address, Address> Change) : ICommand<Written>
{
    public Optional<string?> Label { get; init; }

    public Optional<bool> IsDefaultShipping { get; init; }

    public Optional<bool> IsDefaultBilling { get; init; }
}

public sealed record ForgetAddressCommand(CustomerAddressId Id) : ICommand<Unit>;

/// <summary>The address book: at most fifty entries, and one default of each kind. A new default takes the flag from the old one in the same transaction.</summary>
internal sealed class AddressHandlers(ICustomersDb db, ICaller caller, IUnitOfWork work) :
    IRequestHandler<NoteAddressCommand, Written>, IRequestHandler<ChangeAddressCommand, Written>, IRequestHandler<ForgetAddressCommand, Unit>
{
    public Task<Written> Handle(NoteAddressCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var owner = caller.RequiredBuyer;
            await work.LockAsync($"addresses {owner.Value}", ct);
            Ensure.That(await db.CustomerAddresses.CountAsync(address => address.ProfileId == owner, ct) < CustomerAddress.MaxPerProfile, CustomerAddress.TooMany);
            var address = CustomerAddress.Note(owner, command.Label, command.Address, command.IsDefaultShipping, command.IsDefaultBilling);
            await TakeDefaultsAsync(address, ct);
            db.CustomerAddresses.Add(address);
            await db.SaveChangesAsync(ct);
            return new Written(address.Id.Value);
        },
        cancellationToken);

    public Task<Written> Handle(ChangeAddressCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var address = await db.CustomerAddresses.SingleAsync(candidate => candidate.Id == command.Id, ct);
            address.Change(command.Label.Or(address.Label), command.Change(address.Address), command.IsDefaultShipping.Or(address.IsDefaultShipping), command.IsDefaultBilling.Or(address.IsDefaultBilling));
            await TakeDefaultsAsync(address, ct);
            await db.SaveChangesAsync(ct);
            return new Written(address.Id.Value);
        },
        cancellationToken);

    public async Task<Unit> Handle(ForgetAddressCommand command, CancellationToken ct)
    {
        db.CustomerAddresses.Remove(await db.CustomerAddresses.SingleAsync(candidate => candidate.Id == command.Id, ct));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    /// <summary>Saved first, so that the index that allows one default never sees two.</summary>
    private async Task TakeDefaultsAsync(CustomerAddress address, CancellationToken ct)
    {
        var others = await db.CustomerAddresses.Where(other => other.ProfileId == address.ProfileId && other.Id != address.Id
            && ((address.IsDefaultShipping && other.IsDefaultShipping) || (address.IsDefaultBilling && other.IsDefaultBilling))).ToListAsync(ct);
        if (others.Count == 0) return;

        foreach (var other in others) other.Yield(address.IsDefaultShipping, address.IsDefaultBilling);
        var (shipping, billing) = (address.IsDefaultShipping, address.IsDefaultBilling);
        address.Yield(shipping, billing);
        await db.SaveChangesAsync(ct);
        address.Change(address.Label, address.Address, shipping, billing);
    }
}
