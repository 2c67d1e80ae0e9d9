using System.Globalization;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Formats;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports;

/// <summary>Client Level Data on its way in: service events become referrals whose support was arranged.</summary>
internal sealed class CldIntake(CldFormat format, ImportSession session) : ReferralIntake(session)
{
    private static readonly DateOnly _earliest = new(1990, 1, 1);
    private static readonly string[] _updated =
    [
        "person_key", "received_on", "service_id", "need", "route", "age_band", "ethnicity_group", "weekly_hours", "weekly_cost", "outcome",
        "provider_id", "arranged_on", "ended_on",
    ];

    private readonly DateOnly _latest = session.Today.AddYears(5);
    private CldProviders _providers = null!;
    private int _otherEvents, _noMechanism, _unknownReason, _unknownEthnicity, _nameOnly, _repeats;

    protected override IEnumerable<string> Updated => _updated;

    protected override async Task LoadAsync(CancellationToken cancellationToken)
        => _providers = await CldProviders.LoadAsync(Session.Db, cancellationToken);

    public override RowOutcome Take(RowFields row)
    {
        var type = row.Raw(format.EventType);
        if (!type.Equals("Service", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var known in CldCodes.EventTypes)
            {
                if (type.Equals(known, StringComparison.OrdinalIgnoreCase))
                {
                    _otherEvents++;
                    return RowOutcome.Folded;
                }
            }

            row.Refuse(format.EventType, "The value is not in the code list.", $"{format.EventType.Rule}.");
            return RowOutcome.Taken;
        }

        var person = row.Text(format.Person, longest: 100);
        var started = row.Date(format.StartDate, _earliest, Session.Today);
        var ended = row.Date(format.EndDate, _earliest, _latest);
        var born = row.Date(format.Born, new DateOnly(1880, 1, 1), Session.Today);
        var serviceType = Listed(row, format.ServiceType, CldCodes.ServiceType(row.Raw(format.ServiceType)));
        var component = Listed(row, format.Component, CldCodes.Component(row.Raw(format.Component)));
        var mechanism = row.Code(format.Mechanism, CodeLists.Route);
        var (cost, hours, price) = Cost(row);
        if (ended < started)
        {
            row.Refuse(format.EndDate, "A service cannot end before it started.", "Check both dates.");
        }

        // Looked up in any case, so that what is wrong here too is told with the rest.
        var service = component is null ? null : Names.Services.Find(row, format.Component, component);
        var council = row.Text(format.LaCode, longest: 20);
        var (location, name) = (row.Text(format.Location, longest: 20), row.Text(format.LocationName));
        if (row.IsRefused || person is null || started is null || component is null)
        {
            return RowOutcome.Taken;
        }

        // What makes one event: the national definition for services within a submission. The event reference is unfit for it.
        var same = string.Join('|', council, person, started.Value.ToString("O", CultureInfo.InvariantCulture),
            Plain.Normalise(row.Raw(format.ClientType)), serviceType, component, mechanism, price);
        Stage(row.RowNumber, new StagedReferral
        {
            Reference = $"CLD-{Convert.ToHexStringLower(Session.Person.Hash(same))}",
            PersonKey = Session.Person.Hash(person),
            ReceivedOn = started.Value,
            ServiceId = service,
            Need = Known(CldCodes.NeedOf(row.Raw(format.Reason)), Need.NotKnown, row.Raw(format.Reason), ref _unknownReason),
            Route = mechanism ?? Assumed(component),
            AgeBand = born is { } day ? CldCodes.AgeBandOf(day, started.Value) : AgeBand.NotKnown,
            EthnicityGroup = Known(
                CldCodes.EthnicityOf(row.Raw(format.Ethnicity)), EthnicityGroup.NoData, row.Raw(format.Ethnicity), ref _unknownEthnicity),
            WeeklyHours = hours,
            WeeklyCost = cost,
            Outcome = ReferralOutcome.Arranged,
            ProviderId = Provider(location, name, started.Value),
            ArrangedOn = started,
            EndedOn = ended,
        });
        return RowOutcome.Taken;
    }

    protected override async Task ResolveRepeatsAsync(CancellationToken cancellationToken)
    {
        if (Session.Problems.Count > 0)
        {
            return;
        }

        _repeats = await Session.ExecuteAsync("""
            delete from staged s using (
              select row_no, row_number() over (partition by reference order by ended_on desc nulls first, row_no desc) as place from staged
            ) x where x.row_no = s.row_no and x.place > 1
            """, cancellationToken);
        Session.Rows.Folded += _repeats;
    }

    protected override async Task SaveNamesAsync(CancellationToken cancellationToken)
    {
        NoteCounts();
        foreach (var provider in _providers.New)
        {
            provider.BatchId = Session.Batch.Id;
            Session.Db.Providers.Add(provider);
        }

        await base.SaveNamesAsync(cancellationToken);
        await RekeyAsync("provider_id", [.. _providers.New.Select(x => x.Id)], cancellationToken);
        Session.Db.ProviderOpenings.AddRange(_providers.New.Select(x => new ProviderOpening { ProviderId = x.Id, From = x.ListedOn }));
        await ChangeLog.SaveAndKeepAsync(Session, cancellationToken);
    }

    /// <summary>Weekly cost and hours by the national rule, and the price as told, which is part of what makes one event.</summary>
    private (decimal? Cost, decimal? Hours, string Price) Cost(RowFields row)
    {
        var unit = row.Number(format.UnitCost, -1_000_000, 1_000_000);
        var planned = row.Number(format.Planned, 0, 100_000);
        var frequency = row.Raw(format.Frequency);
        if (!CldCodes.TryUnitsPerWeek(frequency, planned, out var units))
        {
            row.Refuse(format.Frequency, "The value is not in the code list.", $"{format.Frequency.Rule}.");
            return default;
        }

        var hourly = CldCodes.IsHourly(frequency);
        var cost = units is { } u && unit is { } c ? Math.Round(Math.Abs(c) * u, 2, MidpointRounding.AwayFromZero) : (decimal?)null;
        if (hourly && planned > 655.35m)
        {
            row.Refuse(format.Planned, "Hours of support a week cannot be above 655.35.", "Check that these are units a week, not a year.");
        }

        if (cost > 1_000_000)
        {
            row.Refuse(format.UnitCost, "The weekly cost comes to more than £1,000,000.", "Check the unit cost, its frequency and the "
                + "planned units.");
        }

        return (cost, hourly ? planned : null,
            string.Create(CultureInfo.InvariantCulture, $"{unit:0.00}|{Plain.Normalise(frequency)}|{planned:0.00}"));
    }

    private int? Provider(string? location, string? name, DateOnly started)
    {
        if (location is not null and not "-")
        {
            return _providers.ByLocation(location.ToUpperInvariant(), name, started);
        }

        var found = name is null ? null : _providers.ByName(name);
        _nameOnly += name is not null && found is null ? 1 : 0;
        return found;
    }

    /// <summary>The mechanism is not mandatory: a direct payment says so by its component, the rest is taken as commissioned.</summary>
    private Route Assumed(string component)
    {
        if (component == "Direct payment")
        {
            return Route.DirectPayment;
        }

        _noMechanism++;
        return Route.CouncilCommissioned;
    }

    private static string? Listed(RowFields row, ImportColumn column, string? word)
    {
        if (word is null)
        {
            row.Refuse(column, "The value is not in the code list.", $"{column.Rule}.");
        }

        return word;
    }

    private static T Known<T>(T? value, T otherwise, ReadOnlySpan<char> raw, ref int unknown) where T : struct
    {
        unknown += value is null && !raw.IsEmpty ? 1 : 0;
        return value ?? otherwise;
    }

    private void NoteCounts()
    {
        Note(_otherEvents, "are requests, assessments or reviews, not services; counted as collapsed");
        Note(_repeats, "repeat a service event and were folded into it");
        Note(_noMechanism, "have no delivery mechanism; taken as council-commissioned");
        Note(_nameOnly, "name a provider that has no CQC location and is not in the register by that name; kept as provider not recorded");
        Note(_unknownReason, "have a primary support reason outside the code list; kept as not known");
        Note(_unknownEthnicity, "have an ethnicity outside the code list; kept as no data");
        if (_providers.New.Count > 0)
        {
            Session.Notes.Add($"New providers, to be completed: "
                + $"{string.Join(", ", _providers.New.Take(20).Select(x => x.Name))}{(_providers.New.Count > 20
                    ? $" and {_providers.New.Count - 20:N0} more"
                    : "")}.");
        }
    }

    private void Note(int rows, string what)
    {
        if (rows > 0)
        {
            Session.Notes.Add($"Rows that {what}: {rows:N0}.");
        }
    }
}
