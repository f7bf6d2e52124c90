using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Customers.Views;
using Marketplace.Domain.Customers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Customers;

/// <summary>One's own profile and addresses; a seller sees who bought from it or asked it for something, an admin everybody.</summary>
internal sealed class ReadCustomers(ICustomersDb db, ICaller caller, IPurchases purchases, StoreOptions store) :
    IRequestHandler<Read<CustomerProfileView>, Page<CustomerProfileView>>,
    IRequestHandler<Read<CustomerAddressView>, Page<CustomerAddressView>>,
    IRequestHandler<Read<PrivacyRequestView>, Page<PrivacyRequestView>>
{
    private IQueryable<CustomerProfile> Profiles => caller.Surface switch
    {
        Surface.Admin => db.CustomerProfiles,
        Surface.Seller => db.CustomerProfiles.Where(profile => purchases.Acquaintances.Any(known => known.BuyerId == profile.Id && known.SellerId == caller.SellerId)),
        _ => db.CustomerProfiles.Where(profile => profile.Id == caller.BuyerId),
    };

    /// <summary>A seller counts what was bought of it and nothing else.</summary>
    private IQueryable<Purchase> Counted => caller.Surface is Surface.Seller ? purchases.All.Where(purchase => purchase.SellerId == caller.SellerId) : purchases.All;

    public Task<Page<CustomerProfileView>> Handle(Read<CustomerProfileView> request, CancellationToken cancellationToken) => Profiles.AsNoTracking()
        .Select(profile => new CustomerProfileView
        {
            Id = profile.Id,
            Revision = profile.Version,
            UserId = profile.UserId,
            DisplayName = profile.DisplayName,
            Email = profile.Email,
            Phone = profile.Phone,
            IsClaimed = profile.UserId != null,
            Preferences = profile.Preferences,
            Consents = profile.Consents,
            OrderCount = Counted.Where(purchase => purchase.BuyerId == profile.Id).Select(purchase => purchase.OrderId).Distinct().Count(),
            SpentTotalMinor = Counted.Where(purchase => purchase.BuyerId == profile.Id && purchase.Currency == store.Currency).Sum(purchase => purchase.TotalMinor),
            Currency = store.Currency,
            CreatedAt = profile.CreatedAt,
            UpdatedAt = profile.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<CustomerAddressView>> Handle(Read<CustomerAddressView> request, CancellationToken cancellationToken) =>
        (caller.Surface is Surface.Admin ? db.CustomerAddresses : db.CustomerAddresses.Where(address => address.ProfileId == caller.BuyerId)).AsNoTracking()
        .Select(address => new CustomerAddressView
        {
            Id = address.Id,
            Revision = address.Version,
            ProfileId = address.ProfileId,
            Label = address.Label,
            Address = address.Address,
            Country = address.Country,
            IsDefaultShipping = address.IsDefaultShipping,
            IsDefaultBilling = address.IsDefaultBilling,
            CreatedAt = address.CreatedAt,
            UpdatedAt = address.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<PrivacyRequestView>> Handle(Read<PrivacyRequestView> request, CancellationToken cancellationToken) =>
        (caller.Surface is Surface.Admin ? db.PrivacyRequests : db.PrivacyRequests.Where(asked => asked.UserId == caller.UserId)).AsNoTracking()
        .Select(asked => new PrivacyRequestView
        {
            Id = asked.Id,
            Revision = asked.Version,
            UserId = asked.UserId,
            Kind = asked.Kind,
            Note = asked.Note,
            Status = asked.Status,
            DueOn = asked.DueOn,
            CompletedAt = asked.CompletedAt,
            FileId = asked.FileId,
            CreatedAt = asked.CreatedAt,
            UpdatedAt = asked.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);
}
