namespace Marketplace.Infrastructure.Persistence.Outbox;

/// <summary>
/// Takes a batch: of each subject only the oldest undelivered event, so that an event which was stored later with a lower number is never
/// passed over. 0: locked until; 1: the most attempts; 2: now; 3: the most events.
/// </summary>
internal static class OutboxClaims
{
    /// <summary>Where there is one writer at a time.</summary>
    public const string Alone = """
        UPDATE platform_outbox SET locked_until = {0}, attempts = attempts + 1
        WHERE sequence IN (
            SELECT MIN(sequence) FROM platform_outbox WHERE sent_at IS NULL GROUP BY subject_id
            HAVING attempts < {1} AND (locked_until IS NULL OR locked_until <= {2}) ORDER BY 1 LIMIT {3})
        RETURNING *
        """;

    /// <summary>Several at once do not wait for each other.</summary>
    public const string AmongOthers = """
        UPDATE platform_outbox SET locked_until = {0}, attempts = attempts + 1
        WHERE sequence IN (
            SELECT due.sequence FROM platform_outbox due
            WHERE due.sent_at IS NULL AND due.attempts < {1} AND (due.locked_until IS NULL OR due.locked_until <= {2})
                AND NOT EXISTS (SELECT 1 FROM platform_outbox older WHERE older.subject_id = due.subject_id AND older.sent_at IS NULL AND older.sequence < due.sequence)
            ORDER BY due.sequence LIMIT {3} FOR UPDATE SKIP LOCKED)
        RETURNING *
        """;
}
