using System.Collections.Concurrent;
using System.Diagnostics;

namespace Marketplace.Bench.Load;

/// <summary>What a server did in one round.</summary>
internal sealed record Round(double PerSecond, double[] Milliseconds, int Errors, int Bytes)
{
    /// <summary>As many clients as connections, each asking again as soon as it was answered.</summary>
    /// <param name="next">The next request; null where there are no more, which ends the round early.</param>
    public static async Task<Round> RunAsync(HttpClient client, Func<HttpRequestMessage?> next, int connections, TimeSpan duration, CancellationToken ct)
    {
        var latencies = new ConcurrentBag<List<double>>();
        var (errors, bytes) = (0, 0);
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(AskAsync, ct)));
        var elapsed = Stopwatch.GetElapsedTime(start);

        double[] sorted = [.. latencies.SelectMany(own => own).Order()];
        return new Round(sorted.Length / elapsed.TotalSeconds, sorted, errors, bytes);

        async Task AskAsync()
        {
            var own = new List<double>();
            while (Stopwatch.GetElapsedTime(start) < duration && next() is { } request)
            {
                using (request)
                {
                    var asked = Stopwatch.GetTimestamp();
                    using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, ct);
                    if (answer.IsSuccessStatusCode) own.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                    else Interlocked.Increment(ref errors);
                    Volatile.Write(ref bytes, (int)(answer.Content.Headers.ContentLength ?? 0));
                }
            }

            latencies.Add(own);
        }
    }
}
