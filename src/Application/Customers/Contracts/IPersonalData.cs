using Marketplace.Domain.Common;

namespace Marketplace.Application.Customers.Contracts;

/// <summary>Whose data is meant.</summary>
public sealed record DataSubject(UserId UserId, BuyerId ProfileId, string Email);

/// <summary>
/// What a module knows of a person. Every module that keeps personal data has one of these, so that an export is complete and an
/// erasure leaves nothing but what the books need.
/// </summary>
public interface IPersonalData
{
    /// <summary>The member of the export under which the module's part stands.</summary>
    string Section { get; }

    Task<object?> ExportAsync(DataSubject subject, CancellationToken ct);

    /// <summary>Takes the person out; the caller saves.</summary>
    Task EraseAsync(DataSubject subject, CancellationToken ct);
}
