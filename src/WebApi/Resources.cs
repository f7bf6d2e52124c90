using Marketplace.WebApi.Catalog;
using Marketplace.WebApi.Customers;
using Marketplace.WebApi.Finance;
using Marketplace.WebApi.Identity;
using Marketplace.WebApi.Integration;
using Marketplace.WebApi.Inventory;
using Marketplace.WebApi.JsonApi;
using Marketplace.WebApi.Media;
using Marketplace.WebApi.Ordering;
using Marketplace.WebApi.Payments;
using Marketplace.WebApi.Platform;
using Marketplace.WebApi.Pricing;
using Marketplace.WebApi.Sellers;
using Marketplace.WebApi.Shopping;

namespace Marketplace.WebApi;

/// <summary>Every resource type of the product, module by module.</summary>
internal static class Resources
{
    public static IReadOnlyList<ResourceType> All { get; } =
    [
        CategoryResources.Categories, CategoryResources.Tags, ProductResources.Products, VariantResource.Type, ListingResources.Listings, ListingResources.Prices, ProductImageResource.Type, CustomizationTemplateResource.Type,
        SellerResources.Sellers, SellerResources.Shops, SellerPeopleResources.Applications, SellerPeopleResources.Members, SellerPeopleResources.Invitations, SellerPeopleResources.Acceptances, SellerPeopleResources.Closures,
        KycResources.Cases, KycResources.Documents,
        ShippingResources.Methods, ShippingResources.Zones, ShippingResources.Rates,
        PriceQuoteResource.Type, PromotionResources.Promotions, PromotionResources.Coupons, TaxResources.Classes, TaxResources.Rates,
        CartResources.Carts, CartResources.Lines, CartResources.CouponRedemptions, CartShippingResources.Options, CartShippingResources.Choices, CartResources.Merges,
        CustomerResources.Profiles, CustomerResources.Addresses, CustomerResources.PrivacyRequests, WishlistResources.Lists, WishlistResources.Items,
        SecondFactorResources.Devices, SecondFactorResources.RecoveryCodes, SecondFactorResources.Challenges, SecondFactorResources.Verifications,
        ApiKeyResources.Keys, ApiKeyResources.Rotations, UserResources.Users, UserResources.Roles, UserResources.Permissions,
        ExternalLoginResources.Attempts, ExternalLoginResources.Logins,
        SessionResources.Sessions, SessionResources.Renewals, SessionResources.PasswordResets, SessionResources.PasswordResetConfirmations, SessionResources.EmailVerifications, SessionResources.PasswordChanges,
        CheckoutResource.Type, OrderResources.Orders, OrderResources.SellerOrders, OrderLineResource.Type, FulfilmentResources.Fulfilments, PickupResources.Codes, PickupResources.Verifications,
        InquiryResources.PurchaseRequests, InquiryResources.Interests, InvoiceResources.Invoices, CancellationResources.Cancellations,
        PaymentResources.Methods, PaymentResources.Payments, PaymentDeedResources.Transactions, PaymentDeedResources.Captures, PaymentDeedResources.Voids, PaymentDeedResources.CashCollections,
        RefundResources.Refunds, RefundResources.Events, RefundResources.Replays,
        CommissionResources.Rules, CommissionResources.Previews, CommissionResources.Lines,
        LedgerResources.Accounts, LedgerResources.Journal, LedgerResources.Entries, LedgerResources.Balances, LedgerResources.TrialBalances,
        StockResources.Items, StockResources.Adjustments, StockResources.Movements, StockResources.Reservations,
        UploadResource.Type, DirectUploadResources.Uploads, DirectUploadResources.Confirmations,
        ImportResources.Imports, ImportResources.Rows, JobResources.Jobs, JobResources.Cancellations, JobResources.Schedules, EventResources.Events, EventResources.Redeliveries, ChangeResource.Type, AuditResource.Type, TransitionResource.Type,
    ];
}
