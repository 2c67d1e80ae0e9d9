namespace CommissioningDashboard.Imports.Formats;

/// <summary>Providers put forward for referrals, as an e-brokerage system logs them: one row for each provider of each list.</summary>
internal sealed class OptionsFormat : ImportFormat
{
    public OptionsFormat()
    {
        Referral = Column("Referral reference", "The referral's number, as in the referrals "
            + "file.", "A reference from the referrals file", "R-20418", required: true,
            spellings: ["Referral", "Referral ID", "Referral number", "Requirement reference"], holds: ColumnHolds.Identifier);
        Provider = Column("Provider reference", "The provider that was put forward, by its reference in your "
            + "register.", "A reference from the providers file", "P-0112", required: true, spellings: ["Provider", "Provider ID"],
            holds: ColumnHolds.Identifier, list: RegisterList.Providers);
        Position = Column("Position", "Its place in the list as it was shown: 1 is the first "
            + "name.", "A whole number from 1 to 250", "1", required: true, spellings: ["Place", "Rank", "List position"],
            holds: ColumnHolds.Number);
        Outcome = Column(
            "Outcome", "How far it came.", CodeLists.OptionOutcome.Rule, "Accepted", required: true,
                spellings: ["Response", "Status", "Bid status"], codes: CodeLists.OptionOutcome);
        Reason = Column("Reason", "Why it was declined, in a few words that your team uses again and again. Never anything about the "
            + "person.", "Text, up to 100 characters", "", spellings: ["Decline reason"]);
    }

    public override string Id => "options";

    public override string Name => "Options offered";

    public override string Purpose
        => "The providers put forward for each referral, in the order in which they were shown, with what became of each: an extract of "
        + "your brokerage system.";

    public override string Repeats
        => "A place in a referral's list that is already held is brought up to date. Two rows for one place must agree; the repeat is then "
        + "folded in.";

    protected override int Order => 6;

    internal ImportColumn Referral { get; }

    internal ImportColumn Provider { get; }

    internal ImportColumn Position { get; }

    internal ImportColumn Outcome { get; }

    internal ImportColumn Reason { get; }

    internal override Intake Start(ImportSession session) => new OptionIntake(this, session);
}
