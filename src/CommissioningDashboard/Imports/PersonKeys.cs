using System.Security.Cryptography;
using System.Text;

namespace CommissioningDashboard.Imports;

/// <summary>
/// Turns a person's identifier into a key that links their referrals and cannot be turned back: HMAC-SHA-256 under a key
/// of the authority's own, derived (HKDF) from a master key that the operator keeps outside the database. Without the
/// same master key the same person gets another key.
/// </summary>
public sealed class PersonKeys(byte[] masterKey)
{
    private const int _keyBytes = 32;
    private const int _storedBytes = 16;

    /// <summary>Reads the master key, or makes one that only this account of the machine may read.</summary>
    /// <exception cref="InvalidDataException">The file is there but holds no key.</exception>
    public static PersonKeys Open(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            try
            {
                using var file = new FileStream(path, options);
                file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(_keyBytes))));
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process made it in the same moment: theirs is the key.
            }
        }

        var key = new byte[_keyBytes];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), key, out var bytes) && bytes == _keyBytes
            ? new PersonKeys(key)
            : throw new InvalidDataException($"The person key file must hold {_keyBytes} bytes in base64. Restore it from a backup.");
    }

    /// <summary>The key by which one authority's people are known.</summary>
    internal AuthorityPersonKey For(string authorityCode)
        => new(HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, _keyBytes, info: Encoding.UTF8.GetBytes($"person-key/{authorityCode}")));

    /// <summary>One authority's way from identifier to key.</summary>
    internal sealed class AuthorityPersonKey(byte[] key)
    {
        private const string _token = "key:";

        /// <summary>What stands for an identifier in a row that is given back to be mended: read again, it gives the same key.</summary>
        public string Token(ReadOnlySpan<char> identifier) => $"{_token}{Convert.ToHexStringLower(Hash(identifier))}";

        /// <summary>The first 16 bytes of the keyed hash. Case and outer spaces of the identifier do not matter.</summary>
        public byte[] Hash(ReadOnlySpan<char> identifier)
        {
            var trimmed = identifier.Trim();
            if (trimmed.Length == _token.Length + (_storedBytes * 2) && trimmed.StartsWith(_token, StringComparison.OrdinalIgnoreCase))
            {
                return Convert.FromHexString(trimmed[_token.Length..]);
            }

            Span<char> plain = trimmed.Length <= 256 ? stackalloc char[trimmed.Length] : new char[trimmed.Length];
            trimmed.ToUpperInvariant(plain);
            Span<byte> bytes = plain.Length <= 256 ? stackalloc byte[plain.Length * 3] : new byte[plain.Length * 3];
            Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
            HMACSHA256.HashData(key, bytes[..Encoding.UTF8.GetBytes(plain, bytes)], hash);
            return hash[.._storedBytes].ToArray();
        }
    }
}
