using System.Buffers;
using System.Text.Json;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary><c>POST /operations</c>: the Atomic Operations extension (api.md 19). All or nothing, in one transaction.</summary>
internal static class OperationsEndpoint
{
    public const string Extension = "https://jsonapi.org/ext/atomic";
    public const int MaxOperations = 100;

    public static void Map(IEndpointRouteBuilder app, Surface surface) =>
        app.MapPost($"{surface.Prefix}/operations", context => RunAsync(context, surface)).WithMetadata(new JsonApiEndpointMetadata { AllowsAtomic = true });

    private static async Task RunAsync(HttpContext context, Surface surface)
    {
        var catalog = context.RequestServices.GetRequiredService<ResourceCatalog>();

        // The exchange needs some type; operations name their own.
        var exchange = Exchange.Begin(context, catalog.Types.First(type => type.On(surface) is not null), surface);
        exchange.Parse(QueryFeatures.None);
        exchange.Demand(surface == Surface.Public ? AccessRule.Guest : AccessRule.AnyOf(surface), write: true);
        var request = await WriteRequest.ReadAsync(exchange);
        await Idempotency.RunAsync(exchange, request, async () =>
        {
            using var document = request.Parse();
            var operations = Operations(document.RootElement);
            var unit = exchange.Services.GetRequiredService<IUnitOfWork>();
            return await unit.ExecuteAsync(async _ => await RunAllAsync(exchange, operations), exchange.Aborted);
        });
    }

    private static List<JsonElement> Operations(JsonElement root)
    {
        if (root.TryGetProperty("data", out _) || root.TryGetProperty("errors", out _)) throw Invalid("'atomic:operations' stands alone, without data.", "");
        if (!root.TryGetProperty("atomic:operations", out var operations))
        {
            var faults = new Faults();
            faults.Missing("invalid_operation", "atomic:operations", "");
            faults.ThrowIfAny();
        }

        if (operations.ValueKind != JsonValueKind.Array || operations.GetArrayLength() == 0) throw Invalid("'atomic:operations' is an array of at least one operation.", "/atomic:operations");
        return operations.GetArrayLength() <= MaxOperations
            ? [.. operations.EnumerateArray()]
            : throw new ApiException(new ApiError("too_many_operations", $"At most {MaxOperations} operations are possible; larger work is an import.") { Pointer = "/atomic:operations" });
    }

    private static async Task<Answer> RunAllAsync(Exchange exchange, List<JsonElement> operations)
    {
        var lids = new LocalIds();
        var results = new List<(ResourceType Type, Written Written)?>();
        for (var i = 0; i < operations.Count; i++)
        {
            var pointer = $"/atomic:operations/{i}";
            try
            {
                results.Add(await new Operation(exchange, operations[i], pointer, lids).RunAsync());
            }
            catch (Domain.Common.DomainException refusal)
            {
                // What the operation's own body could not place belongs to the operation as a whole (JA-203).
                throw new ApiException(Errors.From(refusal.Error, (pointer, Missing: null)));
            }
            catch (ApiException refusal) when (refusal.Errors.Any(error => error is { Pointer: null, Header: null, Parameter: null }))
            {
                throw new ApiException([.. refusal.Errors.Select(error => error is { Pointer: null, Header: null, Parameter: null } ? error with { Pointer = pointer } : error)]);
            }
        }

        return await RenderAsync(exchange, results);
    }

    private static async Task<Answer> RenderAsync(Exchange exchange, List<(ResourceType Type, Written Written)?> results)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        await using var json = new Utf8JsonWriter(buffer, Wire.WriterOptions);
        json.WriteStartObject();
        Wire.JsonApiMember(json);
        json.WriteStartArray("atomic:results"u8);
        foreach (var result in results)
        {
            json.WriteStartObject();
            if (result is { } made)
            {
                var plan = new QueryPlan { Type = made.Type, Surface = exchange.Surface, Query = exchange.Query };
                var view = await exchange.Reader.FindAsync(plan, made.Written.Id, exchange.Aborted);
                var document = await exchange.Reader.SingleAsync(plan, view, made.Written.Meta, exchange.Aborted);
                json.WritePropertyName("data"u8);
                new DocumentWriter(json, document, exchange.Prefix, exchange.Services).WritePrimary();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(exchange.Aborted);
        return new Answer(200, buffer.WrittenMemory) { ContentType = $"{Wire.MediaType}; ext=\"{Extension}\"" };
    }

    internal static ApiException Invalid(string detail, string pointer) => new(new ApiError("invalid_operation", detail) { Pointer = pointer });
}
