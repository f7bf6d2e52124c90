using System.Net;
using System.Net.Sockets;

namespace Marketplace.WebApi;

/// <summary>Who is counted as one: an address of IPv4, or a network of IPv6 (RFC 6177), as everybody there has 2^64 addresses.</summary>
internal static class Household
{
    private const int NetworkBytes = 8;

    public static string Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6) return address.ToString();

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
