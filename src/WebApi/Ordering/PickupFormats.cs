using System.Text.Json;
using Marketplace.Application.Ordering;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Ordering;

/// <summary>A sealed code and, where it is shown as a QR code, of which seller order it is and until when it is good.</summary>
internal sealed record SealedCode(byte[] Sealed, string? Number, DateTimeOffset? ExpiresAt);

/// <summary>Shows a sealed code to its buyer: the digits alone, or signed for a QR code.</summary>
internal sealed class SealedCodeFormat : ValueFormat<SealedCode>, IInstalledFormat<SealedCode>
{
    public override string Expected => "a string";

    public void Write(Utf8JsonWriter json, SealedCode value, IServiceProvider services)
    {
        var secrets = services.GetRequiredService<IPickupSecrets>();
        var code = secrets.Show(value.Sealed);
        json.WriteStringValue(value is { Number: { } number, ExpiresAt: { } until } ? secrets.ForScanning(number, code, until) : code);
    }

    /// <summary>Without the keys nothing can be told.</summary>
    public override void Write(Utf8JsonWriter json, SealedCode value) => json.WriteNullValue();

    public override SealedCode? Read(JsonElement json, Faults faults, string pointer) => Wrong(faults, pointer);

    public override void WriteSchema(Utf8JsonWriter json) => json.WriteString("type"u8, "string"u8);
}
