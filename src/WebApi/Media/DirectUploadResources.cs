using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Media;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Media;

/// <summary>Pictures that go straight to the store, where it takes them (Cloudinary): leave to send, and what is done when it was sent (MED-03).</summary>
internal static class DirectUploadResources
{
    private const int MaxReceiptLength = 100;

    public static ResourceType Uploads { get; } = Resource.Type<DirectUploadView, DirectUploadId>("directUploads", upload => upload.Id, type =>
    {
        type.Describe("Leave to send a picture straight to the store of files, where it takes them. The answer's meta.upload tells the request, this once: method, url and fields, to which the file is added as the part 'file' (multipart/form-data). Then create uploadConfirmations. Good for an hour. Refused where files are sent to /uploads only.");
        OnAll(type);
        type.HoldsSecrets();
        type.Attribute("purpose", upload => upload.Purpose, EnumFormat<UploadPurpose>.Instance).CreateOnly().Describe("image, which is the default, or avatar.");
        type.Attribute("filename", upload => upload.Filename, new StringFormat(Upload.MaxFilenameLength, minLength: 1)).CreateOnly(required: true);
        type.Attribute("byteSize", upload => upload.ByteSize, LongFormat.Any).CreateOnly(required: true);
        type.Attribute("status", upload => upload.Status, EnumFormat<UploadStatus>.Instance);
        type.Attribute("expiresAt", upload => upload.ExpiresAt, TimestampFormat.Instance);
        type.Timestamps(upload => upload.CreatedAt, updatedAt: null);
        type.ToOne("upload", upload => upload.UploadId, "uploads");
        type.Create(body => new BeginDirectUpload(body.Get<UploadPurpose?>("purpose") ?? UploadPurpose.Image, body.Required<string>("filename"), body.Required<long>("byteSize")));
    });

    public static ResourceType Confirmations { get; } = Resource.Type<UploadConfirmationView, DirectUploadId>("uploadConfirmations", confirmation => confirmation.Id, type =>
    {
        type.Describe("What was sent straight to the store is taken over: judged by its content, written anew, and entered as one of uploads. 'version' and 'signature' are those that the store answered to the sender. A repetition answers 200.");
        OnAll(type);
        type.TriesCount();
        type.AsksOutside();
        type.Input("version", new StringFormat(MaxReceiptLength, minLength: 1)).CreateOnly(required: true);
        type.Input("signature", new StringFormat(MaxReceiptLength, minLength: 1)).CreateOnly(required: true);
        type.Timestamps(confirmation => confirmation.CreatedAt, updatedAt: null);
        type.ToOne("directUpload", confirmation => confirmation.Id, "directUploads").Required().JudgedByCommand();
        type.ToOne("upload", confirmation => confirmation.UploadId, "uploads");
        type.Include("upload");
        type.Create(body => new ConfirmDirectUpload(body.RequiredOne<DirectUploadId>("directUpload"), new(body.Required<string>("version"), body.Required<string>("signature"))));
    });

    private static void OnAll<TView>(ResourceType<TView> type)
        where TView : class, IView
    {
        type.On(Surface.Public, Methods.Read | Methods.Create, AccessRule.Guest);
        type.On(Surface.Seller, Methods.Read | Methods.Create, AccessRule.Permission("media"));
        type.On(Surface.Admin, Methods.Read | Methods.Create, AccessRule.Permission("media"));
    }
}
