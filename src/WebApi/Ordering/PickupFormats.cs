using System.Text.Json;
using Marketplace.Application.Ordering;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Ordering;

/// <summary>A sealed code and, where it is told together with it, the number of the seller order.</summary>
internal sealed record SealedCode(string? Number, byte[] Sealed);

/// <summary>Shows a sealed code to its buyer: the digits alone, or <c>pickup:M-000417-1:123456</c> for a QR code.</summary>
internal sealed class SealedCodeFormat : ValueFormat<SealedCode>, IInstalledFormat<SealedCode>
{
    public override string Expected => "a string";

    public void Write(Utf8JsonWriter json, SealedCode value, IServiceProvider services)
    {
        var code = services.GetRequiredService<IPickupSecrets>().Show(value.Sealed);
        json.WriteStringValue(value.Number is { } number ? $"pickup:{number}:{code}" : code);
    }

    /// <summary>Without the keys nothing can be told.</summary>
    public override void Write(Utf8JsonWriter json, SealedCode value) => json.WriteNullValue();

    public override SealedCode? Read(JsonElement json, Faults faults, string pointer) => Wrong(faults, pointer);

    public override void WriteSchema(Utf8JsonWriter json) => json.WriteString("type"u8, "string"u8);
}
