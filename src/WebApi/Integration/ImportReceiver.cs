using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Application.Common;
using Marketplace.Application.Integration;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration;
using Marketplace.Domain.Integration.Contracts;
using Marketplace.WebApi.JsonApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Marketplace.WebApi.Integration;

/// <summary>Takes the file of an import and starts it: 202 with the job (JA-196).</summary>
internal static class ImportReceiver
{
    private const int MaxBoundaryLength = 70; // RFC 2046, section 5.1.1

    /// <summary>The attributes as parameters, where the body is the file itself.</summary>
    public static IReadOnlyList<string> Parameters { get; } = ["targetType", "errorPolicy", "isDryRun", "defaultCategory"];

    public static RequestDelegate On(ResourceType type, Surface surface) => context => ReceiveAsync(context, type, surface);

    private static async Task ReceiveAsync(HttpContext context, ResourceType type, Surface surface)
    {
        var exchange = Exchange.Begin(context, type, surface);
        var plan = exchange.Parse(QueryFeatures.Creation);
        exchange.Demand(exchange.Rule.ForWriting, write: true);
        var kind = MediaTypes.ParseOne(context.Request.ContentType ?? "");
        if (kind is null || kind.IsJsonApi) throw new ApiException(new ApiError("unsupported_media_type", "An import is sent as multipart/form-data, or as the file itself with its own type.") { Header = "Content-Type" });

        var (document, key, filename) = kind.Is("multipart/form-data") ? await ReadFormAsync(exchange) : (FromParameters(exchange), await KeepAsync(exchange, context.Request.Body), NameOf(context.Request.Headers.ContentDisposition));
        var request = WriteRequest.Of(exchange, document, [key]);
        await Idempotency.RunAsync(exchange, request, async () =>
        {
            using var json = request.Parse();
            var body = new BodyReader(type, surface, "/data").ReadNew(WriteRequest.Data(json.RootElement));
            await new Writes(exchange, type).CheckTargetsAsync(body);
            var command = new StartImportCommand(key, filename ?? "import", Details(body, filename), body.One<SellerId>("seller"));
            var written = await Writes.Faithfully(body, () => exchange.Sender.Send(command, exchange.Aborted));
            return await WriteEndpoints.AcceptedAsync(exchange, written.Job!.Value);
        });
        _ = plan;
    }

    private static ImportDetails Details(Body body, string? filename)
    {
        var target = body.Get<ImportTargetType?>("targetType") ?? ImportTargetType.Products;
        var format = body.Get<ImportFormat?>("format") ?? (target == ImportTargetType.Products ? ImportFormat.Csv : ImportFormat.Json);
        return new ImportDetails(target, filename?.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) == true ? ImportFormat.Csv : format)
        {
            ErrorPolicy = body.Get<ImportErrorPolicy?>("errorPolicy") ?? ImportErrorPolicy.RejectRows,
            IsDryRun = body.Get<bool?>("isDryRun") ?? false,
            Mapping = body.Get<ImportMapping>("mapping") ?? new ImportMapping(),
        };
    }

    private static byte[] FromParameters(Exchange exchange)
    {
        var attributes = new JsonObject();
        foreach (var name in Parameters)
        {
            if (exchange.Query.ValueOf(name) is not { } value) continue;
            if (name == "isDryRun") attributes[name] = BooleanFormat.Instance.TryParse(value, out var flag) ? flag : value;
            else if (name == "defaultCategory") attributes["mapping"] = new JsonObject { ["category"] = value };
            else attributes[name] = value;
        }

        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["data"] = new JsonObject { ["type"] = "imports", ["attributes"] = attributes } });
    }

    private static async Task<(byte[] Document, string Key, string? Filename)> ReadFormAsync(Exchange exchange)
    {
        var boundary = MediaTypeHeaderValue.TryParse(exchange.Context.Request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : "";
        if (boundary.Length is 0 or > MaxBoundaryLength) throw Malformed("The multipart body has no usable boundary.");

        var document = FromParameters(exchange);
        (string Key, string? Name)? file = null;
        var reader = new MultipartReader(boundary, exchange.Context.Request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 };
        try
        {
            while (await reader.ReadNextSectionAsync(exchange.Aborted) is { } section)
            {
                var disposition = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var found) ? found : null;
                switch (HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).ToString())
                {
                    case "document" when file is null:
                        document = await FormParts.ReadDocumentAsync(section.Body, exchange.Aborted);
                        break;
                    case "file" when file is null:
                        file = (await KeepAsync(exchange, section.Body), NameOf(section.ContentDisposition));
                        break;
                    default:
                        throw Malformed("The parts are one 'document', which may be left out, and then one 'file'.");
                }
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw Malformed("The multipart body is malformed.");
        }

        return file is { } kept ? (document, kept.Key, kept.Name) : throw Malformed("The part 'file' is missing.");
    }

    private static Task<string> KeepAsync(Exchange exchange, Stream content) => exchange.Services.GetRequiredService<IImportFiles>().KeepAsync(content, exchange.Aborted);

    private static string? NameOf(string? disposition)
    {
        if (!ContentDispositionHeaderValue.TryParse(disposition, out var found)) return null;
        var name = Path.GetFileName((found.FileNameStar.HasValue ? found.FileNameStar : HeaderUtilities.RemoveQuotes(found.FileName)).ToString());
        return name.Length is 0 or > Import.MaxFileNameLength || !Texts.IsClean(name) ? null : name;
    }

    private static ApiException Malformed(string detail) => new(new ApiError("invalid_document", detail));
}
