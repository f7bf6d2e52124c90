using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Marketplace.WebApi.Operations.Logs;

/// <summary>
/// One JSON object per line: time, level, who says it, the words, what stands in them by name, the request and the trace it belongs to. Scopes are not written: they hold the
/// addresses of requests.
/// </summary>
internal sealed class JsonLines(IHttpContextAccessor contexts, TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "json-lines";

    private const string Template = "{OriginalFormat}";

    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal) { "time", "level", "category", "event", "message", "requestId", "traceId", "spanId", "exception" };

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // no page shows it

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var line = new Utf8JsonWriter(buffer, Plain))
        {
            line.WriteStartObject();
            line.WriteString("time", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
            line.WriteString("level", LevelOf(logEntry.LogLevel));
            line.WriteString("category", logEntry.Category);
            if (logEntry.EventId.Id != 0) line.WriteNumber("event", logEntry.EventId.Id);
            line.WriteString("message", logEntry.Formatter(logEntry.State, logEntry.Exception));
            if (contexts.HttpContext is { } context) line.WriteString("requestId", context.TraceIdentifier);
            if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } span)
            {
                line.WriteString("traceId", span.TraceId.ToHexString());
                line.WriteString("spanId", span.SpanId.ToHexString());
            }

            if (logEntry.State is IReadOnlyList<KeyValuePair<string, object?>> values) WriteValues(line, values);
            if (logEntry.Exception is { } failure) line.WriteString("exception", failure.ToString());
            line.WriteEndObject();
        }

        textWriter.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        textWriter.Write('\n');
    }

    private static void WriteValues(Utf8JsonWriter line, IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        var written = new HashSet<string>(Taken, StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            if (name == Template || !written.Add(JsonNamingPolicy.CamelCase.ConvertName(name))) continue;

            line.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(name));
            switch (value)
            {
                case null: line.WriteNullValue(); break;
                case bool flag: line.WriteBooleanValue(flag); break;
                case int number: line.WriteNumberValue(number); break;
                case long number: line.WriteNumberValue(number); break;
                case double number when double.IsFinite(number): line.WriteNumberValue(number); break;
                default: line.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
            }
        }
    }

    private static string LevelOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "information",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };
}
