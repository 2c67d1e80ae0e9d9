using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Spend;

namespace CommissioningDashboard.Tests.Spend;

public sealed class SpendPictureTests
{
    private static readonly DateOnly _day = new(2025, 10, 14);

    private static readonly SizeScheme _scheme = new()
    {
        Id = "somerset-8",
        Name = "Somerset (8 workers)",
        Basis = SizeBasis.Workers,
        MicroMax = 8,
        SmallMax = 49,
        MediumMax = 249,
        MicroMustBeIndependent = true,
        Source = "test",
    };

    [Fact]
    public void A_share_is_the_range_in_which_it_lies_whatever_the_unknown_are()
    {
        var picture = Picture([Row("Willow Ltd", 300_00), Row("Huge plc", 500_00, isSme: false), Row("Nobody", 200_00)], Provider("Willow Limited", 12));

        picture.Share(SupplierKind.Sme).Text.Should().Be("30% to 50%");
        SpendSentences.Finding(picture, SupplierKind.Sme).Marked.Should().Be("{30% to 50%} of £1,000 went to small and medium-sized firms: of {20%} it is not known.");
        picture.Suppliers.Select(x => (x.Name, x.Provider?.Name)).Should().Equal(("Huge plc", null), ("Willow Ltd", "Willow Limited"), ("Nobody", null));
    }

    [Fact]
    public void What_is_settled_is_one_figure_and_what_there_is_none_of_says_which_file_is_missing()
    {
        SpendSentences.Finding(Picture([Row("A", 300_00, isSme: true), Row("B", 100_00, isSme: false)]), SupplierKind.Sme).Marked
            .Should().Be("{75%} of £400 went to small and medium-sized firms.");
        SpendSentences.Finding(Picture([]), SupplierKind.Sme).Plain
            .Should().Be("What share of spend goes to small and medium-sized firms cannot be calculated: no spend has been brought in.");
        SpendSentences.Finding(Picture([Row("A", -100_00)]), SupplierKind.Vcse).Plain
            .Should().Be("What share of spend goes to voluntary and community organisations cannot be calculated: credit notes come to as much as was paid.");
    }

    [Fact]
    public void Credit_notes_are_taken_off_and_withheld_names_may_each_be_anothers()
    {
        var picture = Picture([Row("A", 700_00, isSme: true), Row("A", -100_00), Row(null, 500_00), Row(null, -100_00)]);

        picture.Net.Should().Be(1_000_00);
        picture.Credited.Should().Be(200_00);
        picture.Share(SupplierKind.Sme).Range.Should().BeEquivalentTo(new { Low = 0.5, High = 1.1 });
        picture.Share(SupplierKind.Vcse).Range.Should().BeEquivalentTo(new { Low = -0.1, High = 1.1 });
    }

    [Fact]
    public void A_supplier_is_found_by_number_or_exact_name_and_by_nothing_less()
    {
        var (oak, other) = (Provider("Oak Care Ltd", 3, company: "00000042"), Provider("Elm Care", 3));
        var picture = Picture(
            [Row("OAK CARE LIMITED", 1), Row("Trading as Oak", 1, company: "00000042"), Row("Oak Care CIC", 1), Row("Elm Care Services", 1), Row("Elm-Care", 1)], oak, other);

        picture.Suppliers.Where(x => x.Provider is not null).Select(x => (x.Name, x.Provider!.Name)).Should().BeEquivalentTo(new[]
        {
            ("OAK CARE LIMITED", "Oak Care Ltd"), ("Trading as Oak", "Oak Care Ltd"), ("Elm-Care", "Elm Care"),
        });
        Picture([Row("Elm Care", 1)], Provider("Elm Care", 3), Provider("Elm care", 3)).OnRegister.Should().Be(0, "it could be either");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_shares_are_those_of_a_plain_second_computation(int seed)
    {
        var random = new Random(seed);
        ProviderRecord[] register = [Provider("P0", 3), Provider("P1", 300), Provider("P2", 30, Ownership.VoluntaryOrCharity), Provider("P3", null)];
        bool?[] said = [null, null, true, false];
        SpendRow[] rows =
        [
            .. Enumerable.Range(0, 200).Select(_ => Row(
                random.Next(8) == 0 ? null : $"P{random.Next(8)}", random.Next(-300, 2_000), isSme: said[random.Next(4)], on: _day.AddDays(random.Next(30)))),
        ];

        var figure = Picture(rows, register).Share(SupplierKind.Sme);

        // The least and the most are looked for by trying: each supplier that is not known is once an SME and once none.
        var whole = rows.Sum(x => x.Net);
        var (low, high) = (0L, 0L);
        foreach (var group in rows.GroupBy(x => x.Supplier))
        {
            var answers = group.Select(x => (x.Net, x.Paid, x.Credited, Is: PlainSme(x, group, register))).ToList();
            var sure = answers.Where(x => x.Is == true).Sum(x => x.Net);
            var unknown = answers.Where(x => x.Is is null).ToList();
            var tries = group.Key is null
                ? new[] { -unknown.Sum(x => x.Credited), unknown.Sum(x => x.Paid) } : [0, unknown.Sum(x => x.Net)];
            (low, high) = (low + sure + tries.Min(), high + sure + tries.Max());
        }

        figure.Value.Should().BeApproximately((double)low / whole, 1e-12);
        (figure.Range?.High ?? figure.Value).Should().BeApproximately((double)high / whole, 1e-12);
    }

    /// <summary>The rule in the plainest words: what the file says by then, else first after, else fewer than 250 staff on the register.</summary>
    private static bool? PlainSme(SpendRow row, IEnumerable<SpendRow> own, ProviderRecord[] register)
    {
        if (row.Supplier is null)
        {
            return row.IsSme;
        }

        var told = own.Where(x => x.IsSme is not null).OrderBy(x => x.On).ToList();
        var days = told.Select(x => x.On).Distinct().ToList();
        if (days.Count > 0)
        {
            var day = days.Exists(x => x <= row.On) ? days.Last(x => x <= row.On) : days[0];
            var words = told.Where(x => x.On == day).Select(x => x.IsSme).Distinct().ToList();
            if (words.Count == 1)
            {
                return words[0];
            }
        }

        var staff = register.FirstOrDefault(x => x.Name == row.Supplier)?.Sizes.Select(x => (decimal?)x.Value).FirstOrDefault();
        return staff is null ? null : staff < 250;
    }

    internal static SpendPicture Picture(SpendRow[] rows, params ProviderRecord[] register)
        => new(rows, register.Select(x => new ProviderName(x.Name, x.CompaniesHouseNumber, x.CharityNumber, x)), _scheme);

    internal static SpendRow Row(string? supplier, long pence, bool? isSme = null, bool? isVcse = null, DateOnly? on = null, string? company = null)
        => new(supplier, SupplierNames.Key(supplier), on ?? _day, Math.Max(pence, 0), Math.Max(-pence, 0), 1, isSme, isVcse, company);

    internal static ProviderRecord Provider(string name, int? workers, Ownership ownership = Ownership.Private, string? company = null) => new()
    {
        Index = 0,
        Id = 1,
        Reference = name,
        Name = name,
        Ownership = ownership,
        CompaniesHouseNumber = company,
        ListedOn = new DateOnly(2020, 1, 1),
        Sizes = workers is { } size ? [new(new DateOnly(2025, 1, 1), SizeBasis.Workers, size, "survey")] : [],
    };
}
