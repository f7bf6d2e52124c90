using Marketplace.Application.Identity;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Identity;

/// <summary>Without a place beside the database, it keeps everything.</summary>
internal sealed class NoShortLivedCodes : IShortLivedCodes
{
    public ValueTask<bool> KeepAsync(OneTimeCodeId id, string digest, TimeSpan lifetime, CancellationToken ct) => new(false);

    public ValueTask<bool> TryAsync(OneTimeCodeId id, string digest, CancellationToken ct) => new(false);

    public ValueTask<int> TriesLeftAsync(OneTimeCodeId id, CancellationToken ct) => new(0);
}
