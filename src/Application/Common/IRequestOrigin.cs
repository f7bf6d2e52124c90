namespace Marketplace.Application.Common;

/// <summary>From where the present request came; empty for work that nobody asked for from outside.</summary>
public interface IRequestOrigin
{
    /// <summary>The network address behind configured proxies.</summary>
    string? IpAddress { get; }

    string? UserAgent { get; }

    string? RequestId { get; }

    /// <summary>What the client would like to read, as a language tag (BCP 47); null where it does not say.</summary>
    string? Language { get; }
}
