namespace CommissioningDashboard.Imports.Formats;

/// <summary>What a council publishes each month or quarter by the transparency code: each payment over £500, one line each.</summary>
internal sealed class SpendFormat : ImportFormat
{
    public SpendFormat()
    {
        Body = Column("Body name", "Who spent, where the file says it. Another council’s name is asked about.",
            "Text, up to 200 characters", "", spellings: ["Organisation name"]);
        Directorate = Column(
            "Directorate", "The part of the council that spent, so that adult social care can be looked at by itself.",
            "Text, up to 200 characters", "Adult Social Care", spellings: ["Department", "Responsible unit", "Directorate name"]);
        Supplier = Column("Supplier", "Who was paid. A name that is withheld, such as “Redacted personal data”, is counted as not known.",
            "Text, up to 200 characters", "Willow Care Ltd", required: true,
            spellings: ["Supplier name", "Supplier (beneficiary)", "Supplier (beneficiary) name", "Beneficiary", "Vendor name", "Payee",
                "Creditor name"]);
        Paid = Column("Payment date", "The day of the payment.", "A date, such as 31/12/2025", "14/11/2025", required: true,
            spellings: ["Date paid", "Paid date", "Date", "Transaction date", "Date of payment"], holds: ColumnHolds.Date);
        Number = Column("Transaction number", "The number of the transaction. It tells two payments of one amount on one day apart.",
            "Text, up to 60 characters", "TX-20418",
            spellings: ["Transaction no", "Transaction ID", "Transaction reference", "Transaction ref"],
            holds: ColumnHolds.Identifier);
        Amount = Column("Amount", "Pounds, without VAT that is got back. A credit note has a minus sign or brackets.",
            "A number with up to two decimals", "1,204.50", required: true,
            spellings: ["Net amount", "Amount paid", "Payment amount", "Amount in pounds", "Amount in sterling"], holds: ColumnHolds.Money);
        Sme = Column("SME", "Whether the supplier is a small or medium-sized enterprise.", Answers.Rule, Answers.Example,
            spellings: ["Is SME", "SME supplier"], codes: Answers);
        Vcse = Column("VCSE", "Whether it is a voluntary or community organisation or social enterprise.", Answers.Rule, "No",
            spellings: ["VCS", "Is VCSE", "VCSE supplier", "Voluntary or community organisation"], codes: Answers);
        CompanyNumber = Column("Companies House number", "The supplier’s company number, by which it is found on your register.",
            "Eight letters or digits; lost leading zeros are put back", "01234567",
            spellings: ["Company number", "Company registration number"], holds: ColumnHolds.Identifier);
        CharityNumber = Column("Charity number", "The supplier’s registered charity number.", "Text, up to 20 characters", "",
            spellings: ["Registered charity number"], holds: ColumnHolds.Identifier);
    }

    public override string Id => "spend";

    public override string Name => "Spend over £500";

    public override string Purpose
        => "The payments over £500 that every council publishes by the transparency code: what share goes to small firms, voluntary "
        + "organisations and micro-providers.";

    public override string Repeats
        => "A payment is known again by supplier, day, transaction number and amount, so files may overlap and come in any order, as often "
        + "as one likes. Two lines of one file that are alike in all of these are two payments. A corrected file is brought after the one "
        + "it corrects has been undone; where numbers stand in both with other amounts, that is said.";

    public override bool IsBesideReferrals => true;

    protected override int Order => 9;

    internal static CodeList<SupplierAnswer> Answers { get; } = new(
        (SupplierAnswer.Yes, ["Yes", "Y", "True", "1"]),
        (SupplierAnswer.No, ["No", "N", "False", "0"]),
        (SupplierAnswer.NotKnown, ["Not known", "Unknown", "Not stated", "Not recorded"]));

    internal ImportColumn Body { get; }

    internal ImportColumn Directorate { get; }

    internal ImportColumn Supplier { get; }

    internal ImportColumn Paid { get; }

    internal ImportColumn Number { get; }

    internal ImportColumn Amount { get; }

    internal ImportColumn Sme { get; }

    internal ImportColumn Vcse { get; }

    internal ImportColumn CompanyNumber { get; }

    internal ImportColumn CharityNumber { get; }

    internal override Intake Start(ImportSession session) => new SpendIntake(this, session);

    /// <summary>What a file says of whether its supplier is something.</summary>
    internal enum SupplierAnswer
    {
        NotKnown,
        Yes,
        No,
    }
}
