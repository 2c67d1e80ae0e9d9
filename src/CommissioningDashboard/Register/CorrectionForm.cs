using System.Globalization;
using System.Text.Json;
using CommissioningDashboard.Data;
using CommissioningDashboard.Forms;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Register;

/// <summary>A correction as filled in; see <see cref="Correction"/> for what each field means.</summary>
public sealed record CorrectionForm
{
    private const decimal _most = 1_000_000;
    private static readonly DateOnly _earliest = new(1900, 1, 1);

    public RegisterPart Part { get; init; }

    public int? Fact { get; init; }

    public string? Name { get; init; }

    public string? Ownership { get; init; }

    public string? CqcProviderId { get; init; }

    public string? CqcLocationId { get; init; }

    public string? CompaniesHouse { get; init; }

    public string? Charity { get; init; }

    public string? Ods { get; init; }

    public string? ListedOn { get; init; }

    public string? Value { get; init; }

    public string? Basis { get; init; }

    public string? Source { get; init; }

    public string? Rating { get; init; }

    public string? Text { get; init; }

    public string? Tie { get; init; }

    public IReadOnlyList<int> Items { get; init; } = [];

    public ProfileText? Profile { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>True for a fact that was recorded by mistake and held on no day.</summary>
    public bool NeverSo { get; init; }

    /// <summary>Parts whose facts have a first and a last day.</summary>
    public static bool HasEnd(RegisterPart part) => part
        is RegisterPart.Services or RegisterPart.Areas or RegisterPart.Openings or RegisterPart.Groups or RegisterPart.Communities
        or RegisterPart.Frameworks;

    /// <summary>All of it as one text, to keep it and to tell whether two are the same.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    public static CorrectionForm FromJson(string json) => JsonSerializer.Deserialize<CorrectionForm>(json)!;

    /// <summary>A day as forms show it.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    /// <summary>The correction, or what has to be mended, each with the name of its field.</summary>
    public (Correction? Correction, IReadOnlyList<(string Field, string Problem)> Problems) Read(DateOnly today)
    {
        var problems = new Problems();
        var read = Part == RegisterPart.Details ? Details(problems, today) : OfFact(problems, today);
        return problems.Found.Count > 0 ? (null, problems.Found) : (read, []);
    }

    private Correction Details(Problems problems, DateOnly today) => new()
    {
        Part = Part,
        Name = problems.Text(nameof(Name), Name, "Enter the name", 200),
        Ownership = problems.Choice<Ownership>(nameof(Ownership), Ownership, "Choose who owns it"),
        CqcProviderId = Cqc(problems, nameof(CqcProviderId), CqcProviderId),
        CqcLocationId = Cqc(problems, nameof(CqcLocationId), CqcLocationId),
        CompaniesHouse = problems.Identifier(nameof(CompaniesHouse), CompaniesHouse)?.PadLeft(8, '0'),
        Charity = problems.Identifier(nameof(Charity), Charity),
        Ods = problems.Identifier(nameof(Ods), Ods),
        ListedOn = problems.Date(nameof(ListedOn), ListedOn, _earliest, today) ?? default,
    };

    private static string? Cqc(Problems problems, string field, string? text)
    {
        var number = problems.Identifier(field, text) is { } written ? CqcNumber.Read(written) ?? "" : null;
        problems.Check(number is not "", field, "Enter 1- and digits, such as 1-1234567890, or an NHS code");
        return number;
    }

    private Correction OfFact(Problems problems, DateOnly today)
    {
        var isSaidOfADay = !HasEnd(Part);
        var from = problems.Date(nameof(From), From, _earliest, isSaidOfADay ? today : today.AddYears(5)) ?? default;
        DateOnly? to = HasEnd(Part) && !string.IsNullOrWhiteSpace(To)
            ? problems.Date(nameof(To), To, _earliest, today.AddYears(20)) : null;
        problems.Check(Part != RegisterPart.Size || Basis != $"{SizeBasis.Hint}", nameof(Basis), "Say what the size counts");
        problems.Check(NeverSo || to is null || to >= from, nameof(To), "The last day cannot lie before the first");
        if (Part == RegisterPart.Profile)
        {
            problems.Check(Profile?.Said().Any() is true, nameof(ProfileText.About), "Say something of what you do");
            foreach (var (field, problem) in Profile?.Problems() ?? [])
            {
                problems.Check(false, field, problem);
            }
        }

        return new Correction
        {
            Part = Part,
            Fact = Fact,
            Profile = Profile,
            From = from,
            To = NeverSo && HasEnd(Part) && Part != RegisterPart.Groups ? from.AddDays(-1) : to,
            Value = Part switch
            {
                RegisterPart.Size => problems.Number(nameof(Value), Value, _most, "Enter how many people work there"),
                RegisterPart.Capacity => problems.Number(nameof(Value), Value, _most, "Enter the hours a week"),
                _ => 0,
            },
            Basis = Part == RegisterPart.Size ? problems.Choice<SizeBasis>(nameof(Basis), Basis, "Say what the size counts") : default,
            Source = Part is RegisterPart.Size or RegisterPart.Ratings
                ? problems.Text(nameof(Source), Source, "Say who says so", 200) : null,
            Rating = Part == RegisterPart.Ratings ? problems.Choice<CqcRating>(nameof(Rating), Rating, "Choose the rating") : default,
            Tie = Part == RegisterPart.Communities
                ? problems.Choice<CommunityTie>(nameof(Tie), Tie, "Say whether it serves the community or is led by it") : default,
            Text = Part switch
            {
                RegisterPart.Groups => problems.Text(nameof(Text), Text, "Enter the group’s name", 200),
                RegisterPart.Communities => problems.Text(nameof(Text), Text, "Enter the community’s name", 100),
                RegisterPart.Frameworks => problems.Text(nameof(Text), Text, "Choose the framework", 100),
                _ => null,
            },
            Items = ItemsRead(problems),
        };
    }

    private IReadOnlyList<int> ItemsRead(Problems problems)
    {
        var areNeeded = Fact is null && Part is RegisterPart.Services or RegisterPart.Areas or RegisterPart.Frameworks;
        problems.Check(!areNeeded || Items.Count > 0, nameof(Items), "Choose one or more");
        return [.. Items.Distinct()];
    }

    /// <summary>Reads fields and notes what is wrong with them; one problem a field.</summary>
    private sealed class Problems
    {
        private readonly List<(string Field, string Problem)> _found = [];

        public List<(string Field, string Problem)> Found => _found;

        public void Check(bool isGood, string field, string problem) => _found.Check(isGood, field, problem);

        public string? Text(string field, string? typed, string missing, int longest)
        {
            var text = typed?.Trim() ?? "";
            Check(text.Length > 0, field, missing);
            Check(text.Length <= longest, field, $"Use {longest} characters or fewer");
            return text;
        }

        public string? Identifier(string field, string? typed)
        {
            var text = typed?.Trim().ToUpperInvariant() ?? "";
            Check(text.Length <= 20 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'), field,
                "Use up to 20 letters, digits and hyphens, or leave it empty");
            return text.Length == 0 ? null : text;
        }

        public T Choice<T>(string field, string? typed, string missing) where T : struct, Enum
        {
            var isOne = Enum.TryParse<T>(typed, out var value) && Enum.IsDefined(value);
            Check(isOne, field, missing);
            return isOne ? value : default;
        }

        public decimal Number(string field, string? typed, decimal most, string missing)
        {
            var isNumber = decimal.TryParse(
                typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite
                    | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value);
            Check(isNumber, field, $"{missing}, as a number like 4.5");
            Check(value <= most, field, $"Use a number up to {most:N0}");
            return value;
        }

        public DateOnly? Date(string field, string? typed, DateOnly earliest, DateOnly latest)
        {
            var isDay = Dates.TryRead((typed ?? "").Trim(), out var day);
            Check(isDay, field, "Enter the day, like 30/11/2026");
            Check(!isDay || (day >= earliest && day <= latest), field,
                $"The day must lie between {Measures.Written.Date(earliest)} and {Measures.Written.Date(latest)}");
            return isDay ? day : null;
        }
    }
}
