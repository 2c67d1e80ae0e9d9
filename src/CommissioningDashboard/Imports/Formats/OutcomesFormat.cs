using CommissioningDashboard.Data;

namespace CommissioningDashboard.Imports.Formats;

/// <summary>What people said of how their support works for them, one answer a row.</summary>
internal sealed class OutcomesFormat : ImportFormat
{
    /// <summary>Eight questions of 0 to 3.</summary>
    public const int MostQuality = 24;

    public OutcomesFormat()
    {
        Reference = Column("Referral reference", "The referral whose support the person speaks of, by its reference in your referrals "
            + "file.", "A reference from the referrals file", "R-20418", required: true,
            spellings: ["Reference", "Referral ID", "Referral number"], holds: ColumnHolds.Identifier);
        Measured = Column("Measured on", "The day on which the person was "
            + "asked.", "A date, such as 31/12/2025", "12/12/2025", required: true, spellings: ["Date", "Asked on", "Review date"],
            holds: ColumnHolds.Date);
        Instrument = Column(
            "Instrument", "With what the person was asked.", Instruments.Rule, Instruments.Example, required: true, spellings: ["Measure"],
            codes: Instruments);
        Statement = Column("Statement", "The “I” statement in full, the same words each time. Needed beside the instrument Statement; left "
            + "empty for quality of life. Never what the person said in their own words.", "Text, up to 200 characters", "",
            spellings: ["I statement", "Statement text"]);
        Score = Column("Score", "For quality of life the eight answers added up; for a statement whether the person "
            + "agrees.", $"A whole number from 0 to {MostQuality} for quality of life; Yes or No for a statement", "18", required: true,
            spellings: ["Answer", "Value"]);
    }

    public override string Id => "outcomes";

    public override string Name => "Outcomes";

    public override string Purpose
        => "What people said of their support some time after it was arranged: quality of life from 0 to 24, and “I” statements they agree "
        + "with or not, one answer a row.";

    public override string Repeats
        => "The same referral, day, instrument and statement is the same answer: it is brought up to date when the score differs. Two rows "
        + "for the same answer must agree; the repeat is then folded in.";

    protected override int Order => 7;

    internal static CodeList<OutcomeInstrument> Instruments { get; } = new(
        (OutcomeInstrument.QualityOfLife, ["Quality of life", "ASCOT", "SCRQoL"]),
        (OutcomeInstrument.Statement, ["Statement", "I statement"]));

    /// <summary>How a file says that a person agrees with a statement or does not.</summary>
    internal static CodeList<Agreement> Agreements { get; } = new(
        (Agreement.Agrees, ["Yes", "Y", "Agree", "Agrees", "True", "1"]),
        (Agreement.Disagrees, ["No", "N", "Disagree", "Disagrees", "False", "0"]));

    internal ImportColumn Reference { get; }

    internal ImportColumn Measured { get; }

    internal ImportColumn Instrument { get; }

    internal ImportColumn Statement { get; }

    internal ImportColumn Score { get; }

    internal override Intake Start(ImportSession session) => new OutcomeIntake(this, session);

    /// <summary>An answer to a statement, by the score it is kept as.</summary>
    internal enum Agreement : short
    {
        Disagrees = 0,
        Agrees = 1,
    }
}
