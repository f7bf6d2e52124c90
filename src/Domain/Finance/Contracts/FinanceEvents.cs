using Marketplace.Domain.Common;

namespace Marketplace.Domain.Finance.Contracts;

/// <summary>Money has moved in the books.</summary>
public sealed record LedgerPosted(JournalEntryId JournalEntryId, JournalKind Kind, string SourceType, Guid SourceId) : IDomainEvent
{
    public string Name => "ledger.posted";

    public Guid SubjectId => JournalEntryId.Value;
}
