using Marketplace.Application.Common;
using Marketplace.Application.Common.Caching;
using Marketplace.Application.Sellers;
using Marketplace.Application.Sellers.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Marketplace.WebApi.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Sellers;

/// <summary>Sellers and their shops.</summary>
internal static class SellerResources
{
    public static ResourceType Sellers { get; } = Resource.Type<SellerView, SellerId>("sellers", seller => seller.Id, type =>
    {
        type.Describe("A business that sells here. The public sees approved ones; a seller sees itself, also as /sellers/current.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Anyone);
        type.On(Surface.Seller, Methods.Read | Methods.Update | Methods.Transition, AccessRule.Permission("sellers"));
        type.On(Surface.Admin, Methods.ListRead | Methods.Create | Methods.Update | Methods.Transition, AccessRule.Permission("sellers"));
        type.CachedPublicly(TimeSpan.FromMinutes(1));
        type.Kept("seller", CacheStripes.Products); // they count their products
        type.CalledBy("current", Surfaces.Seller, static (services, _) => Task.FromResult(services.GetRequiredService<ICaller>().SellerId?.Value));
        Attributes(type);
        type.ToOne("logo", seller => seller.LogoId, "uploads").Changeable();
        type.ToOne("banner", seller => seller.BannerId, "uploads").Changeable();
        type.ToMany("shops", "shops", nameof(ShopView.SellerId));
        type.ToMany("listings", "listings", "SellerId");
        type.ToMany("closures", "sellerClosures", nameof(SellerClosureView.SellerId));
        type.ToMany("members", "sellerMembers", nameof(SellerMemberView.SellerId)).On(Surfaces.SellerAndAdmin);
        type.ToOne("kycCase", seller => seller.KycCaseId, "kycCases");
        type.ToOne("application", seller => seller.ApplicationId, "sellerApplications").On(Surfaces.Admin);
        type.ToOne("owner", seller => seller.OwnerId, "users").Required().On(Surfaces.Admin);
        type.Filter("kycStatus", seller => seller.KycStatus, EnumFormat<KycStatus>.Instance, surfaces: Surfaces.Admin);
        type.Filter("taxNumber", seller => seller.TaxNumber!, StringFormat.Any, surfaces: Surfaces.Admin);
        type.NamedList("shops.isOpen", BooleanFormat.Instance);
        type.TextFilter("q", seller => seller.Name);
        type.SortByDefault("-createdAt");
        type.Include("logo", "banner", "shops", "shops.logo", "closures", "members", "members.user", "kycCase", "kycCase.documents", "application");
        type.Create(body => new RegisterSellerCommand(
            Taken(new SellerDetails(body.Required<string>("name"), body.Get<string>("slug") ?? Slug.From(body.Required<string>("name")) ?? "", body.Required<string>("legalName")), body),
            body.RequiredOne<UserId>("owner"),
            body.Get<string>("baseCurrency"),
            body.Get<bool?>("isTrusted") ?? false));
        type.Update((id, body) => new UpdateSellerCommand(new(id), before => Taken(before, body), body.Change<bool>("isTrusted")));
        type.Moves(seller => seller.Status, (id, to, reason) => new MoveSellerCommand(new(id), to, reason), (seller, surface) => surface switch
        {
            Surface.Admin => SellerMoves.OfAdmin.From(seller.Status),
            Surface.Seller => SellerMoves.OfOwner.From(seller.Status),
            _ => [],
        });
    });

    public static ResourceType Shops { get; } = Resource.Type<ShopView, ShopId>("shops", shop => shop.Id, type =>
    {
        type.Describe("A place that a seller sells from. isOpen is the seller's switch; isClosedNow tells hours too.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Anyone);
        type.On(Surface.Seller, Methods.All, AccessRule.Permission("shops"));
        type.On(Surface.Admin, Methods.ListRead | Methods.Update, AccessRule.Permission("sellers"));
        type.CachedPublicly(TimeSpan.FromMinutes(1));
        type.Attribute("name", shop => shop.Name, new StringFormat(Shop.MaxNameLength, minLength: 1)).Required().Filter(Operators.Matching).Sort();
        type.Attribute("slug", shop => shop.Slug, CommonFormats.Slug).Writable().Filter();
        type.Attribute("description", shop => shop.Description, CommonFormats.RichText).Writable();
        type.Attribute("address", shop => shop.Address, CommonFormats.Address).Required();
        type.Attribute("location", shop => shop.Latitude == null ? null : new Location(shop.Latitude.Value, shop.Longitude!.Value), Locations.Format).Writable().Nullable();
        type.Attribute("phone", shop => shop.Phone, new StringFormat(Seller.MaxPhoneLength)).Writable();
        type.Attribute("email", shop => shop.Email, new StringFormat(Seller.MaxEmailLength)).Writable();
        type.Attribute("isOpen", shop => shop.IsOpen, BooleanFormat.Instance).Writable().Filter();
        type.Attribute("isPublished", shop => shop.IsPublished, BooleanFormat.Instance).Writable().On(Surfaces.SellerAndAdmin).Filter();
        type.Attribute("isClosedNow", shop => shop.IsClosedNow, BooleanFormat.Instance).Derived();
        type.Attribute("openingHours", shop => shop.OpeningHours, Locations.Hours).Writable();
        type.Attribute("timeZone", shop => shop.TimeZone, new StringFormat(64, minLength: 1)).Required();
        type.Attribute("rating", shop => shop.Rating, new DecimalFormat(2, 0, 5)).Filter(Operators.Comparison).Sort();
        type.Attribute("ratingCount", shop => shop.RatingCount, IntegerFormat.Any);
        type.Attribute("externalId", shop => shop.ExternalId, CommonFormats.ExternalId).Writable().On(Surfaces.SellerAndAdmin);
        type.Timestamps(shop => shop.CreatedAt, shop => shop.UpdatedAt);
        type.ToOne("seller", shop => shop.SellerId, "sellers");
        type.ToOne("logo", shop => shop.LogoId, "uploads").Changeable();
        type.ToOne("cover", shop => shop.CoverId, "uploads").Changeable();
        type.ToMany("listings", "listings", "ShopId");
        type.ToMany("closures", "sellerClosures", nameof(SellerClosureView.ShopId)).Describe("Those of this shop alone; the seller's others hold for it too.");
        type.ToMany("shippingMethods", "shippingMethods", nameof(ShippingMethodView.ShopId)).Describe("Those of this shop alone.");
        type.FilterId("seller", shop => shop.SellerId);
        type.Filter("seller.slug", shop => shop.SellerSlug, StringFormat.Any);
        type.TextFilter("q", shop => shop.Name);
        type.NamedFilter(Near.Filter, Locations.Around);
        type.SortBy("distance", shop => shop.SquareMetres, needs: Near.Filter);
        type.SortByDefault("name");
        type.Include("seller", "logo", "cover", "closures", "shippingMethods");
        type.Create(body => new OpenShopCommand(Taken(
            new ShopDetails(body.Required<string>("name"), Slug.From(body.Required<string>("name")) ?? "", body.Required<Address>("address"), body.Required<string>("timeZone")), body)));
        type.Update((id, body) => new UpdateShopCommand(new(id), before => Taken(before, body)));
        type.Delete(id => new DeleteShopCommand(new(id)));
    });

    private static void Attributes(ResourceType<SellerView> type)
    {
        type.Attribute("name", seller => seller.Name, new StringFormat(Seller.MaxNameLength, minLength: 1)).Required().Filter(Operators.Matching).Sort();
        type.Attribute("slug", seller => seller.Slug, CommonFormats.Slug).Writable().Filter();
        type.Attribute("description", seller => seller.Description, CommonFormats.RichText).Writable();
        type.Attribute("rating", seller => seller.Rating, new DecimalFormat(2, 0, 5)).Filter(Operators.Comparison).Sort();
        type.Attribute("ratingCount", seller => seller.RatingCount, IntegerFormat.Any);
        type.Attribute("productCount", seller => seller.ProductCount, IntegerFormat.Any).Derived().Sort();
        type.Attribute("legalName", seller => seller.LegalName, new StringFormat(Seller.MaxNameLength, minLength: 1)).Required();
        type.Attribute("registrationNumber", seller => seller.RegistrationNumber, new StringFormat(Seller.MaxNumberLength)).Writable();
        type.Attribute("taxNumber", seller => seller.TaxNumber, new StringFormat(Seller.MaxNumberLength)).Writable();
        type.Attribute("legalAddress", seller => seller.LegalAddress, CommonFormats.Address).Writable();
        type.Attribute("contactEmail", seller => seller.ContactEmail, new StringFormat(Seller.MaxEmailLength)).Writable();
        type.Attribute("contactPhone", seller => seller.ContactPhone, new StringFormat(Seller.MaxPhoneLength)).Writable();
        type.Attribute("approvedAt", seller => seller.ApprovedAt, TimestampFormat.Instance);
        type.Attribute("status", seller => seller.Status, EnumFormat<SellerStatus>.Instance).Filter();
        type.Attribute("statusReason", seller => seller.StatusReason, StringFormat.Any).On(Surfaces.SellerAndAdmin);
        type.Attribute("baseCurrency", seller => seller.BaseCurrency, new StringFormat(3)).CreateOnly().On(Surfaces.SellerAndAdmin);
        type.Attribute("acceptancePolicy", seller => seller.AcceptancePolicy, EnumFormat<AcceptancePolicy>.Instance).Writable().On(Surfaces.SellerAndAdmin);
        type.Attribute("acceptancePeriod", seller => seller.AcceptancePeriod, DurationFormat.Instance).Writable().On(Surfaces.SellerAndAdmin);
        type.Attribute("returnWindow", seller => seller.ReturnWindow, DurationFormat.Instance).Writable();
        type.Attribute("payoutSchedule", seller => seller.PayoutSchedule, EnumFormat<PayoutSchedule>.Instance).Writable().On(Surfaces.SellerAndAdmin);
        type.Attribute("kycStatus", seller => seller.KycStatus, EnumFormat<KycStatus>.Instance).On(Surfaces.SellerAndAdmin);
        type.Attribute("termsAcceptedAt", seller => seller.TermsAcceptedAt, TimestampFormat.Instance).On(Surfaces.SellerAndAdmin);
        type.Attribute("isTrusted", seller => seller.IsTrusted, BooleanFormat.Instance).Writable().On(Surfaces.Admin).Filter();
        type.Attribute("externalId", seller => seller.ExternalId, CommonFormats.ExternalId).Writable().On(Surfaces.SellerAndAdmin);
        type.Timestamps(seller => seller.CreatedAt, seller => seller.UpdatedAt);
    }

    private static SellerDetails Taken(SellerDetails before, Body body) => before with
    {
        Name = body.Change<string>("name").Or(before.Name),
        Slug = body.Change<string>("slug").Or(before.Slug),
        LegalName = body.Change<string>("legalName").Or(before.LegalName),
        Description = body.Optional<RichText>("description").Or(before.Description),
        RegistrationNumber = body.Optional<string>("registrationNumber").Or(before.RegistrationNumber),
        TaxNumber = body.Optional<string>("taxNumber").Or(before.TaxNumber),
        LegalAddress = body.Optional<Address>("legalAddress").Or(before.LegalAddress),
        ContactEmail = body.Optional<string>("contactEmail").Or(before.ContactEmail),
        ContactPhone = body.Optional<string>("contactPhone").Or(before.ContactPhone),
        AcceptancePolicy = body.Change<AcceptancePolicy>("acceptancePolicy").Or(before.AcceptancePolicy),
        AcceptancePeriod = body.Change<TimeSpan>("acceptancePeriod").Or(before.AcceptancePeriod),
        ReturnWindow = body.Change<TimeSpan>("returnWindow").Or(before.ReturnWindow),
        PayoutSchedule = body.Change<PayoutSchedule>("payoutSchedule").Or(before.PayoutSchedule),
        ExternalId = body.Optional<string>("externalId").Or(before.ExternalId),
        LogoId = body.OptionalOne<UploadId>("logo").Or(before.LogoId),
        BannerId = body.OptionalOne<UploadId>("banner").Or(before.BannerId),
    };

    private static ShopDetails Taken(ShopDetails before, Body body) => before with
    {
        Name = body.Change<string>("name").Or(before.Name),
        Slug = body.Change<string>("slug").Or(before.Slug),
        Address = body.Change<Address>("address").Or(before.Address),
        TimeZone = body.Change<string>("timeZone").Or(before.TimeZone),
        Description = body.Optional<RichText>("description").Or(before.Description),
        Latitude = body.Has("location") ? body.Get<Location>("location")?.Latitude : before.Latitude,
        Longitude = body.Has("location") ? body.Get<Location>("location")?.Longitude : before.Longitude,
        Phone = body.Optional<string>("phone").Or(before.Phone),
        Email = body.Optional<string>("email").Or(before.Email),
        IsOpen = body.Change<bool>("isOpen").Or(before.IsOpen),
        IsPublished = body.Change<bool>("isPublished").Or(before.IsPublished),
        OpeningHours = body.Change<IReadOnlyList<OpeningHours>>("openingHours").Or(before.OpeningHours),
        ExternalId = body.Optional<string>("externalId").Or(before.ExternalId),
        LogoId = body.OptionalOne<UploadId>("logo").Or(before.LogoId),
        CoverId = body.OptionalOne<UploadId>("cover").Or(before.CoverId),
    };
}
