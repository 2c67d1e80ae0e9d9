namespace CommissioningDashboard.Demo;

/// <summary>
/// What the demo county has to tell, each story beside the number that makes it. Change a number and the story changes;
/// the tests say which figures should come out in the tables.
/// </summary>
internal static class DemoStories
{
    /// <summary>
    /// First-listed names are over-chosen. Lists are shown in alphabetical order and the eye stops early: chance of being chosen
    /// by place in the list, against a third place of 1.
    /// </summary>
    public static readonly double[] PullOfPosition = [2.2, 1.45, 1.0, 0.75, 0.6];

    /// <summary>
    /// …and brokers draw up the list itself from the top of the register: chance of being listed at all, first name to last.
    /// </summary>
    public const double ListedIfFirst = 1.25, ListedIfLast = 0.85;

    /// <summary>The council's own company is put on this share of the lists for its services before anybody else is looked for…</summary>
    public const double OwnCompanyListedFirst = 0.21;

    /// <summary>…and, once listed, is preferred this much: well over twice its share of the capacity that providers state.</summary>
    public const double OwnCompanyPreferred = 1.35;

    /// <summary>This many of the micro-providers have never had a referral: most are on no list…</summary>
    public const int MicroNeverListed = 14;

    /// <summary>…and these are listed now and then but always passed over. Together a third of those open.</summary>
    public const int MicroAlwaysPassedOver = 8;

    /// <summary>
    /// Commissioned home care, day support, supported living and extra care is bought from the framework this often; otherwise
    /// spot.
    /// </summary>
    public const double BoughtFromFramework = 0.75;

    /// <summary>The framework leaves most micro-providers out: this many of them are on it.</summary>
    public const int MicroOnFramework = 6;

    /// <summary>
    /// Most direct payments do not record who is paid; with the routes in the county's services about a quarter of all referrals.
    /// </summary>
    public const double DirectPaymentNamesProvider = 0.05;

    /// <summary>One large provider hands back everything at the end of this month of the sixty (so a year ago) and closes.</summary>
    public const int LargeLeavesAfterMonth = 47;

    /// <summary>The people it supported are referred again at once; this share goes straight to the council's own company…</summary>
    public const double HandedBackGoInHouse = 0.70;

    /// <summary>…and the habit stays: how much more often the company is listed first from then on.</summary>
    public const double OwnCompanyListedFirstAfterwards = 0.30;

    /// <summary>One small company is bought by a group at the start of this month, and is independent until then.</summary>
    public const int BoughtInMonth = 30;

    /// <summary>
    /// A few small providers gave up in the last year, having waited for a referral that never came; the first after this month.
    /// </summary>
    public const int GaveUpFrom = 49;

    /// <summary>
    /// Micro-providers are found a little more easily as time goes by, at the start of each year and the end of the last.
    /// </summary>
    private static readonly double[] _microRise = [0.86, 0.90, 0.94, 0.94, 1.24, 2.25];

    /// <summary>
    /// …so that their share rises slowly, from month to month and not by steps: about 9 to 11 per cent in the last two years.
    /// </summary>
    public static double MicroRise(int month)
        => _microRise[month / 12] + (_microRise[month / 12 + 1] - _microRise[month / 12]) * (month % 12) / 12;

    /// <summary>Left to choose (direct payment, signposting), people find micro-providers this much more often than brokers do.</summary>
    public const double PeopleFindMicro = 2.5;

    /// <summary>How prominent each kind of provider is for the hours it can give: big names are known, small ones are not.</summary>
    public static double Prominence(DemoKind kind) => kind switch
    {
        DemoKind.Micro => 8.0,
        DemoKind.Small => 4.0,
        DemoKind.Medium => 0.9,
        DemoKind.Large => 1.15,
        DemoKind.Department => 0.7,
        DemoKind.OwnCompany => 0.45,
        _ => 1.5,
    };

    /// <summary>A listed provider turns the referral down this often; the council's own the least…</summary>
    public static double Declines(DemoKind kind) => kind switch
    {
        DemoKind.Micro => 0.10,
        DemoKind.Small => 0.11,
        DemoKind.Medium => 0.13,
        DemoKind.Large => 0.17,
        _ => 0.06,
    };

    /// <summary>
    /// …and one that already gives all the hours it states turns many away. The council's company never does: it goes beyond them.
    /// </summary>
    public const double DeclinesWhenFull = 0.5;

    /// <summary>What an hour costs, per thousand of the county's rate: micro-providers a little less, in-house a good deal more.</summary>
    public static int RatePerThousand(DemoKind kind) => kind switch
    {
        DemoKind.Micro => 940,
        DemoKind.Medium => 1010,
        DemoKind.Large => 990,
        DemoKind.Department or DemoKind.OwnCompany => 1170,
        _ => 1000,
    };

    /// <summary>Some referrals are withdrawn before anything is arranged…</summary>
    public const double Withdrawn = 0.03;

    /// <summary>…and of those since this month of the sixty some still wait at the end of it, besides the last weeks' newcomers.</summary>
    public const double StillWaiting = 0.02;

    public const int WaitingFromMonth = 54;

    /// <summary>
    /// One person in eight is asked some months later how the support works, quality of life and two or three statements…
    /// </summary>
    public const double AskedAfterwards = 0.125;

    public static readonly string[] Statements =
        ["I have as much control over my day as I want", "I know who is coming to support me and when", "I see the people I want to see"];

    /// <summary>
    /// …and those whom micro-providers support say somewhat more often that they are in control and know who is coming. Not hugely
    /// so.
    /// </summary>
    public static double Agrees(int statement, DemoKind? kind) => (statement, kind) switch
    {
        (0, DemoKind.Micro) => 0.77,
        (0, null) => 0.72,
        (0, DemoKind.Large) => 0.60,
        (0, _) => 0.63,
        (1, DemoKind.Micro) => 0.77,
        (1, _) => 0.71,
        _ => 0.58,
    };

    /// <summary>
    /// Their quality of life is a little higher too, by half a point of 24 (here in tenths); but whom a provider supports matters more: by
    /// need the
    /// middle lies between 15 and 19, and micro-providers support more people with social needs, whose answers are the highest.
    /// </summary>
    public static int QualityAdded(DemoKind? kind) => kind switch
    {
        DemoKind.Micro => 5,
        null => 3,
        _ => 0,
    };

    /// <summary>
    /// Communities that some providers serve; every fourth micro-provider is tied to one, and of the others only every thirtieth.
    /// </summary>
    public static readonly string[] Communities =
        ["Deaf people", "Bangladeshi community", "Polish speakers", "LGBT+ older people", "Young adults with learning disabilities",
            "Disabled people"];

    /// <summary>
    /// The community that a provider is tied to and whether its people run it, by the provider's place in the register; none for
    /// most.
    /// </summary>
    public static (string Community, bool IsLedBy)? CommunityOf(DemoKind kind, int place)
        => place % (kind == DemoKind.Micro ? 4 : 30) == 1
        ? (Communities[place / 4 % Communities.Length], kind == DemoKind.Micro && place % 8 == 1) : null;
}
