using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Marketplace.StandIns.S3;

/// <summary>
/// The part of Amazon S3 (REST API 2006-03-01) that keeps objects, below <c>/s3/{bucket}/</c> or at a host <c>{bucket}.s3.…</c>. There is one bucket, <c>marketplace</c>; its keys are those of the program. Requests are signed
/// by Signature Version 4, or refused as there. Objects live as long as the program.
/// </summary>
internal sealed class S3Api(RequestCheck check)
{
    private const string Bucket = "marketplace";
    private const int PageLength = 2; // S3 answers 1000 at most, and may answer fewer than were asked for

    private static readonly XNamespace Names = "http://s3.amazonaws.com/doc/2006-03-01/";

    private readonly ConcurrentDictionary<string, Stored> _objects = new(StringComparer.Ordinal);

    public void MapTo(WebApplication app)
    {
        app.MapWhen(context => context.Request.Host.Host.Split('.') is [_, "s3", ..], branch => branch.Run(context => AnswerAsync(context, context.Request.Host.Host.Split('.')[0], context.Request.Path.Value![1..])));
        app.Map("/s3/{bucket}/{**key}", (HttpContext context, string bucket, string? key) => AnswerAsync(context, bucket, key ?? ""));
    }

    private async Task AnswerAsync(HttpContext context, string bucket, string key)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var fault = check.FaultOf(context.Request, body.ToArray()) ?? (bucket == Bucket ? null : new Fault(404, "NoSuchBucket", "The specified bucket does not exist"));
        await (fault is not null ? fault.SendAsync(context) : key.Length == 0 ? ListAsync(context) : DoAsync(context, key, body.ToArray()));
    }

    private async Task DoAsync(HttpContext context, string key, byte[] body)
    {
        var (request, response) = (context.Request, context.Response);
        if (HttpMethods.IsPut(request.Method))
        {
            var put = _objects[key] = new(body, request.ContentType ?? "binary/octet-stream", DateTimeOffset.UtcNow);
            response.Headers.ETag = put.ETag;
        }
        else if (HttpMethods.IsDelete(request.Method))
        {
            _objects.TryRemove(key, out _);
            response.StatusCode = StatusCodes.Status204NoContent;
        }
        else if (!_objects.TryGetValue(key, out var found))
        {
            await new Fault(404, "NoSuchKey", "The specified key does not exist.").SendAsync(context);
        }
        else
        {
            (response.ContentType, response.ContentLength, response.Headers.ETag) = (found.ContentType, found.Content.Length, found.ETag);
            response.Headers.LastModified = found.Put.ToString("R", CultureInfo.InvariantCulture);
            if (HttpMethods.IsGet(request.Method)) await response.Body.WriteAsync(found.Content);
        }
    }

    private Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (query["list-type"] != "2") return new Fault(501, "NotImplemented", "Only ListObjectsV2 is played here.").SendAsync(context);

        var (prefix, after) = (query["prefix"].ToString(), query["continuation-token"] is [{ } token] ? Encoding.UTF8.GetString(Convert.FromBase64String(token)) : "");
        var rest = _objects.Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(one.Key, after) > 0).OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
        var page = rest.Take(PageLength).ToList();
        var isTruncated = rest.Count > page.Count;
        var answer = new XElement(Names + "ListBucketResult", new XElement(Names + "Name", Bucket), new XElement(Names + "Prefix", prefix), new XElement(Names + "KeyCount", page.Count), new XElement(Names + "MaxKeys", PageLength),
            new XElement(Names + "IsTruncated", isTruncated), page.Select(one => new XElement(Names + "Contents",
                new XElement(Names + "Key", one.Key), new XElement(Names + "LastModified", one.Value.Put.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
                new XElement(Names + "ETag", one.Value.ETag), new XElement(Names + "Size", one.Value.Content.Length), new XElement(Names + "StorageClass", "STANDARD"))));
        if (isTruncated) answer.Add(new XElement(Names + "NextContinuationToken", Convert.ToBase64String(Encoding.UTF8.GetBytes(page[^1].Key))));
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync(answer.ToString());
    }

    private sealed record Stored(byte[] Content, string ContentType, DateTimeOffset Put)
    {
        public string ETag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(Content))[..32]}\"";
    }
}

/// <summary>A refusal in the form of S3.</summary>
internal sealed record Fault(int Status, string Code, string Message)
{
    public Task SendAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        if (HttpMethods.IsHead(context.Request.Method)) return Task.CompletedTask;
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync(new XElement("Error", new XElement("Code", Code), new XElement("Message", Message), new XElement("Resource", context.Request.Path.Value), new XElement("RequestId", context.TraceIdentifier)).ToString());
    }
}
