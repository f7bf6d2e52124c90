using System.Text.RegularExpressions;
using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>
/// <c>Idempotency-Key</c> (draft-ietf-httpapi-idempotency-key-header-06; JA-220 to JA-227): the answer is stored in the transaction of its
/// effect, so that there is never one without the other. Where even a refusal has an effect (a try that counts), the key is reserved before the work and
/// the answer stored after it.
/// </summary>
internal static partial class Idempotency
{
    private const string HeaderName = "Idempotency-Key";

    /// <param name="retell">The answer anew, after errands that the work has left were done.</param>
    public static async Task RunAsync(Exchange exchange, WriteRequest request, Func<Task<Answer>> work, bool keepsRefused = false, Func<Task<Answer>>? retell = null)
    {
        var key = KeyOf(exchange.Context.Request);
        if (key is null)
        {
            if (HttpMethods.IsPost(exchange.Context.Request.Method)) Demand(exchange.Context.Request, exchange.Type);
            await (await AfterErrandsAsync(exchange, await work(), retell)).SendAsync(exchange.Context);
            return;
        }

        var store = exchange.Services.GetRequiredService<IIdempotencyStore>();
        var name = new IdempotencyName(exchange.Caller.Credential, key);
        var answer = keepsRefused ? await RunReservedAsync(exchange, request, store, name, work) : await RunWholeAsync(exchange, request, store, name, work);
        var told = await AfterErrandsAsync(exchange, answer, retell);
        if (told != answer) await store.ReplaceAsync(name, Stored(told, request), CancellationToken.None);
        await told.SendAsync(exchange.Context);
    }

    /// <summary>What moves money or stock is not made without a key, alone or in a batch.</summary>
    public static void Demand(HttpRequest request, ResourceType type)
    {
        if (!type.RequiresIdempotencyKey || KeyOf(request) is not null) return;
        throw new ApiException(new ApiError("idempotency_key_required", "This deed moves money or stock: send an Idempotency-Key, so that it can be repeated safely.") { Header = HeaderName });
    }

    /// <summary>Somebody outside is asked when everything is committed, also for a caller who has hung up. Where the process dies in between, the first answer is what is replayed, and a job does the errand.</summary>
    private static async Task<Answer> AfterErrandsAsync(Exchange exchange, Answer answer, Func<Task<Answer>>? retell)
    {
        var errands = exchange.Services.GetRequiredService<Errands>();
        if (errands.IsEmpty) return answer;
        if (await errands.RunAsync(CancellationToken.None) is { } refusal) return ErrorDocument.ToAnswer(exchange.Context, new DomainException(refusal));
        return retell is null ? answer : await retell();
    }

    private static async Task<Answer> RunWholeAsync(Exchange exchange, WriteRequest request, IIdempotencyStore store, IdempotencyName name, Func<Task<Answer>> work)
    {
        var unit = exchange.Services.GetRequiredService<IUnitOfWork>();
        try
        {
            return await unit.ExecuteAsync(
                async ct =>
                {
                    await unit.LockAsync(name.ToString(), ct); // the second of two waits, and replays
                    if (await store.FindAsync(name, ct) is { } known) return Replay(known, request);

                    var fresh = await work();
                    await store.AddAsync(name, Stored(fresh, request), ct);
                    return fresh;
                },
                exchange.Aborted);
        }
        catch (Exception refusal) when (refusal is ApiException or DomainException)
        {
            var answer = ErrorDocument.ToAnswer(exchange.Context, refusal);
            if (!IsKept(answer) || IsAboutTheKey(refusal)) throw;

            // The effect was rolled back; its refusal is kept by itself.
            return await store.KeepAsync(name, Stored(answer, request), exchange.Aborted) is { } known ? Replay(known, request) : answer;
        }
    }

    private static async Task<Answer> RunReservedAsync(Exchange exchange, WriteRequest request, IIdempotencyStore store, IdempotencyName name, Func<Task<Answer>> work)
    {
        if (await store.ReserveAsync(name, request.Fingerprint, exchange.Aborted) is { } known) return Replay(known, request);

        Answer? answer = null;
        try
        {
            answer = await work();
            return answer;
        }
        catch (Exception refusal) when (refusal is ApiException or DomainException)
        {
            answer = ErrorDocument.ToAnswer(exchange.Context, refusal);
            if (!IsKept(answer)) throw;
            return answer;
        }
        finally
        {
            // What happened is remembered also for a caller who has hung up.
            await (answer is not null && IsKept(answer) ? store.CompleteAsync(name, Stored(answer, request), CancellationToken.None) : store.ReleaseAsync(name, CancellationToken.None));
        }
    }

    /// <summary>Others are worth a new try (JA-224).</summary>
    private static bool IsKept(Answer answer) => answer.Status is not (>= 500 or 401 or 403 or 408 or 429);

    private static bool IsAboutTheKey(Exception refusal) => refusal is ApiException { Errors: [{ Header: HeaderName }] };

    private static Answer Replay(StoredAnswer known, WriteRequest request)
    {
        if (known.Fingerprint != request.Fingerprint)
        {
            throw new ApiException(new ApiError("idempotency_key_reused", "The key was used for another request.") { Header = HeaderName });
        }

        if (known.IsRunning) throw new ApiException(new ApiError("request_in_progress", "The first request with this key is not done yet.") { Header = HeaderName }) { RetryAfterSeconds = 1 };

        return new Answer(known.Status, known.Body)
        {
            ContentType = known.ContentType,
            Location = known.Location,
            ContentLocation = known.ContentLocation,
            ETag = known.ETag,
            IsReplayed = true,
        };
    }

    private static StoredAnswer Stored(Answer answer, WriteRequest request) =>
        new(request.Fingerprint, answer.Status, answer.Body.ToArray(), answer.ContentType, answer.Location, answer.ContentLocation, answer.ETag);

    /// <summary>A quoted string of 1 to 255 printable characters, or a plain token (JA-223).</summary>
    private static string? KeyOf(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(HeaderName, out var values)) return null;

        var text = values.ToString();
        if (Token().IsMatch(text)) return text;
        if (values.Count == 1 && Quoted().IsMatch(text)) return text[1..^1];
        throw new ApiException(new ApiError("invalid_idempotency_key", "The key is a quoted string of 1 to 255 printable characters, or a token of letters, digits, '_' and '-'.") { Header = HeaderName });
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,255}$", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex("^\"[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]{1,255}\"$", RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();
}
