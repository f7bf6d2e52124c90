using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Marketplace.Bench.Baseline;

/// <summary>The members that the server writes for a product, written one after the other.</summary>
internal sealed class ProductDocument : IDisposable
{
    private static readonly JsonEncodedText[] Stars = [.. new[] { "1", "2", "3", "4", "5" }.Select(star => JsonEncodedText.Encode(star))];

    private readonly ArrayBufferWriter<byte> _buffer = new(32 * 1024);
    private readonly Utf8JsonWriter _json;
    private bool _isCollection;

    public ProductDocument() => _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true });

    public void Begin(bool isCollection, string self)
    {
        _isCollection = isCollection;
        _json.WriteStartObject();
        _json.WriteStartObject("jsonapi");
        _json.WriteString("version", "1.1");
        _json.WriteEndObject();
        _json.WriteStartObject("links");
        _json.WriteString("self", self);
        _json.WriteString("describedby", "/api/v1/openapi.json");
        _json.WriteEndObject();
        _json.WritePropertyName("data");
        if (isCollection) _json.WriteStartArray();
    }

    public ReadOnlyMemory<byte> End(long? total)
    {
        if (_isCollection) _json.WriteEndArray();
        if (total is { } count)
        {
            _json.WriteStartObject("meta");
            _json.WriteNumber("total", count);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenMemory;
    }

    public void Dispose() => _json.Dispose();

    public void Product(DbDataReader row, bool isWhole)
    {
        var id = row.GetGuid(0);
        _json.WriteStartObject();
        _json.WriteString("type", "products");
        _json.WriteString("id", id);
        Attributes(row, isWhole);
        _json.WriteStartObject("relationships");
        ToOne(id, "seller", "sellers", Id(row, 19));
        ToOne(id, "category", "categories", Id(row, 20));
        if (isWhole) ToMany(id, "variants");
        if (isWhole) ToMany(id, "listings");
        ToOne(id, "defaultListing", "listings", Id(row, 21));
        if (isWhole) ToMany(id, "images");
        ToOne(id, "primaryImage", "productImages", Id(row, 22));
        ToOne(id, "customizationTemplate", "customizationTemplates", Id(row, 24));
        if (isWhole) ToMany(id, "tags");
        _json.WriteEndObject();
        _json.WriteStartObject("links");
        _json.WriteString("self", $"/api/v1/products/{id}");
        _json.WriteEndObject();
        _json.WriteStartObject("meta");
        _json.WriteString("version", string.Create(CultureInfo.InvariantCulture, $"{row.GetInt64(1)}-0123456789abcdef"));
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void Attributes(DbDataReader row, bool isWhole)
    {
        _json.WriteStartObject("attributes");
        _json.WriteString("name", row.GetString(2));
        _json.WriteString("slug", row.GetString(3));
        if (isWhole) Raw("description", Text(row, 25) ?? "null");
        _json.WriteString("brand", Text(row, 4));
        Money("price", row, 5);
        Money("compareAtPrice", row, 6);
        Money("priceMax", row, 7);
        _json.WriteNumber("stock", row.GetInt64(9));
        _json.WriteBoolean("inStock", row.GetInt64(10) != 0);
        _json.WriteBoolean("isAvailable", row.GetInt64(11) != 0);
        _json.WriteString("unit", Text(row, 12));
        Raw("options", row.GetString(13));
        Raw("specs", row.GetString(14));
        _json.WriteBoolean("isCustomizable", !row.IsDBNull(24));
        _json.WriteString("sellerName", Text(row, 15));
        _json.WriteNull("rating");
        _json.WriteNumber("ratingCount", 0);
        _json.WriteStartObject("ratingBreakdown");
        foreach (var star in Stars) _json.WriteNumber(star, 0);
        _json.WriteEndObject();
        Instant("publishedAt", row.GetInt64(16));
        Instant("createdAt", row.GetInt64(17));
        Instant("updatedAt", row.GetInt64(18));
        _json.WriteEndObject();
    }

    private void ToOne(Guid id, string name, string type, Guid? target)
    {
        BeginRelationship(id, name);
        if (target is null)
        {
            _json.WriteNull("data");
        }
        else
        {
            _json.WriteStartObject("data");
            _json.WriteString("type", type);
            _json.WriteString("id", target.Value);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void ToMany(Guid id, string name)
    {
        BeginRelationship(id, name);
        _json.WriteEndObject();
    }

    private void BeginRelationship(Guid id, string name)
    {
        _json.WriteStartObject(name);
        _json.WriteStartObject("links");
        _json.WriteString("self", $"/api/v1/products/{id}/relationships/{name}");
        _json.WriteString("related", $"/api/v1/products/{id}/{name}");
        _json.WriteEndObject();
    }

    private void Money(string name, DbDataReader row, int column)
    {
        if (row.IsDBNull(column))
        {
            _json.WriteNull(name);
            return;
        }

        _json.WriteStartObject(name);
        _json.WriteString("amount", (row.GetInt64(column) / 100m).ToString("F2", CultureInfo.InvariantCulture));
        _json.WriteString("currency", row.GetString(8));
        _json.WriteEndObject();
    }

    private void Raw(string name, string json)
    {
        _json.WritePropertyName(name);
        _json.WriteRawValue(json, skipInputValidation: true);
    }

    private void Instant(string name, long microseconds) =>
        _json.WriteString(name, DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static Guid? Id(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);
}
