using Marketplace.Application.Common;
using Marketplace.Application.Media;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Marketplace.WebApi.JsonApi;
using Marketplace.WebApi.Sellers;

namespace Marketplace.WebApi.Media;

/// <summary>Files: sent here, used by being related to something (api.md 26).</summary>
internal static class UploadResource
{
    private const string PurposeParameter = "uploadPurpose";

    public static ResourceType Type { get; } = Resource.Type<UploadView, UploadId>("uploads", upload => upload.Id, type =>
    {
        type.Describe("A file, judged by its content. Sent as raw bytes or as multipart/form-data with one part 'file'; the purpose is the parameter uploadPurpose. What nothing uses vanishes after a day.");
        type.On(Surface.Public, Methods.ListRead | Methods.Create | Methods.Delete, AccessRule.Anyone, write: AccessRule.Guest);
        type.On(Surface.Seller, Methods.ListRead | Methods.Create | Methods.Delete, AccessRule.Permission("media"));
        type.On(Surface.Admin, Methods.ListRead | Methods.Create | Methods.Delete, AccessRule.Permission("media"));
        type.Attribute("purpose", upload => upload.Purpose, EnumFormat<UploadPurpose>.Instance).Filter();
        type.Attribute("filename", upload => upload.Filename, StringFormat.Any).Sort();
        type.Attribute("contentType", upload => upload.ContentType, StringFormat.Any).Filter();
        type.Attribute("byteSize", upload => upload.ByteSize, LongFormat.Any).Sort();
        type.Attribute("checksum", upload => upload.Checksum, StringFormat.Any).Describe("SHA-256, in hexadecimal.");
        type.Attribute("status", upload => upload.Status, EnumFormat<UploadStatus>.Instance).Filter();
        type.Attribute("url", upload => upload.IsPrivate ? FilePlace.At(upload.SignedUrl) : FilePlace.Of(upload.StorageKey), new FilePlaceFormat()).Nullable().Describe("Of a private file an address that is good for five minutes.");
        type.Attribute("renditions", upload => upload.Width == null || upload.IsPrivate ? null : new Picture(upload.StorageKey, upload.Width.Value, upload.Height!.Value), new RenditionsFormat()).Nullable();
        type.Attribute("width", upload => upload.Width, IntegerFormat.Any);
        type.Attribute("height", upload => upload.Height, IntegerFormat.Any);
        type.Attribute("isPrivate", upload => upload.IsPrivate, BooleanFormat.Instance);
        type.Attribute("expiresAt", upload => upload.ExpiresAt, TimestampFormat.Instance);
        type.ShowsShortLived(upload => upload.IsPrivate);
        type.Timestamps(upload => upload.CreatedAt, updatedAt: null);
        type.ToOne("uploadedBy", upload => upload.UploadedBy, "users").On(Surfaces.Admin);
        type.FilterId("uploadedBy", upload => upload.UploadedBy, Surfaces.Admin);
        type.CreatedBy(Receive, PurposeParameter);
        type.TakesFiles(new CreationForm("file") { OrRawBytes = true });
        type.Delete(id => new DeleteUpload(new(id)));
    });

    private static RequestDelegate Receive(ResourceType type, Surface surface) => async context =>
    {
        var exchange = Exchange.Begin(context, type, surface);
        var plan = exchange.Parse(QueryFeatures.Creation);
        exchange.Demand(exchange.Rule.ForWriting, write: true);
        var purpose = UploadReceiver.PurposeOf(exchange.Query.ValueOf(PurposeParameter));
        if (purpose == UploadPurpose.KycDocument) DemandVerification(exchange);
        var command = await new UploadReceiver(exchange.Services.GetRequiredService<FileIntake>()).ReceiveAsync(context.Request, purpose, exchange.Aborted);
        await Idempotency.RunAsync(exchange, WriteRequest.OfDigest(exchange, command.File.Checksum), async () =>
            await WriteEndpoints.CreatedAsync(exchange, plan, await exchange.Sender.Send(command, exchange.Aborted)));
    };

    /// <summary>Papers of a verification are for those who have to do with it.</summary>
    private static void DemandVerification(Exchange exchange)
    {
        if (exchange.Surface == Surface.Public) throw new ApiException(new ApiError("forbidden", "Documents of a verification are sent on the seller surface."));
        exchange.Demand(KycResources.AccessOn(exchange.Surface), write: true);
    }
}
