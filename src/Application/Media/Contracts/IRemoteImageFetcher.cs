using Marketplace.Domain.Media;

namespace Marketplace.Application.Media.Contracts;

/// <summary>
/// Fetches a picture from an address that a stranger wrote down. No form of address, redirect or answer of the name service
/// leads it into a private network. A failure is an expected outcome: the caller decides what a missing picture means.
/// </summary>
public interface IRemoteImageFetcher
{
    /// <summary>Fetches, judges and keeps the picture, in at most ten seconds; call it outside of transactions.</summary>
    Task<FetchedImage> FetchAsync(string url, CancellationToken ct);
}

/// <summary>Either the kept file or why there is none.</summary>
/// <param name="Filename">The last part of the address, for the upload's name.</param>
public sealed record FetchedImage(ReceivedFile? File, string Filename, FetchRefusal? Refusal = null);

public enum FetchRefusal
{
    /// <summary>Fetching is switched off by configuration.</summary>
    Disabled,

    /// <summary>Not an http or https address, or it leads to an address that is not public.</summary>
    AddressNotAllowed,

    /// <summary>The server could not be reached, or said anything but 200.</summary>
    Unreachable,

    TooManyRedirects,

    TimedOut,

    TooLarge,

    /// <summary>What came is no picture that is taken.</summary>
    NotAnImage,
}
