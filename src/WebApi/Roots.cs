using System.Buffers;
using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi;

/// <summary>What the roots of the surfaces tell (JA-321).</summary>
internal static class Roots
{
    public static void MapRoots(this IEndpointRouteBuilder app)
    {
        foreach (var surface in Enum.GetValues<Surface>())
        {
            app.MapMethods(surface.Prefix, [HttpMethods.Get, HttpMethods.Head], context => SendAsync(context, surface)).WithMetadata(new JsonApiEndpointMetadata()).AllowAnonymous();
        }
    }

    private static Task SendAsync(HttpContext context, Surface surface)
    {
        if (RawQuery.Of(context).Parameters is [var unknown, ..]) throw QueryParser.Bad("unknown_parameter", $"This URL knows no parameter '{unknown.Name}'.", unknown.Name);

        var prefix = context.Request.PathBase + surface.Prefix;
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Wire.WriterOptions))
        {
            json.WriteStartObject();
            Wire.JsonApiMember(json);
            json.WriteStartObject("links"u8);
            json.WriteString("self"u8, prefix);
            json.WriteString("describedby"u8, Wire.DescribedBy(prefix));
            json.WriteEndObject();
            Wire.Value(json, "meta", Facts(surface));
            json.WriteEndObject();
        }

        return new Answer(200, buffer.WrittenMemory).SendAsync(context);
    }

    private static Dictionary<string, object?> Facts(Surface surface) => new(StringComparer.Ordinal)
    {
        ["name"] = "Marketplace",
        ["version"] = typeof(Roots).Assembly.GetName().Version!.ToString(3),
        ["surface"] = EnumFormat<Surface>.NameOf(surface),
        ["extensions"] = new[] { OperationsEndpoint.Extension },
        ["profiles"] = new[] { PageParser.Profile },
        ["limits"] = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["pageSize"] = Paging.MaxSize,
            ["bodyBytes"] = RequestLimits.MaxJsonBytes,
            ["operations"] = OperationsEndpoint.MaxOperations,
        },
    };
}
