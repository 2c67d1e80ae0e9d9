using System.Net;
using System.Net.Sockets;

namespace CommissioningDashboard.Imports.OpenReferral;

/// <summary>
/// Which addresses lie on the open internet (IANA's special-purpose registries, RFC 6890). Whoever may type an address must not reach by it
/// what only this server may.
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] _notPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(x => IPNetwork.Parse(x)),
    ];

    /// <summary>All of IPv6 that is given out to be reached; local, mapped and translated addresses lie outside.</summary>
    private static readonly IPNetwork _global = IPNetwork.Parse("2000::/3");

    public static bool Contains(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || _global.Contains(plain)) && !_notPublic.Any(x => x.Contains(plain));
    }
}
