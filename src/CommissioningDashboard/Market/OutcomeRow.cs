using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>What a person said of their support, as the snapshot holds it.</summary>
/// <param name="Referral">The referral's row in the referral columns.</param>
/// <param name="On">The day it was asked.</param>
/// <param name="Instrument">With what.</param>
/// <param name="Statement">Which "I" statement; empty for quality of life.</param>
/// <param name="Score">0 to 24 for quality of life, 0 or 1 for a statement.</param>
public readonly record struct OutcomeRow(int Referral, DateOnly On, OutcomeInstrument Instrument, string Statement, int Score)
{
    /// <summary>By day and then by row, instrument and statement: no two are alike in all of these.</summary>
    internal static int Compare(OutcomeRow left, OutcomeRow right)
        => (left.On, left.Referral, left.Instrument).CompareTo((right.On, right.Referral, right.Instrument)) is var order && order != 0
            ? order
            : string.CompareOrdinal(left.Statement, right.Statement);
}
