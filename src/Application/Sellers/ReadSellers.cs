using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Search.Contracts;
using Marketplace.Application.Sellers.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;

namespace Marketplace.Application.Sellers;

/// <summary>Who is told of which sellers: <see cref="SellerVisibility"/>.</summary>
internal sealed class ReadSellers(ISellersDb db, ICaller caller, IPublicCatalog catalog) : IRequestHandler<Read<SellerView>, Page<SellerView>>
{
    private IQueryable<Shop> Shops => db.Shops.SeenBy(caller);

    public Task<Page<SellerView>> Handle(Read<SellerView> request, CancellationToken cancellationToken) =>
        Views(db.Sellers.SeenBy(caller, db.SellerMembers).Narrow(request, WithShops), caller.SeesVerification).PageAsync(request, cancellationToken);

    private IQueryable<SellerView> Views(IQueryable<Seller> sellers, bool seesPapers) => sellers
        .Select(seller => new SellerView
        {
            Id = seller.Id,
            Revision = seller.Version,
            Name = seller.Name,
            Slug = seller.Slug,
            Description = seller.Description,
            Rating = null,
            ProductCount = catalog.PublicOffers.Count(offer => offer.SellerId == seller.Id),
            LegalName = seller.LegalName,
            RegistrationNumber = seller.RegistrationNumber,
            TaxNumber = seller.TaxNumber,
            LegalAddress = seller.LegalAddress,
            ContactEmail = seller.ContactEmail,
            ContactPhone = seller.ContactPhone,
            ApprovedAt = seller.ApprovedAt,
            Status = seller.Status,
            StatusReason = seller.StatusReason,
            BaseCurrency = seller.BaseCurrency,
            AcceptancePolicy = seller.AcceptancePolicy,
            AcceptancePeriod = seller.AcceptancePeriod,
            ReturnWindow = seller.ReturnWindow,
            PayoutSchedule = seller.PayoutSchedule,
            KycStatus = seller.KycStatus,
            TermsAcceptedAt = seller.TermsAcceptedAt,
            KycCaseId = seesPapers ? db.KycCases.Where(verification => verification.SellerId == seller.Id).Select(verification => (KycCaseId?)verification.Id).FirstOrDefault() : null,
            ApplicationId = db.SellerApplications.Where(application => application.SellerId == seller.Id).OrderByDescending(application => application.Id).Select(application => (SellerApplicationId?)application.Id).FirstOrDefault(),
            OwnerId = db.SellerMembers.Where(member => member.SellerId == seller.Id && member.Role == SellerRole.Owner).OrderBy(member => member.Id).Select(member => (UserId?)member.UserId).FirstOrDefault(),
            IsTrusted = seller.IsTrusted,
            ExternalId = seller.ExternalId,
            LogoId = seller.LogoId,
            BannerId = seller.BannerId,
            CreatedAt = seller.CreatedAt,
            UpdatedAt = seller.UpdatedAt,
        });

    /// <summary>Sellers that have a shop, seen by the caller, whose switch stands so.</summary>
    private IQueryable<Seller> WithShops(IQueryable<Seller> sellers, Condition<SellerView> condition)
    {
        var switches = condition.Values.Cast<bool>().ToList();
        return sellers.Having(condition, seller => Shops.Any(shop => shop.SellerId == seller.Id && switches.Contains(shop.IsOpen)));
    }
}
