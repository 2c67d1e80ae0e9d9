using System.Security.Cryptography;
using System.Text;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;

namespace CommissioningDashboard.Register;

/// <summary>What is written at the register desk is a batch of imports of its own, so that it is listed and can be taken back.</summary>
internal static class DeskBatch
{
    /// <param name="actor">Who writes.</param>
    /// <param name="name">What the list of imports calls it.</param>
    /// <param name="content">All that it says, for the fingerprint.</param>
    /// <param name="at">The moment.</param>
    /// <param name="facts">How many facts it writes.</param>
    public static ImportBatch Of(Actor actor, string name, string content, DateTimeOffset at, int facts = 1) => new()
    {
        Format = RegisterDesk.Format,
        FileName = name,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))),
        ImportedBy = actor.Name,
        StartedAt = at,
        FinishedAt = at,
        Status = ImportStatus.Accepted,
        RowsRead = facts,
        RowsAccepted = facts,
    };
}
