namespace Marketplace.Domain.Common;

/// <summary>An identity that cannot be confused with another: a <see cref="SellerId"/> never passes for a <see cref="BuyerId"/>.</summary>
public interface IEntityId<TSelf> : IComparable<TSelf>, IComparable
    where TSelf : struct, IEntityId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);

    int IComparable<TSelf>.CompareTo(TSelf other) => Value.CompareTo(other.Value);

    int IComparable.CompareTo(object? other) => other is TSelf id ? Value.CompareTo(id.Value) : 1;
}

public static class EntityId
{
    extension<TId>(TId)
        where TId : struct, IEntityId<TId>
    {
        /// <summary>Sorts after every other that this process has made: indexes grow at their right edge, and lists that are ordered by it tell what came first.</summary>
        public static TId New() => TId.From(TimeOrdered.NewGuid());
    }
}

public readonly record struct AccessKeyId(Guid Value) : IEntityId<AccessKeyId> { public static AccessKeyId From(Guid value) => new(value); }

public readonly record struct UserId(Guid Value) : IEntityId<UserId> { public static UserId From(Guid value) => new(value); }

public readonly record struct BuyerId(Guid Value) : IEntityId<BuyerId> { public static BuyerId From(Guid value) => new(value); }

public readonly record struct SellerId(Guid Value) : IEntityId<SellerId> { public static SellerId From(Guid value) => new(value); }

public readonly record struct ShopId(Guid Value) : IEntityId<ShopId> { public static ShopId From(Guid value) => new(value); }

public readonly record struct CategoryId(Guid Value) : IEntityId<CategoryId> { public static CategoryId From(Guid value) => new(value); }

public readonly record struct ProductId(Guid Value) : IEntityId<ProductId> { public static ProductId From(Guid value) => new(value); }

public readonly record struct VariantId(Guid Value) : IEntityId<VariantId> { public static VariantId From(Guid value) => new(value); }

public readonly record struct ListingId(Guid Value) : IEntityId<ListingId> { public static ListingId From(Guid value) => new(value); }

public readonly record struct PriceId(Guid Value) : IEntityId<PriceId> { public static PriceId From(Guid value) => new(value); }

public readonly record struct TagId(Guid Value) : IEntityId<TagId> { public static TagId From(Guid value) => new(value); }

public readonly record struct ProductImageId(Guid Value) : IEntityId<ProductImageId> { public static ProductImageId From(Guid value) => new(value); }

public readonly record struct UploadId(Guid Value) : IEntityId<UploadId> { public static UploadId From(Guid value) => new(value); }

public readonly record struct DirectUploadId(Guid Value) : IEntityId<DirectUploadId> { public static DirectUploadId From(Guid value) => new(value); }

public readonly record struct StockItemId(Guid Value) : IEntityId<StockItemId> { public static StockItemId From(Guid value) => new(value); }

public readonly record struct StockMovementId(Guid Value) : IEntityId<StockMovementId> { public static StockMovementId From(Guid value) => new(value); }

public readonly record struct StockAdjustmentId(Guid Value) : IEntityId<StockAdjustmentId> { public static StockAdjustmentId From(Guid value) => new(value); }

public readonly record struct ReservationId(Guid Value) : IEntityId<ReservationId> { public static ReservationId From(Guid value) => new(value); }

public readonly record struct CartId(Guid Value) : IEntityId<CartId> { public static CartId From(Guid value) => new(value); }

public readonly record struct CartLineId(Guid Value) : IEntityId<CartLineId> { public static CartLineId From(Guid value) => new(value); }

public readonly record struct CheckoutId(Guid Value) : IEntityId<CheckoutId> { public static CheckoutId From(Guid value) => new(value); }

public readonly record struct OrderId(Guid Value) : IEntityId<OrderId> { public static OrderId From(Guid value) => new(value); }

public readonly record struct SellerOrderId(Guid Value) : IEntityId<SellerOrderId> { public static SellerOrderId From(Guid value) => new(value); }

public readonly record struct OrderLineId(Guid Value) : IEntityId<OrderLineId> { public static OrderLineId From(Guid value) => new(value); }

public readonly record struct FulfilmentId(Guid Value) : IEntityId<FulfilmentId> { public static FulfilmentId From(Guid value) => new(value); }

public readonly record struct PickupCodeId(Guid Value) : IEntityId<PickupCodeId> { public static PickupCodeId From(Guid value) => new(value); }

public readonly record struct PickupVerificationId(Guid Value) : IEntityId<PickupVerificationId> { public static PickupVerificationId From(Guid value) => new(value); }

public readonly record struct PaymentId(Guid Value) : IEntityId<PaymentId> { public static PaymentId From(Guid value) => new(value); }

public readonly record struct PaymentMethodId(Guid Value) : IEntityId<PaymentMethodId> { public static PaymentMethodId From(Guid value) => new(value); }

public readonly record struct ImportId(Guid Value) : IEntityId<ImportId> { public static ImportId From(Guid value) => new(value); }

public readonly record struct ImportRowId(Guid Value) : IEntityId<ImportRowId> { public static ImportRowId From(Guid value) => new(value); }

public readonly record struct JobId(Guid Value) : IEntityId<JobId> { public static JobId From(Guid value) => new(value); }

public readonly record struct HappeningId(Guid Value) : IEntityId<HappeningId> { public static HappeningId From(Guid value) => new(value); }

public readonly record struct ChangeId(Guid Value) : IEntityId<ChangeId> { public static ChangeId From(Guid value) => new(value); }

public readonly record struct JobScheduleId(Guid Value) : IEntityId<JobScheduleId> { public static JobScheduleId From(Guid value) => new(value); }

public readonly record struct TransitionId(Guid Value) : IEntityId<TransitionId> { public static TransitionId From(Guid value) => new(value); }

public readonly record struct SellerMemberId(Guid Value) : IEntityId<SellerMemberId> { public static SellerMemberId From(Guid value) => new(value); }

public readonly record struct SellerApplicationId(Guid Value) : IEntityId<SellerApplicationId> { public static SellerApplicationId From(Guid value) => new(value); }

public readonly record struct SellerInvitationId(Guid Value) : IEntityId<SellerInvitationId> { public static SellerInvitationId From(Guid value) => new(value); }

public readonly record struct SellerClosureId(Guid Value) : IEntityId<SellerClosureId> { public static SellerClosureId From(Guid value) => new(value); }

public readonly record struct KycCaseId(Guid Value) : IEntityId<KycCaseId> { public static KycCaseId From(Guid value) => new(value); }

public readonly record struct KycDocumentId(Guid Value) : IEntityId<KycDocumentId> { public static KycDocumentId From(Guid value) => new(value); }

public readonly record struct ShippingMethodId(Guid Value) : IEntityId<ShippingMethodId> { public static ShippingMethodId From(Guid value) => new(value); }

public readonly record struct ShippingZoneId(Guid Value) : IEntityId<ShippingZoneId> { public static ShippingZoneId From(Guid value) => new(value); }

public readonly record struct ShippingRateId(Guid Value) : IEntityId<ShippingRateId> { public static ShippingRateId From(Guid value) => new(value); }

public readonly record struct CustomerAddressId(Guid Value) : IEntityId<CustomerAddressId> { public static CustomerAddressId From(Guid value) => new(value); }

public readonly record struct WishlistId(Guid Value) : IEntityId<WishlistId> { public static WishlistId From(Guid value) => new(value); }

public readonly record struct WishlistItemId(Guid Value) : IEntityId<WishlistItemId> { public static WishlistItemId From(Guid value) => new(value); }

public readonly record struct PrivacyRequestId(Guid Value) : IEntityId<PrivacyRequestId> { public static PrivacyRequestId From(Guid value) => new(value); }

public readonly record struct AuditEntryId(Guid Value) : IEntityId<AuditEntryId> { public static AuditEntryId From(Guid value) => new(value); }

public readonly record struct TotpDeviceId(Guid Value) : IEntityId<TotpDeviceId> { public static TotpDeviceId From(Guid value) => new(value); }

public readonly record struct RecoveryCodeSetId(Guid Value) : IEntityId<RecoveryCodeSetId> { public static RecoveryCodeSetId From(Guid value) => new(value); }

public readonly record struct SessionId(Guid Value) : IEntityId<SessionId> { public static SessionId From(Guid value) => new(value); }

public readonly record struct RoleId(Guid Value) : IEntityId<RoleId> { public static RoleId From(Guid value) => new(value); }

public readonly record struct PermissionId(Guid Value) : IEntityId<PermissionId> { public static PermissionId From(Guid value) => new(value); }

public readonly record struct ExternalLoginId(Guid Value) : IEntityId<ExternalLoginId> { public static ExternalLoginId From(Guid value) => new(value); }

public readonly record struct ExternalLoginAttemptId(Guid Value) : IEntityId<ExternalLoginAttemptId> { public static ExternalLoginAttemptId From(Guid value) => new(value); }

public readonly record struct OneTimeCodeId(Guid Value) : IEntityId<OneTimeCodeId> { public static OneTimeCodeId From(Guid value) => new(value); }

public readonly record struct CommissionRuleId(Guid Value) : IEntityId<CommissionRuleId> { public static CommissionRuleId From(Guid value) => new(value); }

public readonly record struct CommissionPreviewId(Guid Value) : IEntityId<CommissionPreviewId> { public static CommissionPreviewId From(Guid value) => new(value); }

public readonly record struct CommissionLineId(Guid Value) : IEntityId<CommissionLineId> { public static CommissionLineId From(Guid value) => new(value); }

public readonly record struct LedgerAccountId(Guid Value) : IEntityId<LedgerAccountId> { public static LedgerAccountId From(Guid value) => new(value); }

public readonly record struct JournalEntryId(Guid Value) : IEntityId<JournalEntryId> { public static JournalEntryId From(Guid value) => new(value); }

public readonly record struct LedgerEntryId(Guid Value) : IEntityId<LedgerEntryId> { public static LedgerEntryId From(Guid value) => new(value); }

public readonly record struct TrialBalanceId(Guid Value) : IEntityId<TrialBalanceId> { public static TrialBalanceId From(Guid value) => new(value); }

public readonly record struct CashCollectionId(Guid Value) : IEntityId<CashCollectionId> { public static CashCollectionId From(Guid value) => new(value); }

public readonly record struct PaymentTransactionId(Guid Value) : IEntityId<PaymentTransactionId> { public static PaymentTransactionId From(Guid value) => new(value); }

public readonly record struct PaymentEventId(Guid Value) : IEntityId<PaymentEventId> { public static PaymentEventId From(Guid value) => new(value); }

public readonly record struct PaymentEventReplayId(Guid Value) : IEntityId<PaymentEventReplayId> { public static PaymentEventReplayId From(Guid value) => new(value); }

public readonly record struct CaptureId(Guid Value) : IEntityId<CaptureId> { public static CaptureId From(Guid value) => new(value); }

public readonly record struct VoidId(Guid Value) : IEntityId<VoidId> { public static VoidId From(Guid value) => new(value); }

public readonly record struct RefundId(Guid Value) : IEntityId<RefundId> { public static RefundId From(Guid value) => new(value); }

public readonly record struct PromotionId(Guid Value) : IEntityId<PromotionId> { public static PromotionId From(Guid value) => new(value); }

public readonly record struct CouponId(Guid Value) : IEntityId<CouponId> { public static CouponId From(Guid value) => new(value); }

public readonly record struct CouponRedemptionId(Guid Value) : IEntityId<CouponRedemptionId> { public static CouponRedemptionId From(Guid value) => new(value); }

public readonly record struct TaxClassId(Guid Value) : IEntityId<TaxClassId> { public static TaxClassId From(Guid value) => new(value); }

public readonly record struct TaxRateId(Guid Value) : IEntityId<TaxRateId> { public static TaxRateId From(Guid value) => new(value); }

public readonly record struct PriceQuoteId(Guid Value) : IEntityId<PriceQuoteId> { public static PriceQuoteId From(Guid value) => new(value); }

public readonly record struct ShippingOptionId(Guid Value) : IEntityId<ShippingOptionId> { public static ShippingOptionId From(Guid value) => new(value); }

public readonly record struct ShippingChoiceId(Guid Value) : IEntityId<ShippingChoiceId> { public static ShippingChoiceId From(Guid value) => new(value); }

public readonly record struct CustomizationTemplateId(Guid Value) : IEntityId<CustomizationTemplateId> { public static CustomizationTemplateId From(Guid value) => new(value); }

public readonly record struct InvoiceId(Guid Value) : IEntityId<InvoiceId> { public static InvoiceId From(Guid value) => new(value); }

public readonly record struct CancellationId(Guid Value) : IEntityId<CancellationId> { public static CancellationId From(Guid value) => new(value); }

public readonly record struct InterestId(Guid Value) : IEntityId<InterestId> { public static InterestId From(Guid value) => new(value); }

public readonly record struct OutgoingMessageId(Guid Value) : IEntityId<OutgoingMessageId> { public static OutgoingMessageId From(Guid value) => new(value); }

public readonly record struct PurchaseRequestId(Guid Value) : IEntityId<PurchaseRequestId> { public static PurchaseRequestId From(Guid value) => new(value); }
