using System.Buffers;
using System.Text.Json;
using Marketplace.Domain.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Error documents (api.md 12).</summary>
internal static class ErrorDocument
{
    /// <summary>When what is out of reach is worth another try.</summary>
    private const int SoonSeconds = 2;

    /// <summary>The answer for a refusal: an <see cref="ApiException"/>, or a rule of the domain that no body could place.</summary>
    public static Answer ToAnswer(HttpContext context, Exception refusal) => refusal switch
    {
        ApiException api => ToAnswer(context, api.Errors) with { RetryAfterSeconds = api.RetryAfterSeconds },
        DomainException { Error: var error } => ToAnswer(context, [new ApiError(error.Code, error.Message)
        {
            Meta = error.Meta,
            Parameter = error.Kind == ErrorKind.Gone ? context.Request.Query.Keys.FirstOrDefault(PageParser.Cursors.Contains) : error.Parameter is { } parameter ? AsSent(context, parameter) : null,
            Header = error.Kind == ErrorKind.Precondition && context.Request.Headers.ContainsKey("If-Match") ? "If-Match" : null,
        }]) with
        { RetryAfterSeconds = error.Kind == ErrorKind.Unavailable ? SoonSeconds : null },
        _ => throw new ArgumentException("Not a refusal.", nameof(refusal)),
    };

    public static Answer ToAnswer(HttpContext context, IReadOnlyList<ApiError> errors)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Wire.WriterOptions)) Write(json, errors, context.TraceIdentifier);
        return new Answer(StatusOf(errors), buffer.WrittenMemory) { NoStore = true };
    }

    /// <summary>The full name of a parameter (JA-122): a filter's has its operator.</summary>
    private static string AsSent(HttpContext context, string parameter) =>
        context.Request.Query.Keys.FirstOrDefault(name => name == parameter || name.StartsWith(parameter + "[", StringComparison.Ordinal)) ?? parameter;

    private static int StatusOf(IReadOnlyList<ApiError> errors)
    {
        if (errors.All(error => error.Status == errors[0].Status)) return errors[0].Status;
        return errors.Any(error => error.Status >= 500) ? 500 : 400;
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<ApiError> errors, string requestId)
    {
        json.WriteStartObject();
        Wire.JsonApiMember(json);
        json.WriteStartArray("errors"u8);
        for (var i = 0; i < errors.Count; i++)
        {
            var error = errors[i];
            json.WriteStartObject();
            json.WriteString("id"u8, i == 0 ? requestId : $"{requestId}.{i + 1}");
            json.WriteString("status"u8, error.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("code"u8, error.Code);
            json.WriteString("title"u8, ErrorCatalogue.TitleOf(error.Code));
            json.WriteString("detail"u8, error.Detail);
            WriteSource(json, error);
            if (error.TypeLink is not null)
            {
                json.WriteStartObject("links"u8);
                json.WriteString("type"u8, error.TypeLink);
                json.WriteEndObject();
            }

            if (error.Meta is { Count: > 0 }) Wire.Value(json, "meta", error.Meta);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter json, ApiError error)
    {
        if (error is { Pointer: null, Parameter: null, Header: null }) return;

        json.WriteStartObject("source"u8);
        if (error.Pointer is not null) json.WriteString("pointer"u8, error.Pointer);
        if (error.Parameter is not null) json.WriteString("parameter"u8, error.Parameter);
        if (error.Header is not null) json.WriteString("header"u8, error.Header);
        json.WriteEndObject();
    }
}
