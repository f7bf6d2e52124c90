using Marketplace.Application.Common;
using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Ordering;

/// <summary>How goods are handed to who comes for them.</summary>
internal static class PickupResources
{
    public static ResourceType Codes { get; } = Resource.Type<PickupCodeView, PickupCodeId>("pickupCodes", code => code.Id, type =>
    {
        type.Describe("What a buyer shows or tells to get the goods: six digits, or qrPayload as a QR code, which is signed (ES256): pickup:, the number of the seller order, the code, until when it is good in seconds of Unix time, and the signature of all that in base64url, with colons between. Who scans it without a connection checks it by the keys at /.well-known/jwks.json. There is one while the seller order is readyForPickup; the seller tries it by pickupVerifications, five times. One that is spent or expired is replaced when the seller says readyForPickup again.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Guest);
        type.HoldsSecrets();
        type.Attribute("code", code => new SealedCode(code.Sealed, null, null), new SealedCodeFormat());
        type.Attribute("qrPayload", code => new SealedCode(code.Sealed, code.Number, code.ExpiresAt), new SealedCodeFormat());
        type.Attribute("triesLeft", code => code.TriesLeft, IntegerFormat.Any);
        type.Attribute("expiresAt", code => code.ExpiresAt, TimestampFormat.Instance);
        type.Timestamps(code => code.CreatedAt, code => code.UpdatedAt);
        type.ToOne("sellerOrder", code => code.SellerOrderId, "sellerOrders");
        type.FilterId("sellerOrder", code => code.SellerOrderId);
    });

    public static ResourceType Verifications { get; } = Resource.Type<PickupVerificationView, PickupVerificationId>("pickupVerifications", verification => verification.Id, type =>
    {
        type.Describe("The buyer's code was told (code: its digits, or what its QR code shows), and the goods were handed over: the seller order is delivered. A wrong code is 422 and one try less, as meta.triesLeft tells.");
        type.On(Surface.Seller, Methods.ListRead | Methods.Create, AccessRule.Permission("fulfilments"));
        type.On(Surface.Admin, Methods.ListRead, AccessRule.Permission("orders"));
        type.TriesCount();
        type.Input("code", new StringFormat(maxLength: 300, minLength: 1)).CreateOnly(required: true);
        type.Attribute("verifiedAt", verification => verification.VerifiedAt, TimestampFormat.Instance);
        type.Timestamps(verification => verification.CreatedAt, verification => verification.UpdatedAt);
        type.ToOne("sellerOrder", verification => verification.SellerOrderId, "sellerOrders").Required();
        type.FilterId("sellerOrder", verification => verification.SellerOrderId);
        type.Include("sellerOrder");
        type.Create(body => new VerifyPickupCommand(body.RequiredOne<SellerOrderId>("sellerOrder"), body.Required<string>("code")));
    });
}
