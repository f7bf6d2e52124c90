using System.Globalization;
using Marketplace.Application.Common;
using Marketplace.Application.Platform;
using Marketplace.Domain.Common;
using Marketplace.Domain.Platform;

namespace Marketplace.Application.Media;

/// <summary>Signs the addresses of private files.</summary>
public interface IFileSigner
{
    string Sign(string text);

    bool IsSigned(string text, string signature);
}

/// <summary>
/// Addresses of private files: good for whoever holds one, for a few minutes. Each tells who asked for it, signed with the rest, so that the reading can be written down.
/// </summary>
public sealed class FileAddresses(IFileSigner signer, TimeProvider clock)
{
    public const string Root = "/files";

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private const string Nobody = "-";

    public string Of(UploadId id, ICaller caller)
    {
        var actor = AuditActors.Of(caller, origin: null);
        var expires = (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var by = $"{actor.Surface}.{actor.UserId?.Value.ToString("N") ?? Nobody}.{actor.KeyId?.Value.ToString("N") ?? Nobody}";
        return $"{Root}/{id.Value}?expires={expires}&by={by}&signature={signer.Sign(Text(id, expires, by))}";
    }

    /// <summary>Who asked for the address; null where it was altered or is too old.</summary>
    public AuditActor? Judge(FileAddress address, IRequestOrigin origin)
    {
        if (!signer.IsSigned(Text(address.Id, address.Expires, address.By), address.Signature)) return null;
        if (clock.GetUtcNow().ToUnixTimeSeconds() >= long.Parse(address.Expires, CultureInfo.InvariantCulture)) return null;

        var by = address.By.Split('.');
        return new(Enum.Parse<AuditSurface>(by[0]), IdOf(by[1]) is { } user ? new UserId(user) : null, IdOf(by[2]) is { } key ? new AccessKeyId(key) : null, origin.IpAddress, origin.RequestId);
    }

    private static Guid? IdOf(string text) => text == Nobody ? null : Guid.ParseExact(text, "N");

    private static string Text(UploadId id, string expires, string by) => $"{id.Value}\n{expires}\n{by}";
}

/// <summary>The parts of an address as somebody sent it.</summary>
public sealed record FileAddress(UploadId Id, string Expires, string By, string Signature);
