namespace CommissioningDashboard.Mail;

/// <summary>What the outbox has to know of the host.</summary>
/// <param name="IsOn">Whether mail can be sent: a server for it is named.</param>
/// <param name="Domain">The right half of the Message-Ids.</param>
/// <param name="Seal">Enciphers a text under a key of the host's.</param>
/// <param name="Open">Deciphers it; none when the key is no longer there.</param>
public sealed record OutboxSettings(bool IsOn, string Domain, Func<string, byte[]> Seal, Func<byte[], string?> Open);
