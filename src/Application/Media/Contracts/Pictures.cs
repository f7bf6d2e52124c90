using Marketplace.Domain.Common;

namespace Marketplace.Application.Media.Contracts;

/// <summary>What modules do that show a picture.</summary>
public static class Pictures
{
    extension(IMediaLibrary media)
    {
        /// <summary>One picture takes the place of another: the new one stays as long as it is shown, the old one is let go.</summary>
        /// <param name="member">The relationship that shows it, for a refusal.</param>
        public async Task ExchangeAsync(UploadId? before, UploadId? after, string member, CancellationToken ct)
        {
            if (before == after) return;
            if (after is { } shown) await media.TakePictureAsync(shown, member, ct);
            if (before is { } left) await media.ReleaseAsync([left], ct);
        }
    }
}
