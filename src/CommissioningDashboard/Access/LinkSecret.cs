using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CommissioningDashboard.Access;

/// <summary>The secret of a link that lets somebody without an account do one thing. Only its hash is kept.</summary>
internal static class LinkSecret
{
    /// <summary>256 bits by chance, as an address can hold them.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256: there is nothing to guess in 256 bits, so that a slow hash would protect nothing more.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
