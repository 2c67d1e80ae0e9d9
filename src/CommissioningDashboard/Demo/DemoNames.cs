namespace CommissioningDashboard.Demo;

/// <summary>
/// The names on the register, made of parts that no place or family carries ("quill", "whin", "venn", "march"…), spread over the
/// alphabet as real names are. Each line: name, the letters of its services, ownership (p private, v voluntary, i individual).
/// </summary>
internal static class DemoNames
{
    public const string OwnCompany = "Northmoor Together Care Company";
    public const string Department = "Northmoor County Council Direct Support";

    /// <summary>The independent one of the two that cover the North valleys; with the own company it offers every service there.</summary>
    public const string Valleys = "Fellmote Valleys Trust";

    public const string LargeLeaver = "Larkenmarch Homecare";

    /// <summary>Three companies under one owner, each small enough to look micro by itself.</summary>
    public const string Group = "Harrowmote Holdings";

    /// <summary>A small company that this owner bought in the middle of the five years.</summary>
    public const string Bought = "Barrowmoss Homecare";

    public const string Micro = """
        Ackenfold Companions|HC|i
        Addlewhit Days|D|v
        Alderquill Care at Home|H|p
        Amberthrush Helping Hands|H|i
        Applewhin Gardens and Company|D|v
        Arkenlow Support|HL|p
        Barleyquick Home Help|H|i
        Bellwhin Companions|HC|i
        Birchenlark Day Out|D|v
        Bramblesett Care|H|p
        Brindlequay Breaks|C|v
        Candlewhit Home Help|H|i
        Cherrywhin Circle|D|v
        Cloverquill Care|H|p
        Copperlark Companions|HC|i
        Damsonquick Support|H|p
        Dapplewhin Care at Home|H|i
        Eiderlow Breaks|C|v
        Elderquill Helping Hands|H|i
        Emberlark Art Afternoons|D|v
        Fennelwhit Home Help|H|i
        Fernquick Care|H|p
        Foxenlow Companions|HC|i
        Gorsequill Support|LH|p
        Greenlark Allotment Days|D|v
        Harebellow Care at Home|H|p
        Hazelwhin Home Help|H|i
        Heatherquick Breaks|C|v
        Hollowlark Companions|H|i
        Islequill Care|H|p
        Ivywhit Helping Hands|H|i
        Jasperlow Home Help|H|i
        Juniperquick Days|D|v
        Kestrelwhin Care at Home|H|p
        Kindlequay Companions|HC|i
        Lambswhit Support|HL|p
        Lavenderlow Music Days|D|v
        Lindenquill Care|H|p
        Maplewhin Home Help|H|i
        Meadowquill Companions|H|i
        Merlinwhit Care|H|p
        Mosslark Breaks|C|v
        Nettlewhin Helping Hands|H|i
        Nuthatchlow Home Help|H|i
        Oakenquill Care at Home|H|p
        Orchardwhit Days|D|v
        Otterlow Companions|HC|i
        Pearwhin Support|L|p
        Pebblequick Home Help|H|i
        Plumlark Care|H|p
        Quincelark Companions|H|i
        Robinquay Helping Hands|H|i
        Rowanwhit Care at Home|H|p
        Rushlark Days|D|v
        Saffronlow Home Help|H|i
        Skeinquill Breaks|C|v
        Sorrelquick Companions|HS|i
        Starlingwhit Support|H|p
        Swallowquill Care|H|p
        Tanglelow Craft Days|D|v
        Thistlewhin Home Help|H|i
        Thymequick Care at Home|H|p
        Umberlark Companions|H|i
        Velvetwhin Helping Hands|H|i
        Wagtailquill Home Help|H|i
        Whistlequick Companions|HC|i
        Yarrowquill Breaks|C|v
        Zephyrlow Care at Home|H|i
        """;

    /// <summary>Micro-providers that closed during the five years.</summary>
    public const string MicroClosed = """
        Bracklewhit Care|H|p
        Finchenlow Home Help|H|i
        Peatlark Days|D|v
        Wrenquick Companions|H|i
        """;

    /// <summary>Micro-providers and a small one that gave up in the last year without ever having had a referral.</summary>
    public const string MicroGaveUp = """
        Bluetarn Home Help|H|i
        Larkenrigg Days|D|v
        Thistletarn Companions|HC|p
        """;

    public const string SmallGaveUp = """
        Kestrelholt Homecare|H|p
        """;

    public const string Small = """
        Abberlow Home Support|HR|p
        Aldgarrow Homecare|H|p
        Ambervenn Care|H|p
        Aspenhollin Day Services|D|v
        Barrowmoss Homecare|HR|p
        Beckengarth House|N|p
        Brackenvenn Supported Living|L|p
        Calderhollin Care|H|p
        Carrowmoss Trust|DS|v
        Coverdrake Homecare|H|p
        Dunnelgarth House|N|p
        Eskervenn Home Support|H|p
        Fallowmote Care|HE|p
        Garrowfen Supported Living|L|v
        Gillenmoss Homecare|H|p
        Harrowmote Care One|H|p
        Harrowmote Care Three|H|p
        Harrowmote Care Two|H|p
        Hartlegarrow Day Services|D|v
        Hexenholt Care|HR|p
        Inglevenn House|N|p
        Kelderholt Homecare|H|p
        Lanternmoss Carers Breaks|C|v
        Lowengarth Supported Living|L|p
        Marrowvenn Care|H|p
        Nettergarth House|N|p
        Ollervenn Homecare|HE|p
        Pellmoss Trust|DC|v
        Quarrengarth Care|H|p
        Ravelholt Homecare|H|p
        Rillenmoss Shared Lives|S|v
        Selvenholt Care|HD|p
        Skellingmote Supported Living|L|p
        Tarrowgarth House|N|p
        Tollermoss Home Support|HR|p
        Ulvenholt Care|H|p
        Wetherquay Homecare|H|p
        """;

    public const string SmallClosed = """
        Dovrengarth Homecare|H|p
        Mardenholt Care|HR|p
        """;

    public const string Medium = """
        Alverdrake Homecare|HRE|p
        Ashenmote Care|H|p
        Bellendrake House|N|p
        Brockenmoor Supported Living|LS|v
        Castlemote Homecare|H|p
        Corrandrake Care|HD|p
        Dellenmoor House|N|p
        Ellerdrake Trust|LDS|v
        Fellmote Valleys Trust|HDSLCN|v
        Fennimote Homecare|HR|p
        Gaveldrake Care|HE|p
        Hollenmoor Supported Living|L|p
        Kettlemote Homecare|H|p
        Lorrendrake House|N|p
        Millenmote Care|HC|p
        Orrendrake Trust|DC|v
        Perrimote Homecare|H|p
        Ridderdrake Supported Living|LD|p
        Sallenmoor House|N|p
        Stannermote Homecare|HR|p
        Tavendrake Care|HE|p
        Wexenmoor Trust|LS|v
        """;

    public const string Large = """
        Ardenmarch Care|HE|p
        Brackmarch Homecare|HR|p
        Carrenmarch Living|LSD|v
        Duskenmarch Houses|N|p
        Everenmarch Homecare|HE|p
        Larkenmarch Homecare|HRE|p
        Merrimarch Care|HC|p
        Oxenmarch Supported Living|L|p
        Sterrimarch Care|HDN|p
        Wellenmarch Homecare|HR|p
        """;

    public const string Unknown = """
        Bruntenlow Care|H|p
        Fossenlow Homecare|H|p
        Jessamote Support|L|p
        Paddenlow Days|D|v
        Sandrenlow Care|H|p
        Zellenlow Homecare|H|p
        """;
}
