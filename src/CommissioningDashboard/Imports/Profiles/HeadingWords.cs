using System.Text.RegularExpressions;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports.Profiles;

/// <summary>
/// Other words for the headings of formats, as case and finance systems name their columns. They only ever make proposals.
/// </summary>
internal static partial class HeadingWords
{
    /// <summary>By the first heading of the column; in plain letters once read.</summary>
    private static readonly Dictionary<string, string[]> _same = new()
    {
        ["Reference"] = ["ref", "ref no", "reference number", "case no", "case ref", "case id", "package id", "package ref", "request id",
            "unique id", "record id", "id", "supplier no", "supplier id", "vendor no", "vendor id", "creditor no"],
        ["Referral reference"] = ["ref", "case no", "case ref", "case id", "package id", "request id", "requirement id"],
        ["Received on"] = ["received date", "date of referral", "referred on", "date referred", "request date", "requested on",
            "date raised", "date opened", "opened", "contact date", "date created", "created on"],
        ["Service"] = ["service type", "type of service", "care type", "package type", "type of care", "support type", "service category",
            "category", "service name"],
        ["Route"] = ["payment type", "funding type", "funding route", "how paid", "budget type", "payment method"],
        ["Outcome"] = ["result", "case status", "package status", "brokerage status", "referral status", "state", "current status"],
        ["Provider reference"] = ["supplier", "supplier id", "supplier ref", "supplier no", "supplier name", "provider name",
            "provider ref", "provider no", "vendor", "vendor id", "vendor name", "agency", "care provider"],
        ["Team"] = ["team name", "referring team", "referring to team", "social work team", "responsible team", "allocated team"],
        ["Area"] = ["ward", "zone", "patch", "neighbourhood", "locality name", "area name"],
        ["Need"] = ["psr", "primary need", "support reason", "client group", "service user group"],
        ["Age band"] = ["age group", "age range", "age"],
        ["Ethnicity group"] = ["ethnicity", "ethnic origin"],
        ["Weekly hours"] = ["hours", "hrs", "weekly hrs", "hours pw", "hrs pw", "hours a week", "commissioned hours", "hours wk"],
        ["Weekly cost"] = ["cost", "price", "weekly price", "weekly rate", "cost pw", "cost wk", "weekly charge", "gross weekly cost",
            "net weekly cost", "amount pw"],
        ["Arranged on"] = ["start", "service start", "service start date", "package start", "commenced", "placed on", "date placed"],
        ["Ended on"] = ["end", "finish", "service end", "service end date", "package end", "closed", "ceased on"],
        ["Person identifier"] = ["client", "client no", "person no", "service user id", "service user", "mosaic id", "liquidlogic id",
            "las id", "swift id", "citizen id", "customer id", "person reference"],
        ["Name"] = ["supplier", "provider", "organisation", "organisation name", "company", "company name", "vendor name", "trading name"],
        ["Ownership"] = ["sector", "type of organisation", "organisation type", "provider type", "supplier type"],
        ["Framework"] = ["contract title", "title of agreement", "agreement", "agreement title", "contract name", "dps", "approved list"],
        ["From"] = ["start", "contract start", "contract start date", "commencement date", "from date"],
        ["To"] = ["end", "contract end", "contract end date", "expiry", "expiry date", "to date"],
        ["Position"] = ["order", "order shown", "place in list", "no in list", "sequence"],
        ["Reason"] = ["decline reason", "reason declined", "reason for decline", "comments"],
        ["Weekly capacity"] = ["hours available", "available hours", "spare hours", "capacity hours"],
        ["Stated on"] = ["as at", "return date", "week commencing", "date of return"],
        ["Measured on"] = ["date of review", "survey date", "interview date"],
        ["Size"] = ["staff", "number of staff", "headcount", "fte", "employees", "workers"],
        ["Companies House number"] = ["company no", "company reg no", "companies house no", "crn", "registration number"],
        ["Charity number"] = ["charity no", "registered charity number"],
        ["CQC location ID"] = ["location id", "cqc location", "cqc id"],
        ["CQC provider ID"] = ["cqc provider"],
        ["Listed on"] = ["date added", "added on", "approved on"],
        ["Supplier"] = ["vendor", "creditor", "payee name", "merchant name", "company name"],
        ["Payment date"] = ["posting date", "pay date", "cleared date", "invoice date", "date cleared"],
        ["Transaction number"] = ["invoice no", "invoice number", "invoice ref", "document no", "document number", "voucher no",
            "voucher number", "payment ref", "payment number"],
        ["Amount"] = ["net", "value", "total", "net value", "invoice amount", "amount excl vat", "amount excluding vat", "gross amount"],
        ["Directorate"] = ["service area", "cost centre", "division", "department name", "business unit", "service area categorisation"],
        ["Regulated activity"] = ["cqc regulated", "needs registration"],
    };

    private static readonly Dictionary<string, HashSet<string>> _plain = _same
        .ToDictionary(x => x.Key, x => x.Value.Select(w => Plain.Normalise(w)).ToHashSet());

    /// <summary>Whether a heading is known to mean the column.</summary>
    public static bool Mean(ImportColumn column, string plain)
        => _plain.TryGetValue(column.Heading, out var words) && words.Contains(plain);

    /// <summary>
    /// Whether a heading speaks of people rather than of organisations or the work: its values are not shown while columns are chosen.
    /// </summary>
    public static bool ArePersonal(string heading)
        => Person().IsMatch(heading) && !Organisation().IsMatch(heading);

    [GeneratedRegex(
        @"\b(fore|sur|first|last|middle|full|family|given|maiden|preferred)?\s*_?names?\b|surname|forename|dob|birth|nhs|\bni\b|\bnino\b"
            + @"|national ins|address|post\s*code|phone|mobile|e-?mail|client|person|patient|service user|citizen|customer|gender"
            + @"|\bsex\b|religion|note",
        RegexOptions.IgnoreCase)]
    private static partial Regex Person();

    [GeneratedRegex(
        @"provider|supplier|vendor|agency|service (name|type)|team|area|framework|contract|organisation|company|group|product|category"
            + @"|locality|\bward\b|district|\bzone\b|\bpatch\b|worker type",
        RegexOptions.IgnoreCase)]
    private static partial Regex Organisation();
}
