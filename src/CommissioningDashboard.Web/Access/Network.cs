using System.Net;
using System.Net.Sockets;

namespace CommissioningDashboard.Web.Access;

/// <summary>What of an address tells one network from another.</summary>
internal static class Network
{
    /// <summary>The address, or of a version 6 address its first half: one household or office holds all the rest.</summary>
    public static string KeyFor(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }

        return address is { AddressFamily: AddressFamily.InterNetworkV6 }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : $"{address}";
    }
}
