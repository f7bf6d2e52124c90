using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace Marketplace.StandIns.Cloudinary;

/// <summary>
/// The part of Cloudinary that keeps pictures, below <c>/cloudinary/</c>: signed upload and destruction, the Admin API's reading and listing, and delivery below <c>/cloudinary/res/</c>. The product environment is
/// <c>marketplace</c>; key and secret are those of the program. A form of a picture is delivered as its original: only what is asked for is checked, no picture is made smaller. Assets live as long as the program.
/// </summary>
internal sealed class CloudinaryApi(CloudinarySignatures signatures)
{
    private const string Cloud = "marketplace";
    private const int PageLength = 2;
    private const int MaxImageBytes = 20 * 1024 * 1024; // of a paid plan

    private static readonly SearchValues<char> NotInIds = SearchValues.Create("?&#\\%<>+");

    private static readonly string[] Formats = ["jpg", "png", "gif", "webp"];

    private readonly ConcurrentDictionary<(string Resource, string Type, string PublicId), Asset> _assets = new();

    public void MapTo(WebApplication app)
    {
        app.MapPost($"/cloudinary/v1_1/{Cloud}/{{resource}}/upload", UploadAsync);
        app.MapPost($"/cloudinary/v1_1/{Cloud}/{{resource}}/destroy", DestroyAsync);
        app.MapGet($"/cloudinary/v1_1/{Cloud}/resources/{{resource}}/{{type}}", List);
        app.MapGet($"/cloudinary/v1_1/{Cloud}/resources/{{resource}}/{{type}}/{{**id}}", Find);
        app.MapGet($"/cloudinary/res/{Cloud}/{{resource}}/{{type}}/{{**path}}", Deliver);
    }

    private async Task<IResult> UploadAsync(string resource, HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (signatures.FaultOf(form) is { } fault) return fault;
        if (form.Files["file"] is not { } file) return CloudinarySignatures.Fault(400, "Missing required parameter - file");

        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        var bytes = content.ToArray();
        var format = FormatOf(bytes);
        if (resource == "image" && format is null) return CloudinarySignatures.Fault(400, "Invalid image file");
        if (resource == "image" && bytes.Length > MaxImageBytes) return CloudinarySignatures.Fault(400, $"File size too large. Got {bytes.Length}. Maximum is {MaxImageBytes}.");
        if (form["allowed_formats"].ToString() is { Length: > 0 } allowed && !allowed.Split(',').Contains(format, StringComparer.Ordinal)) return CloudinarySignatures.Fault(400, $"Image file format {format} not allowed");

        var (type, id) = (form["type"].ToString() is { Length: > 0 } told ? told : "upload", form["public_id"].ToString());
        if (id.Length == 0 || id.AsSpan().ContainsAny(NotInIds)) return CloudinarySignatures.Fault(400, $"public_id ({id}) is invalid");

        var fresh = new Asset(id, resource == "image" ? format : null, resource, type, bytes, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        var kept = form["overwrite"] == "false" ? _assets.GetOrAdd((resource, type, id), fresh) : _assets[(resource, type, id)] = fresh;
        return Results.Json(new { public_id = id, version = kept.Version, signature = signatures.OfAnswer(id, kept.Version), format = kept.Format, resource_type = resource, type, bytes = kept.Content.Length, existing = kept != fresh });
    }

    private async Task<IResult> DestroyAsync(string resource, HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (signatures.FaultOf(form) is { } fault) return fault;
        return Results.Json(new { result = _assets.TryRemove((resource, form["type"].ToString(), form["public_id"].ToString()), out _) ? "ok" : "not found" });
    }

    private IResult List(string resource, string type, string? prefix, HttpRequest request)
    {
        if (!signatures.IsAdmin(request)) return CloudinarySignatures.Fault(401, "unknown api_key");
        var after = request.Query["next_cursor"] is [{ } cursor] ? Encoding.UTF8.GetString(Convert.FromBase64String(cursor)) : "";
        var rest = _assets.Values.Where(asset => asset.Resource == resource && asset.Type == type && asset.PublicId.StartsWith(prefix ?? "", StringComparison.Ordinal) && string.CompareOrdinal(asset.PublicId, after) > 0)
            .OrderBy(asset => asset.PublicId, StringComparer.Ordinal).ToList();
        var resources = rest.Take(PageLength).Select(Told);
        return rest.Count > PageLength ? Results.Json(new { resources, next_cursor = Convert.ToBase64String(Encoding.UTF8.GetBytes(rest[PageLength - 1].PublicId)) }) : Results.Json(new { resources });
    }

    private IResult Find(string resource, string type, string id, HttpRequest request)
    {
        if (!signatures.IsAdmin(request)) return CloudinarySignatures.Fault(401, "unknown api_key");
        return _assets.TryGetValue((resource, type, id), out var asset) ? Results.Json(Told(asset)) : CloudinarySignatures.Fault(404, $"Resource not found - {id}");
    }

    private IResult Deliver(string resource, string type, string path)
    {
        if (Delivery.Read(path) is not { } asked) return CloudinarySignatures.Fault(400, "Invalid transformation component");
        if (type == "authenticated" && !signatures.IsOfDelivery(asked.Signed, asked.Signature)) return CloudinarySignatures.Fault(401, "Invalid signature");
        var ending = Formats.FirstOrDefault(format => asked.Name.EndsWith('.' + format, StringComparison.Ordinal));
        var id = resource == "image" && ending is not null ? asked.Name[..^(ending.Length + 1)] : asked.Name;
        if (!_assets.TryGetValue((resource, type, id), out var asset)) return CloudinarySignatures.Fault(404, $"Resource not found - {id}");
        return Results.Bytes(asset.Content, asset.Format is null ? "application/octet-stream" : "image/" + asset.Format);
    }

    private static object Told(Asset asset) => new
    {
        public_id = asset.PublicId,
        format = asset.Format,
        version = asset.Version,
        resource_type = asset.Resource,
        type = asset.Type,
        bytes = asset.Content.Length,
        created_at = DateTimeOffset.FromUnixTimeSeconds(asset.Version),
    };

    private static string? FormatOf(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "jpg",
        [0x89, 0x50, 0x4E, 0x47, ..] => "png",
        [0x47, 0x49, 0x46, 0x38, ..] => "gif",
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => "webp",
        [0x25, 0x50, 0x44, 0x46, 0x2D, ..] => "pdf", // an image to Cloudinary, too
        _ => null,
    };

    private sealed record Asset(string PublicId, string? Format, string Resource, string Type, byte[] Content, long Version);
}
