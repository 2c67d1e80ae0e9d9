namespace CommissioningDashboard.Imports.OpenReferral;

/// <summary>What a feed tells of an organisation, as far as the register has a place for it. Of people it has nothing.</summary>
/// <param name="Key">What tells it from others.</param>
public sealed record ToldOrganisation(string Key, string Name)
{
    public string? About { get; init; }

    public string? Email { get; init; }

    public string? Website { get; init; }

    public string? Telephone { get; init; }

    public string? CompanyNumber { get; init; }

    public string? CharityNumber { get; init; }

    public IReadOnlyList<ToldService> Services { get; init; } = [];

    /// <summary>This reading laid over an earlier one: services that it does not name stay, for a page has not all.</summary>
    public ToldOrganisation Over(ToldOrganisation earlier) => this with
    {
        CompanyNumber = CompanyNumber ?? earlier.CompanyNumber,
        CharityNumber = CharityNumber ?? earlier.CharityNumber,
        Telephone = Telephone ?? earlier.Telephone,
        Services = [.. Services, .. earlier.Services.Where(x => Services.All(s => s.Id != x.Id))],
    };
}

/// <summary>A service that an organisation gives, as a feed tells of it.</summary>
/// <param name="Id">In the feed.</param>
public sealed record ToldService(string Id, string Name)
{
    /// <summary>False for one that is given no more or not at present: nothing of it is offered.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>The terms that it is classed under, as written.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>Names of the areas that it is given in.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    public string? Times { get; init; }

    public string? ForWhom { get; init; }

    public string? Languages { get; init; }

    public string? Prices { get; init; }

    public string? Quality { get; init; }

    public string? Telephone { get; init; }

    public string? Email { get; init; }

    public string? Website { get; init; }

    /// <summary>What was told and not taken, and why, in words that hold none of it.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}

/// <summary>Why a feed cannot be taken.</summary>
/// <param name="Item">Which of its services; "the file" for the whole.</param>
/// <param name="Field">The field with the way to it.</param>
/// <param name="Value">The beginning of what it holds.</param>
public sealed record FeedProblem(string Item, string Field, string Value, string Rule, string Remedy);

/// <summary>What was read of a feed. With a problem nothing of it is taken.</summary>
/// <param name="Version">The version of Open Referral UK by which it was read.</param>
/// <param name="Services">How many services there were.</param>
/// <param name="Problems">The first of them.</param>
/// <param name="ProblemCount">How many there are in all.</param>
public sealed record FeedReading(
    string Version, IReadOnlyList<ToldOrganisation> Organisations, int Services, IReadOnlyList<FeedProblem> Problems, int ProblemCount)
{
    public static FeedReading Refused(FeedProblem problem) => new("", [], 0, [problem], 1);
}
