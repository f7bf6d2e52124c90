using System.Collections.Concurrent;

namespace Marketplace.StandIns.Gateways;

/// <summary>Answers under idempotency keys: the first request does it, the same one again is told what came of it, another one under the same key is refused, and who comes in between has to wait.</summary>
internal sealed class KeyedAnswers
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <param name="key">Empty: as if each request had its own.</param>
    /// <param name="keepsRefusals">Whether a refusal is told again, too; otherwise the same request is tried anew.</param>
    public Answer Once(string key, string request, Func<Answer> work, Answer mismatch, Answer busy, bool keepsRefusals = true)
    {
        if (key.Length == 0) return work();

        var mine = new Entry(request);
        var entry = _entries.GetOrAdd(key, mine);
        if (entry.Request != request) return mismatch;
        if (!ReferenceEquals(entry, mine)) return entry.Answer is { } earlier ? earlier with { WasReplayed = true } : busy;

        try
        {
            var answer = work();
            if (answer.Status < 400 || keepsRefusals) entry.Answer = answer;
            else _entries.TryRemove(key, out _);
            return answer;
        }
        catch
        {
            _entries.TryRemove(key, out _);
            throw;
        }
    }

    private sealed class Entry(string request)
    {
        public string Request { get; } = request;

        public volatile Answer? Answer;
    }
}
